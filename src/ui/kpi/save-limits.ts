import { setKpiLimits } from '#document/commands/kpi.ts';
import { setSegmentLimits } from '#document/commands/segment.ts';
import { type LimitKind, limitNames } from '#domain/kpi-limits.ts';
import type { Kpi, KpiLimits, Segment } from '#domain/kpi.ts';
import { partFieldFrom } from '#domain/part-field.ts';
import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';

type Edit = Parameters<typeof setKpiLimits>[0];

/**
 * Give a KPI the limits that a form asks for. What is as it was when the form began (`before`) stays as it is now:
 * others may have changed it meanwhile, and what both changed becomes a conflict to settle.
 */
export function changeToLimits(
	edit: Edit,
	{ id, limits: now }: Pick<Kpi, 'id' | 'limits'>,
	{ wanted, before }: { readonly wanted: KpiLimits; readonly before: KpiLimits }
): Result<undefined, Why> {
	const writing: Edit = { ...edit, over: (field) => textsIn(before)[field] };
	return setKpiLimits(writing, id, joined(now, before, wanted));
}

/** The same for the limits that a segment has of its own. */
export function changeToSegmentLimits(
	edit: Edit,
	kpiId: Kpi['id'],
	{ id, limits }: Pick<Segment, 'id' | 'limits'>,
	{ wanted, before }: { readonly wanted: KpiLimits; readonly before: KpiLimits }
): Result<undefined, Why> {
	const over = (field: string) => ownTextsIn(before)[partFieldFrom(field)?.field ?? field];
	const now = limits ?? { direction: before.direction };
	return setSegmentLimits({ ...edit, over }, kpiId, id, joined(now, before, wanted));
}

/** Limits of another direction are different limits: then all of them become what the form asks for. */
function joined(now: KpiLimits, before: KpiLimits, wanted: KpiLimits): KpiLimits {
	if (now.direction !== before.direction || wanted.direction !== before.direction) return wanted;
	const limits = limitNames.flatMap((name) => {
		const isLeft = JSON.stringify(wanted[name]) === JSON.stringify(before[name]);
		const limit = isLeft ? now[name] : wanted[name];
		return limit === undefined ? [] : [[name, limit] as const];
	});
	return { direction: wanted.direction, ...Object.fromEntries(limits) };
}

/** The values in the fields of limits, as text. */
function textsIn(limits: KpiLimits): Readonly<Record<string, string>> {
	const texts: Record<string, string> = { direction: limits.direction };
	const write = (name: LimitKind, end: '' | 'Low' | 'High', number: number | undefined) => {
		texts[`${name}${end}`] = number === undefined ? '' : String(number);
	};
	for (const name of limitNames) {
		const limit = limits[name];
		write(name, '', typeof limit === 'number' ? limit : undefined);
		write(name, 'Low', typeof limit === 'object' ? limit.low : undefined);
		write(name, 'High', typeof limit === 'object' ? limit.high : undefined);
	}
	return texts;
}

/** The values in the fields of a segment's own limits, as text: a range is one field. */
function ownTextsIn(limits: KpiLimits): Readonly<Record<string, string>> {
	return Object.fromEntries(
		limitNames.map((name) => {
			const limit = limits[name];
			if (typeof limit !== 'object') return [name, limit === undefined ? '' : String(limit)];
			return [name, JSON.stringify([limit.low, limit.high])];
		})
	);
}
