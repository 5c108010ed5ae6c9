import type { Board } from './board.ts';
import { addDays, type Day } from './day.ts';
import { changeIs, type ChangeIs } from './kpi-change.ts';
import { comparePeriods, type PeriodComparison } from './kpi-periods.ts';
import { graceDays, nextReadingOn } from './kpi-rhythm.ts';
import { statesOf, type Breach, type KpiState, type KpiStatus } from './kpi-status.ts';
import type { Kpi, Segment } from './kpi.ts';
import { isLive } from './lookups.ts';
import { madeOn } from './made-on.ts';
import { processVerdict, type ProcessVerdict } from './process-verdict.ts';
import { limitsOn } from './period-target.ts';
import type { Reading } from './reading.ts';
import { remember } from './remember.ts';
import { nextSegmentOn } from './segment-due.ts';
import { segmentsInAlarm } from './segment-standing.ts';
import { isCounted, isDerived, otherReadingsOf } from './whole-readings.ts';

/** Why a KPI reads as it does: a code with the figures of a sentence. */
type KpiReason =
	| { readonly code: 'no-readings' }
	| { readonly code: 'inside'; readonly value: number; readonly since: Day }
	| {
			readonly code: 'beyond';
			readonly value: number;
			readonly breach: Breach;
			readonly since: Day;
	  }
	/** No limit is crossed, but the process turned for the worse. */
	| { readonly code: 'early-warning'; readonly value: number; readonly since: Day }
	/** The first reading inside; one more and it is healthy. */
	| { readonly code: 'first-inside'; readonly value: number; readonly since: Day }
	/** Inside the alarm limit for the first time, but still beyond the one to watch. */
	| { readonly code: 'not-yet-back'; readonly value: number; readonly breach: Breach }
	| { readonly code: 'no-target'; readonly value: number };

/** What a KPI needs to mean the same to everybody, and to be more than noise. */
export type KpiMissing = 'metric' | 'definition' | 'owner' | 'action' | 'target';

/** Everything that is shown of a KPI on a day. */
export interface KpiReport {
	readonly kpi: Kpi;
	/** The latest reading of the whole. */
	readonly current: Reading | null;
	/** What others read on the same day. */
	readonly sameDay: readonly Reading[];
	/** The reading of an earlier day before that. */
	readonly previous: Reading | null;
	readonly change: number | null;
	/** Whether the last change was for the better, going by the direction. */
	readonly changeIs: ChangeIs | null;
	readonly status: KpiStatus;
	/** What it would read if it were not stale. */
	readonly underlying: Exclude<KpiStatus, 'stale'>;
	/** Since when it reads so (the underlying status). */
	readonly since: Day | null;
	readonly reason: KpiReason;
	/** Noise or signal: what the latest reading is within its process. Null without a reading. */
	readonly process: ProcessVerdict | null;
	/** Cadence plus grace have passed without a reading. */
	readonly isStale: boolean;
	/** When the next reading is due. */
	readonly dueOn: Day | null;
	readonly isDue: boolean;
	/** Empty when the four things, the action and the target are there. */
	readonly missing: readonly KpiMissing[];
	readonly comparison: PeriodComparison;
	/** Segments that are in alarm by themselves. */
	readonly alarming: readonly Segment[];
	/** What it read like after each reading, oldest first: what a chart colours its points by. */
	readonly states: readonly KpiState[];
}

/** A KPI on a day. The same object for as long as nothing that it depends on has changed. */
export function kpiReport(board: Board, kpi: Kpi, today: Day): KpiReport {
	const hasOwner = kpi.ownerId !== undefined && isLive(board.people.get(kpi.ownerId));
	return reportOn(kpi, hasOwner ? 'owned' : 'nobody', board.settings.timeZone, today);
}

const reportOn = remember(
	(kpi: Kpi, owner: 'owned' | 'nobody', timeZone: string, today: Day): KpiReport => {
		const states = statesUntil(kpi, today);
		const state = states.at(-1);
		const current = state?.reading ?? null;
		const previous = states.at(-2)?.reading ?? null;
		const change = current && previous ? finite(current.value - previous.value) : null;
		const underlying = state?.status ?? 'no-data';
		const isStale = current !== null && isStaleOn(kpi, current.day, today);
		const dueOn = dueAfter(kpi, current, timeZone, today);
		return {
			kpi,
			current,
			sameDay: current ? otherReadingsOf(kpi, current) : [],
			previous,
			change,
			changeIs:
				current && previous ? changeIs(limitsOn(kpi, today), previous.value, current.value) : null,
			status:
				isStale && (underlying === 'healthy' || underlying === 'recovering') ? 'stale' : underlying,
			underlying,
			since: state?.since ?? null,
			reason: reasonOf(state),
			process: processVerdict(kpi, states.length - 1),
			isStale,
			dueOn,
			isDue: dueOn !== null && dueOn <= today,
			missing: missingFrom(kpi, owner, today),
			comparison: comparePeriods(kpi, today),
			alarming: segmentsInAlarm(kpi, today),
			states
		};
	}
);

/**
 * How urgently a gauge wants to be looked at, as a status: its own, or watch where it is calm but a segment is in
 * alarm.
 */
export function concernOf({ status, alarming }: KpiReport): KpiStatus {
	return alarming.length > 0 && status !== 'alarm' ? 'watch' : status;
}

function statesUntil(kpi: Kpi, today: Day): readonly KpiState[] {
	const states = statesOf(kpi);
	const last = states.at(-1);
	return last && last.reading.day > today
		? states.filter(({ reading }) => reading.day <= today)
		: states;
}

function isStaleOn({ cadence }: Kpi, last: Day, today: Day): boolean {
	return addDays(nextReadingOn(last, cadence), graceDays(last, cadence)) < today;
}

/**
 * Without any reading it is due from the day it was made; in the trash never. Where it is counted, it is due with the
 * first of its segments.
 */
function dueAfter(kpi: Kpi, current: Reading | null, timeZone: string, today: Day): Day | null {
	if (!isLive(kpi) || isDerived(kpi)) return null;
	if (isCounted(kpi)) return nextSegmentOn(kpi) ?? madeOn(kpi, timeZone) ?? today;
	if (current) return nextReadingOn(current.day, kpi.cadence);
	return madeOn(kpi, timeZone) ?? today;
}

function reasonOf(state: KpiState | undefined): KpiReason {
	if (!state) return { code: 'no-readings' };
	const { breach, since, status } = state;
	const { value } = state.reading;
	if (breach) {
		return status === 'alarm' && breach.limit !== 'alarm'
			? { code: 'not-yet-back', value, breach }
			: { code: 'beyond', value, breach, since };
	}
	if (state.isEarlyWarning) return { code: 'early-warning', value, since };
	if (status === 'recovering') return { code: 'first-inside', value, since };
	return status === 'no-target' ? { code: 'no-target', value } : { code: 'inside', value, since };
}

function missingFrom(kpi: Kpi, owner: 'owned' | 'nobody', today: Day): readonly KpiMissing[] {
	const missing: KpiMissing[] = [];
	if (kpi.name.trim() === '') missing.push('metric');
	if (kpi.definition.trim() === '') missing.push('definition');
	if (owner === 'nobody') missing.push('owner');
	if (kpi.action.trim() === '') missing.push('action');
	if (limitsOn(kpi, today).target === undefined) missing.push('target');
	return missing;
}

function finite(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}
