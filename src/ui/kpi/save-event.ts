import { addEvent, describeEvent, hideEventOn, showEventOn } from '#document/commands/event.ts';
import { isDay } from '#domain/day.ts';
import type { BoardEvent } from '#domain/event.ts';
import type { KpiId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { EventFields, EventTyping } from './event-fields.ts';

type Edit = Parameters<typeof describeEvent>[0];

/** Add what a form of a new event says, to a KPI's chart or to all of them. */
export function addTypedEvent(
	edit: Edit,
	kpiId: KpiId,
	{ day, title, note, where }: EventFields
): Result<unknown, Why> {
	if (!isDay(day)) return refused('day-unreadable');
	return addEvent(edit, { day, title, note, kpiIds: where === 'here' ? [kpiId] : [] });
}

/**
 * Change an event to what its form asks for, on the page of a KPI. What is as it was when the form began (`from`)
 * is not written: others may have changed it meanwhile, and what both changed becomes a conflict to settle.
 */
export function changeToTyped(
	edit: Edit,
	kpiId: KpiId,
	{ id, kpiIds }: Pick<BoardEvent, 'id' | 'kpiIds'>,
	{ fields, from }: EventTyping
): Result<unknown, Why> {
	const { day, title, note, where } = fields;
	if (!isDay(day)) return refused('day-unreadable');
	const began: Readonly<Record<string, string>> = from;
	const described = describeEvent({ ...edit, over: (field) => began[field] }, id, {
		...(day === from.day ? {} : { day }),
		...(title === from.title ? {} : { title }),
		...(note === from.note ? {} : { note })
	});
	if (!described.done || where === from.where) return described;
	if (where === 'here') return showEventOn(edit, id, kpiId);
	for (const shown of kpiIds) {
		const hidden = hideEventOn(edit, id, shown);
		if (!hidden.done) return hidden;
	}
	return done();
}
