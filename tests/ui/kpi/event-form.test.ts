import { expect, test } from 'vitest';
import { addEvent, describeEvent, hideEventOn, showEventOn } from '#document/commands/event.ts';
import { addKpi } from '#document/commands/kpi.ts';
import { aDocument, boardOf, day, later, made } from '#tests/document/world.ts';
import { blankEvent, fieldsFromEvent } from '#ui/kpi/event-fields.ts';
import { addTypedEvent, changeToTyped } from '#ui/kpi/save-event.ts';

/** An event on one chart, and its form as somebody has just opened it. */
function opened() {
	const { doc, edit, kpiId } = aDocument();
	const event = { day: day('2026-11-02'), title: 'Prices raised', kpiIds: [kpiId] };
	const id = made(addEvent(edit, event));
	const of = () => boardOf(doc).events.get(id)!;
	return { doc, edit, kpiId, id, of, from: fieldsFromEvent(of()) };
}

test('Y-L6 what others wrote of an event meanwhile stays where its form left it alone', () => {
	const { edit, kpiId, id, of, from } = opened();
	const other = made(addKpi(edit, { name: 'Churn' }));
	made(describeEvent(later(edit), id, { note: 'By 8 %' }));
	made(showEventOn(later(edit), id, other));
	const fields = { ...from, title: 'Prices were raised' };
	made(changeToTyped(later(edit, { minutes: 2 }), kpiId, of(), { fields, from }));
	expect(of()).toMatchObject({ title: 'Prices were raised', note: 'By 8 %' });
	expect(of().kpiIds).toHaveLength(2);
	expect(of().conflicts).toBeUndefined();
});

test('Y-L6 what both changed of an event stands beside each other', () => {
	const { edit, kpiId, id, of, from } = opened();
	made(describeEvent(later(edit), id, { day: day('2026-11-03'), note: 'Theirs' }));
	const fields = { ...from, day: '2026-11-04', note: 'Mine' };
	made(changeToTyped(later(edit, { minutes: 2 }), kpiId, of(), { fields, from }));
	expect(of()).toMatchObject({ day: '2026-11-04', note: 'Mine' });
	expect(
		of()
			.conflicts?.map(({ field }) => field)
			.sort()
	).toEqual(['day', 'note']);
});

test('Y-L6 an event moves to every chart and back, and a form without a day says so', () => {
	const { doc, edit, kpiId, id, of, from } = opened();
	const everywhere = { ...from, where: 'everywhere' } as const;
	made(changeToTyped(later(edit), kpiId, of(), { fields: everywhere, from }));
	expect(of().kpiIds).toEqual([]);
	made(changeToTyped(later(edit), kpiId, of(), { fields: from, from: everywhere }));
	expect(of().kpiIds).toEqual([kpiId]);
	made(hideEventOn(later(edit), id, kpiId));
	const blank = { ...blankEvent, title: 'Rain' };
	expect(addTypedEvent(edit, kpiId, blank)).toEqual({ done: false, why: 'day-unreadable' });
	expect(changeToTyped(edit, kpiId, of(), { fields: { ...from, day: 'soon' }, from })).toEqual({
		done: false,
		why: 'day-unreadable'
	});
	made(addTypedEvent(edit, kpiId, { ...blank, day: '2026-11-06', where: 'everywhere' }));
	expect([...boardOf(doc).events.values()]).toHaveLength(2);
});
