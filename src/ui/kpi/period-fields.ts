import type { PeriodTargetWish } from '#document/commands/period-target.ts';
import { isDay, type Day } from '#domain/day.ts';
import { formatDay } from '#domain/format.ts';
import type { Kpi, PeriodTarget } from '#domain/kpi.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { blankLimits, readLimits, type LimitsFields } from './limits-fields.ts';

/** Limits for a stretch of time, as a form types them. */
export type PeriodFields = {
	isOpen: boolean;
	label: string;
	from: string;
	/** Empty: without an end. */
	to: string;
	way: PeriodTarget['way'];
	limits: LimitsFields;
};

export const blankPeriod: PeriodFields = {
	...{ isOpen: false, label: '', from: '', to: '', way: 'step' },
	limits: { ...blankLimits }
};

/** What a form of a period amounts to, or what is wrong with it, in words. */
export type ReadPeriod =
	| { readonly ok: true; readonly wish: PeriodTargetWish }
	| { readonly ok: false; readonly problem: string };

/** Read a period in the KPI's unit; its direction is the KPI's. */
export function readPeriod(fields: PeriodFields, kpi: Kpi, locale: string): ReadPeriod {
	const { label, from, to, way } = fields;
	if (!isDay(from) || (to !== '' && !isDay(to)))
		return { ok: false, problem: refusals['day-unreadable'] };
	const { direction } = kpi.limits;
	const read = readLimits({ ...fields.limits, direction }, kpi.unit, locale);
	if (!read.ok) return read;
	return {
		ok: true,
		wish: { from, ...(to ? { to: to as Day } : {}), way, label, limits: read.limits }
	};
}

/** When a period holds: "from 1 Jan 2027", "1 Feb to 30 Apr 2026, in a line". */
export function periodWords({ from, to, way }: PeriodTarget, locale: string): string {
	const text = (day: Day) => formatDay(day, locale, { year: true });
	const days = to ? `${text(from)} to ${text(to)}` : `from ${text(from)}`;
	return way === 'line' ? `${days}, in a line` : days;
}
