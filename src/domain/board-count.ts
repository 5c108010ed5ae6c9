import type { KpiId } from './id.ts';
import type { KpiLimits } from './kpi.ts';
import type { Unit } from './unit.ts';

/** What a board counts of its own life, each as a KPI that can be switched on. One-on-ones join when there are rooms. */
export const boardCounts = [
	'check-ins-on-time',
	'stale-goals',
	'people-with-goals',
	'update-age'
] as const;
export type BoardCount = (typeof boardCounts)[number];

/** The id of the KPI that shows a count: the same on every device, so that two that switch it on make one. */
export function countedKpiId(count: BoardCount): KpiId {
	return `counts-${count}` as KpiId;
}

/** What a count is counted in, and which way is good. */
export const countTraits: {
	readonly [count in BoardCount]: {
		readonly unit: Unit;
		readonly direction: Exclude<KpiLimits['direction'], 'within'>;
	};
} = {
	'check-ins-on-time': { unit: { kind: 'percent', decimals: 0 }, direction: 'higher' },
	'stale-goals': { unit: { kind: 'number' }, direction: 'lower' },
	'people-with-goals': { unit: { kind: 'percent', decimals: 0 }, direction: 'higher' },
	'update-age': { unit: { kind: 'duration', in: 'days', decimals: 0 }, direction: 'lower' }
};
