import { formatValue } from '#domain/format.ts';
import { limitNames } from '#domain/kpi-limits.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import type { Unit } from '#domain/unit.ts';

/** What each limit is called. */
export const limitLabels = { target: 'Target', watch: 'Watch', alarm: 'Alarm' } as const;

/** Which way is good, as a choice. */
export const directionChoices: readonly {
	readonly value: KpiLimits['direction'];
	readonly label: string;
}[] = [
	{ value: 'higher', label: 'Higher' },
	{ value: 'lower', label: 'Lower' },
	{ value: 'within', label: 'In a range' }
];

/** What limits say, for somebody who reads but does not edit. */
export function limitWords(
	limits: KpiLimits,
	name: 'target' | 'watch' | 'alarm',
	unit: Unit,
	locale: string
): string | undefined {
	const text = (value: number) => formatValue(value, unit, locale);
	if (limits.direction === 'within') {
		const range = limits[name];
		const words = name === 'target' ? '' : 'outside ';
		return range && `${words}${text(range.low)} to ${text(range.high)}`;
	}
	const limit = limits[name];
	if (limit === undefined) return undefined;
	const isUp = limits.direction === 'higher';
	const words = name === 'target' ? (isUp ? 'at least' : 'at most') : isUp ? 'below' : 'above';
	return `${words} ${text(limit)}`;
}

/** Limits in one line: "Target at least 90 %, Alarm below 60 %". Empty if there are none. */
export function limitsLine(limits: KpiLimits, unit: Unit, locale: string): string {
	return limitNames
		.flatMap((name) => {
			const words = limitWords(limits, name, unit, locale);
			return words ? [`${limitLabels[name]} ${words}`] : [];
		})
		.join(', ');
}
