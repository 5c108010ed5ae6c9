import type { Day } from './day.ts';
import type { Kpi } from './kpi.ts';
import { limitsOn } from './period-target.ts';
import { processChart } from './process-chart.ts';
import { fewestReadings, isProvisional, type ProcessLimits } from './process-limits.ts';
import type { ProcessRule, ProcessSide, ProcessSignal } from './process-signals.ts';
import { processTurn, type ProcessTurn } from './process-turn.ts';
import { wholeReadings } from './whole-readings.ts';

interface SignalFacts {
	readonly side: ProcessSide;
	readonly value: number;
	readonly turn: ProcessTurn;
	readonly isProvisional: boolean;
}

/** What a KPI's latest reading is: noise or signal, with the figures of a sentence. */
export type ProcessVerdict =
	/** Too few readings since the beginning or the last change of the process; so many are still wanted. */
	| { readonly code: 'no-limits'; readonly count: number; readonly wanted: number }
	/** Noise: nothing to explain. */
	| { readonly code: 'inside'; readonly since: Day; readonly isProvisional: boolean }
	/** Of `nth` such points on that side since the limits began; `inARow` of them without a break. */
	| (SignalFacts & {
			readonly code: 'outside';
			readonly limit: number;
			readonly nth: number;
			readonly inARow: number;
	  })
	| (SignalFacts & { readonly code: 'near-limit'; readonly limit: number; readonly since: Day })
	| (SignalFacts & {
			readonly code: 'run';
			readonly centre: number;
			readonly count: number;
			readonly since: Day;
	  })
	/** Weaker: from one reading to the next it moved further than usual, and lies inside. */
	| (SignalFacts & { readonly code: 'jump'; readonly before: number; readonly usual: number });

/** Whether a verdict asks for a cause. A jump alone does not. */
export function isSignal({ code }: ProcessVerdict): boolean {
	return code === 'outside' || code === 'near-limit' || code === 'run';
}

const strongest: readonly ProcessRule[] = ['outside', 'near-limit', 'run', 'jump'];

/** The verdict on the reading at a place among a KPI's readings of the whole; null where there is none. */
export function processVerdict(kpi: Kpi, at: number): ProcessVerdict | null {
	const { stretches, signals } = processChart(kpi);
	const stretch = stretches.find(({ start, end }) => start <= at && at < end);
	if (!stretch) return null;
	const count = at - stretch.start + 1;
	if (!stretch.limits || count < fewestReadings) {
		return { code: 'no-limits', count, wanted: Math.max(0, fewestReadings - count) };
	}
	const own = signals.filter(({ found }) => found >= stretch.start && found <= at);
	const now = strongest
		.map((rule) => own.find((signal) => signal.rule === rule && signal.last >= at))
		.find((signal) => signal !== undefined);
	if (now) return signalVerdict(kpi, { at, signal: now, own, limits: stretch.limits });
	const lasts = own.map(({ rule, last }) => (rule === 'jump' ? -1 : last));
	const since = wholeReadings(kpi)[Math.max(stretch.start - 1, ...lasts) + 1]?.day;
	return since ? { code: 'inside', since, isProvisional: isProvisional(stretch.limits) } : null;
}

function signalVerdict(
	kpi: Kpi,
	{
		at,
		signal: { rule, side, first, found },
		own,
		limits
	}: {
		readonly at: number;
		readonly signal: ProcessSignal;
		readonly own: readonly ProcessSignal[];
		readonly limits: ProcessLimits;
	}
): ProcessVerdict | null {
	const readings = wholeReadings(kpi);
	const [reading, begun] = [readings[at], readings[first]];
	if (!reading || !begun) return null;
	const { value } = reading;
	const { centre } = limits;
	const turn = processTurn(limitsOn(kpi, reading.day), { side, value, centre });
	const facts = { side, value, turn, isProvisional: isProvisional(limits) };
	const limit = side === 'above' ? limits.upper : limits.lower;
	switch (rule) {
		case 'outside': {
			const before = own.filter(
				(one) => one.rule === rule && one.side === side && one.found < found
			);
			const nth = before.reduce((sum, one) => sum + one.last - one.found + 1, at - found + 1);
			return { code: rule, ...facts, limit, nth, inARow: at - found + 1 };
		}
		case 'near-limit':
			return { code: rule, ...facts, limit, since: begun.day };
		case 'run':
			return { code: rule, ...facts, centre, count: at - first + 1, since: begun.day };
		case 'jump': {
			const before = readings[at - 1]?.value ?? value;
			return { code: rule, ...facts, before, usual: limits.upperRange };
		}
	}
}
