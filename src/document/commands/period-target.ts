import type { Day } from '#domain/day.ts';
import type { KpiId } from '#domain/id.ts';
import type { KpiLimits, PeriodTarget } from '#domain/kpi.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { calendarDay, optionalWording } from '../checks.ts';
import { freshId, transact, type Edit } from '../edit.ts';
import { nestedOf } from '../entity.ts';
import { ownLimits } from '../kpi-limits.ts';

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
	const periods = nestedOf(edit, 'kpis', kpiId, 'periodTargets');
	if (!periods.done) return periods;
	const days = [calendarDay(wish.from), calendarDay(wish.to)].find((day) => !day.done);
	if (days && !days.done) return refused(days.why);
	if (wish.to !== undefined && wish.to < wish.from) return refused('span-reversed');
	const label = optionalWording(wish.label);
	if (!label.done) return label;
	const limits = ownLimits(wish.limits);
	if (!limits.done) return limits;
	if (Object.keys(limits.value).length === 0) return refused('limits-missing');
	const id = freshId(edit);
	const { from, to, way } = wish;
	const fact = { from, ...(to ? { to } : {}), way, label: label.value ?? '', ...limits.value };
	transact(edit, () => periods.value.set(id, fact));
	return done(id);
}

/** Take a period's limits away: those of the others hold again. */
export function removePeriodTarget(edit: Edit, kpiId: KpiId, key: string): Result<undefined, Why> {
	const periods = nestedOf(edit, 'kpis', kpiId, 'periodTargets');
	if (!periods.done) return periods;
	if (!periods.value.has(key)) return refused('gone');
	transact(edit, () => periods.value.delete(key));
	return done();
}
