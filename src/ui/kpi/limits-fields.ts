import { limitNames, limitsCross } from '#domain/kpi-limits.ts';
import type { KpiLimits, Range } from '#domain/kpi.ts';
import { typedNumber } from '#domain/typed-number.ts';
import type { Unit } from '#domain/unit.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { readValue } from '#ui/vocabulary/typed-value.ts';

/** Limits as a form types them; a single limit uses only the first text of a pair. */
export type LimitsFields = {
	direction: KpiLimits['direction'];
	target: string;
	targetHigh: string;
	watch: string;
	watchHigh: string;
	alarm: string;
	alarmHigh: string;
};

export const blankLimits: LimitsFields = {
	direction: 'higher',
	...{ target: '', targetHigh: '', watch: '', watchHigh: '', alarm: '', alarmHigh: '' }
};

/** The form of existing limits. */
export function fieldsFromLimits(limits: KpiLimits, locale: string): LimitsFields {
	const fields = { ...blankLimits, direction: limits.direction };
	for (const name of limitNames) {
		const limit = limits[name];
		if (limit === undefined) continue;
		const [low, high] = typeof limit === 'number' ? [limit] : [limit.low, limit.high];
		fields[name] = typedNumber(low, locale);
		if (high !== undefined) fields[`${name}High`] = typedNumber(high, locale);
	}
	return fields;
}

/** What a form of limits amounts to, or what is wrong with it, in words. */
export type ReadLimits =
	| { readonly ok: true; readonly limits: KpiLimits }
	| { readonly ok: false; readonly problem: string };

/** Read all of them: a text that is not a number, half a range, and limits that cross are problems. */
export function readLimits(fields: LimitsFields, unit: Unit, locale: string): ReadLimits {
	const { direction } = fields;
	const limits: { target?: number; watch?: number; alarm?: number } = {};
	const ranges: { target?: Range; watch?: Range; alarm?: Range } = {};
	for (const name of limitNames) {
		const [low, high] = [fields[name], fields[`${name}High`]];
		if (low.trim() === '' && (direction !== 'within' || high.trim() === '')) continue;
		const value = readValue(low, unit, locale);
		const end = direction === 'within' ? readValue(high, unit, locale) : value;
		if (value === undefined || end === undefined) {
			const isHalf = direction === 'within' && (low.trim() === '' || high.trim() === '');
			return { ok: false, problem: isHalf ? halfRange : refusals['number-unreadable'] };
		}
		limits[name] = value;
		ranges[name] = { low: value, high: end };
	}
	const read: KpiLimits =
		direction === 'within' ? { direction, ...ranges } : { direction, ...limits };
	return limitsCross(read) ? { ok: false, problem: crossed(fields) } : { ok: true, limits: read };
}

/** Which direction is good, in words. */
export const directionWords: Readonly<Record<KpiLimits['direction'], string>> = {
	higher: 'Higher is better',
	lower: 'Lower is better',
	within: 'Within a range'
};

const halfRange = 'A range needs both its ends. What you typed is still here.';

function crossed({ direction }: LimitsFields): string {
	if (direction === 'within') {
		return 'The target range lies inside the one to watch, and that inside the alarm; each from low to high.';
	}
	const order = direction === 'higher' ? 'from high to low' : 'from low to high';
	return `From good to bad they come as target, watch, alarm: here ${order}.`;
}
