import type * as Y from 'yjs';
import type { Day } from '#domain/day.ts';
import type { KpiId } from '#domain/id.ts';
import { limitNames, limitsCross } from '#domain/kpi-limits.ts';
import type { KpiLimits, PeriodTarget } from '#domain/kpi.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { calendarDay, finite, prose } from '../checks.ts';
import { freshId, transact, type Edit } from '../edit.ts';
import { liveEntity, nestedMap } from '../entity.ts';

/** Limits for some time, on their way in. */
export interface PeriodTargetWish {
	readonly from: Day;
	readonly to?: Day;
	readonly way: PeriodTarget['way'];
	readonly label?: string;
	readonly limits: KpiLimits;
}

/**
 * Give a KPI limits of its own from a day on, or for some days. Those of other periods stay, so that what was asked
 * last year can still be seen. Refuses days in the wrong order, limits that cross and a period without any limit.
 */
export function addPeriodTarget(
	edit: Edit,
	kpiId: KpiId,
	wish: PeriodTargetWish
): Result<string, Why> {
	const periods = periodsOf(edit, kpiId);
	if (!periods.done) return periods;
	const days = [calendarDay(wish.from), calendarDay(wish.to)].find((day) => !day.done);
	if (days && !days.done) return refused(days.why);
	if (wish.to !== undefined && wish.to < wish.from) return refused('span-reversed');
	const label = prose(wish.label);
	if (!label.done) return label;
	const limits = storedLimits(wish.limits);
	if (!limits.done) return limits;
	const id = freshId(edit);
	const { from, to, way } = wish;
	const fact = { from, ...(to ? { to } : {}), way, label: label.value ?? '', ...limits.value };
	transact(edit, () => periods.value.set(id, fact));
	return done(id);
}

/** Take a period's limits away: those of the others hold again. */
export function removePeriodTarget(edit: Edit, kpiId: KpiId, key: string): Result<undefined, Why> {
	const periods = periodsOf(edit, kpiId);
	if (!periods.done) return periods;
	if (!periods.value.has(key)) return refused('gone');
	transact(edit, () => periods.value.delete(key));
	return done();
}

type StoredLimits = { readonly [name: string]: number | readonly [number, number] };

function storedLimits(limits: KpiLimits): Result<StoredLimits, Why> {
	if (limitsCross(limits)) return refused('limits-crossed');
	const stored: { [name: string]: number | readonly [number, number] } = {};
	for (const name of limitNames) {
		const limit = limits[name];
		if (limit === undefined) continue;
		const ends = typeof limit === 'number' ? [limit] : [limit.low, limit.high];
		for (const end of ends) {
			const checked = finite(end);
			if (!checked.done) return checked;
		}
		stored[name] = typeof limit === 'number' ? limit : [limit.low, limit.high];
	}
	return Object.keys(stored).length === 0 ? refused('limits-missing') : done(stored);
}

function periodsOf(edit: Edit, id: KpiId): Result<Y.Map<unknown>, Why> {
	const kpi = liveEntity(edit, 'kpis', id);
	return kpi.done ? nestedMap(kpi.value, 'periodTargets') : kpi;
}
