import type { Day } from '#domain/day.ts';
import type { EventId, KpiId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { calendarDay, prose, wording } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, known, markEntity, patchEntity } from '../entity.ts';

/** Note on the charts what happened on a day; without KPIs it is on all of them. It may be a day to come. */
export function addEvent(
	edit: Edit,
	event: {
		readonly day: Day;
		readonly title: string;
		readonly note?: string;
		readonly kpiIds?: readonly KpiId[];
	}
): Result<EventId, Why> {
	const kpis = (event.kpiIds ?? []).map((id) => {
		const kpi = known(edit, 'kpis', id);
		return [`kpi:${id}`, kpi.done ? done(true) : kpi] as const;
	});
	return createEntity(edit, 'events', {
		day: calendarDay(event.day),
		title: wording(event.title),
		note: prose(event.note),
		...Object.fromEntries(kpis)
	});
}

/** Change the day or the words of an event; what is left out stays. */
export function describeEvent(
	edit: Edit,
	id: EventId,
	event: { readonly day?: Day; readonly title?: string; readonly note?: string }
): Result<undefined, Why> {
	return patchEntity(edit, 'events', id, {
		day: calendarDay(event.day),
		title: wording(event.title),
		note: prose(event.note)
	});
}

/** Show an event on a KPI's chart. */
export function showEventOn(edit: Edit, id: EventId, kpiId: KpiId): Result<undefined, Why> {
	const kpi = known(edit, 'kpis', kpiId);
	return kpi.done ? markEntity(edit, 'events', id, `kpi:${kpiId}`, 'on') : refused(kpi.why);
}

/** Take an event off a KPI's chart; off the last one means on all of them. */
export function hideEventOn(edit: Edit, id: EventId, kpiId: KpiId): Result<undefined, Why> {
	return markEntity(edit, 'events', id, `kpi:${kpiId}`, 'off');
}
