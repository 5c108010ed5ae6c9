import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { addKpi, renameKpi } from '#document/commands/kpi.ts';
import { archive } from '#document/commands/archive.ts';
import { calculateKpi, typeKpi } from '#document/commands/formula.ts';
import { lockLimits } from '#document/commands/process.ts';
import { enterReadings, recordReading, recordReadings } from '#document/commands/reading.ts';
import type { Edit } from '#document/edit.ts';
import { History } from '#document/undo.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import type { KpiId } from '#domain/id.ts';
import { jsonFromDoc, docFromJson } from '#exchange/board-json.ts';
import { finished } from '#tests/finished.ts';
import { aDocument, boardId, boardOf, day, later, made, meet, replica, today } from './world.ts';

function aShop() {
	const { doc, edit } = aDocument();
	const kpi = (name: string) => made(addKpi(edit, { name }));
	const [orders, visits, rate] = [kpi('Orders'), kpi('Visits'), kpi('Conversion')];
	made(recordReading(edit, orders, { day: day('2026-11-16'), value: 30 }));
	made(recordReading(edit, visits, { day: day('2026-11-17'), value: 200 }));
	return { doc, edit, orders, visits, rate, ratio: `[${orders}] / [${visits}] * 100` };
}
const shown = (doc: Y.Doc, id: KpiId) => withDerivedReadings(boardOf(doc), today).kpis.get(id);
const values = (doc: Y.Doc, id: KpiId) => shown(doc, id)?.readings.map(({ value }) => value);

test('T-Q1 a KPI is calculated by ids: a new name changes nothing, and what it stood for before comes back', () => {
	const { doc, edit, orders, rate, ratio } = aShop();
	made(recordReading(edit, rate, { day: day('2026-11-15'), value: 7, note: 'by hand' }));
	made(calculateKpi(edit, rate, ratio));
	made(renameKpi(edit, orders, 'Sales [paid]'));
	expect(values(doc, rate)).toEqual([15]);
	expect(shown(doc, rate)?.derived?.kept).toBe(1);
	expect(
		boardOf(doc)
			.kpis.get(rate)
			?.changes.map(({ field }) => field)
	).toEqual(['formula']);
	made(typeKpi(edit, rate));
	expect(shown(doc, rate)?.readings).toMatchObject([{ value: 7, note: 'by hand' }]);
	expect(boardOf(doc).problems).toEqual([]);
});

test('T-Q1 calculating a KPI is one step of undo, and done again comes to the same', () => {
	const { doc, edit, rate, ratio } = aShop();
	const history = new History(doc);
	made(history.step(() => calculateKpi(edit, rate, ratio)));
	made(history.undo());
	expect(values(doc, rate)).toEqual([]);
	expect(shown(doc, rate)).not.toHaveProperty('derived');
	made(history.redo());
	expect(values(doc, rate)).toEqual([15]);
});

test('T-Q2 what is no formula, names what is not there or would need itself is refused and changes nothing', () => {
	const { doc, edit, orders, visits, rate, ratio } = aShop();
	const before = Y.encodeStateVector(doc);
	const why = (id: KpiId, formula: string) => {
		const result = calculateKpi(edit, id, formula);
		return result.done ? undefined : result.why;
	};
	for (const text of ['', '5', '[a] ^ 2', 'alert([a])', `[${orders}] [${visits}]`])
		expect(why(rate, text)).toBe('formula-unreadable');
	expect(why(rate, '[nowhere] * 2')).toBe('gone');
	expect(why(rate, `[${rate}] + 1`)).toBe('formula-loop');
	expect(Y.encodeStateVector(doc)).toEqual(before);
	made(calculateKpi(edit, rate, ratio));
	expect(why(visits, `[${rate}] * 2`)).toBe('formula-loop');
	made(archive(edit, 'kpis', visits));
	expect(why(rate, ratio)).toBe('gone');
	expect(shown(doc, rate)?.derived?.trouble).toEqual({ code: 'in-trash', kpiId: visits });
});

test('T-Q3 nothing is typed into a calculated KPI, by whatever way', () => {
	const { doc, edit, orders, rate, ratio } = aShop();
	made(recordReading(edit, rate, { day: day('2026-11-15'), value: 7 }));
	const [typed] = boardOf(doc).kpis.get(rate)?.readings ?? [];
	made(calculateKpi(edit, rate, ratio));
	const before = Y.encodeStateVector(doc);
	const reading = { day: day('2026-11-18'), value: 1 };
	const no = { done: false, why: 'readings-calculated' };
	expect(recordReading(edit, rate, reading)).toEqual(no);
	expect(recordReadings(edit, rate, [reading, reading])).toEqual(no);
	expect(
		enterReadings(edit, [
			{ kpiId: orders, reading },
			{ kpiId: rate, reading }
		])
	).toEqual(no);
	expect(typed && enterReadings(edit, [{ kpiId: rate, instead: typed }])).toEqual(no);
	expect(Y.encodeStateVector(doc)).toEqual(before);
});

test('T-Q4 two devices that close a loop apart both read no value and name it, and either can take it back', () => {
	const { doc, edit, orders, visits } = aShop();
	const other = replica(doc);
	const there: Edit = { ...later(edit), doc: other };
	made(calculateKpi(edit, orders, `[${visits}] * 2`));
	made(calculateKpi(there, visits, `[${orders}] / 2`));
	meet(doc, other);
	const loop = [orders, visits].sort();
	for (const each of [doc, other])
		for (const id of [orders, visits])
			expect(shown(each, id)).toMatchObject({
				readings: [],
				derived: { trouble: { code: 'loop', loop } }
			});
	made(typeKpi({ ...later(edit), doc: other }, visits));
	meet(doc, other);
	expect(values(doc, orders)).toEqual([400]);
});

test('T-Q4 two formulas that were written apart are both kept, one is shown, and it is to be chosen', () => {
	const { doc, edit, orders, visits, rate } = aShop();
	const other = replica(doc);
	made(calculateKpi(edit, rate, `[${orders}] * 2`));
	made(calculateKpi({ ...later(edit), doc: other }, rate, `[${visits}] * 3`));
	meet(doc, other);
	const [conflict] = boardOf(doc).kpis.get(rate)?.conflicts ?? [];
	expect(conflict?.field).toBe('formula');
	expect(conflict?.versions.map(({ value }) => value).sort()).toEqual(
		[`[${orders}] * 2`, `[${visits}] * 3`].sort()
	);
});

test('T-Q5 what another program wrote as a formula is kept, told and shows no value', () => {
	const { doc, edit, rate } = aShop();
	const stored = doc.getMap('kpis').get(rate);
	for (const odd of [42, 'x'.repeat(70_000), 'constructor', { a: 1 }, '['.repeat(3000)]) {
		if (stored instanceof Y.Map) stored.set('formula', odd);
		const kpi = shown(doc, rate);
		expect(kpi?.readings).toEqual([]);
		expect(kpi?.derived?.trouble).toEqual({ code: 'unreadable' });
		expect(boardOf(doc).problems).toMatchObject([{ id: rate, field: 'formula' }]);
	}
	expect(recordReading(edit, rate, { day: day('2026-11-18'), value: 1 }).done).toBe(false);
});

test('T-Q6 limits can be locked on calculated readings, and a JSON file keeps the formula', async () => {
	const { doc, edit, orders, rate } = aShop();
	const days = ['2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02'];
	made(calculateKpi(edit, rate, `[${orders}] * 2`));
	expect(lockLimits(edit, rate, day('2026-11-09'))).toMatchObject({ why: 'too-few-readings' });
	made(
		recordReadings(
			edit,
			orders,
			days.map((on) => ({ day: day(on), value: 5 }))
		)
	);
	made(lockLimits(edit, rate, day('2026-11-09')));
	expect(boardOf(doc).kpis.get(rate)?.limitLocks).toEqual(['2026-11-09']);
	const json = finished(jsonFromDoc(doc, boardId));
	const again = made(finished(docFromJson(new Uint8Array(await json.arrayBuffer()))));
	expect(boardOf(again.doc).kpis.get(rate)?.formula).toBe(`[${orders}] * 2`);
});
