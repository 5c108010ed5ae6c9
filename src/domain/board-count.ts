import type { Board } from './board.ts';
import type { Kpi, KpiLimits } from './kpi.ts';
import { liveKpis } from './lookups.ts';
import type { Unit } from './unit.ts';

/** What a board counts of its own life, each as a KPI that can be switched on. */
export const boardCounts = [
	'check-ins-on-time',
	'stale-goals',
	'people-with-goals',
	'update-age'
] as const;
export type BoardCount = (typeof boardCounts)[number];

/**
 * The live KPIs that show a count, in order. Mostly one: each of two devices that switched it on apart made its
 * own, whose limits and owner nobody should lose.
 */
export function kpisCounting(board: Pick<Board, 'kpis'>, count: BoardCount): readonly Kpi[] {
	return liveKpis(board).filter(({ counts }) => counts === count);
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
