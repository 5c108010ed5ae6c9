import type * as Y from 'yjs';
import type { Day } from '#domain/day.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import type { BoardId, KpiId } from '#domain/id.ts';
import type { Kpi } from '#domain/kpi.ts';
import { locksBeside, mayLockLimits } from '#domain/limit-locks.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { isDerived } from '#domain/whole-readings.ts';
import type { Why } from '#domain/why.ts';
import { calendarDay, saying } from '../checks.ts';
import { transact, writerMark, type Edit } from '../edit.ts';
import { liveEntity, nestedOf, patchEntity, type Fields } from '../entity.ts';
import { readBoard } from '../read-board.ts';
import { readKpi } from '../read/kpi.ts';
import { Stored } from '../read/stored.ts';

/** What is said of a change of the process: its day, and what was changed. */
interface DividerFacts {
	readonly day: Day;
	readonly reason: string;
}

/**
 * Say that the process was changed on a day, and how: the chart's limits begin anew there. It takes the place of
 * what was said of that day before; what another device says at the same time stays beside it.
 */
export function addDivider(
	edit: Edit,
	kpiId: KpiId,
	divider: DividerFacts
): Result<undefined, Why> {
	return putDivider(edit, kpiId, divider, []);
}

/** Put right when or how the process was changed: what is said now takes the place of what was said of that day. */
export function correctDivider(
	edit: Edit,
	kpiId: KpiId,
	corrected: Day,
	divider: DividerFacts
): Result<undefined, Why> {
	return putDivider(edit, kpiId, divider, [corrected]);
}

/** Take a divider away: the limits run through that day again. */
export function removeDivider(edit: Edit, kpiId: KpiId, day: Day): Result<undefined, Why> {
	const dividers = nestedOf(edit, 'kpis', kpiId, 'dividers');
	if (!dividers.done) return dividers;
	transact(edit, () => takeDividers(dividers.value, day));
	return done();
}

/**
 * Keep a KPI's limits as its readings up to a day make them, whatever comes after. Takes the place of another lock
 * between the same dividers. Refuses a day with fewer than six readings behind it.
 */
export function lockLimits(edit: Edit, kpiId: KpiId, upTo: Day): Result<undefined, Why> {
	const day = calendarDay(upTo);
	if (!day.done) return day;
	const entity = liveEntity(edit, 'kpis', kpiId);
	if (!entity.done) return entity;
	const kpi = withReadings(edit, kpiId, entity.value);
	if (!mayLockLimits(kpi, day.value)) return refused('too-few-readings');
	const locks = { ...without(locksBeside(kpi, day.value)), [lockOf(day.value)]: done(true) };
	return patchEntity(edit, 'kpis', kpiId, locks);
}

/** Let the first 24 readings make the limits again, between the dividers around a day. */
export function unlockLimits(edit: Edit, kpiId: KpiId, day: Day): Result<undefined, Why> {
	const entity = liveEntity(edit, 'kpis', kpiId);
	if (!entity.done) return entity;
	const kpi = readKpi(new Stored('kpis', kpiId, entity.value, []));
	return patchEntity(edit, 'kpis', kpiId, without(locksBeside(kpi, day)));
}

/** A KPI with the readings that its chart shows: those of a calculated one are in no document. */
function withReadings(edit: Edit, id: KpiId, entity: Y.Map<unknown>): Kpi {
	const kpi = readKpi(new Stored('kpis', id, entity, []));
	if (!isDerived(kpi)) return kpi;
	return withDerivedReadings(readBoard(edit.doc, '' as BoardId), edit.today).kpis.get(id) ?? kpi;
}

function putDivider(
	edit: Edit,
	kpiId: KpiId,
	divider: DividerFacts,
	instead: readonly Day[]
): Result<undefined, Why> {
	const dividers = nestedOf(edit, 'kpis', kpiId, 'dividers');
	if (!dividers.done) return dividers;
	const day = calendarDay(divider.day);
	if (!day.done) return day;
	const reason = saying(divider.reason);
	if (!reason.done) return reason;
	const fact = { reason: reason.value, ...(edit.by ? { by: edit.by } : {}) };
	transact(edit, () => {
		for (const each of [...instead, day.value]) takeDividers(dividers.value, each);
		dividers.value.set(`${day.value}~${writerMark(edit)}`, fact);
	});
	return done();
}

function takeDividers(dividers: Y.Map<unknown>, day: Day): void {
	for (const key of [...dividers.keys()]) if (key.split('~')[0] === day) dividers.delete(key);
}

function lockOf(day: Day): string {
	return `lock:${day}`;
}

function without(locks: readonly Day[]): Fields {
	return Object.fromEntries(locks.map((day) => [lockOf(day), done(null)]));
}
