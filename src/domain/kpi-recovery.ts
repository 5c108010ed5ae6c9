import { isInside } from './calendar.ts';
import type { Board } from './board.ts';
import { addDays, type Day, type Span } from './day.ts';
import { windowOf } from './ground.ts';
import { currentCycles } from './home.ts';
import type { CycleId, KpiId, PersonId, TeamId } from './id.ts';
import type { Investigation } from './investigation.ts';
import { kpiReport, type KpiReport } from './kpi-report.ts';
import { insideOf } from './kpi-limits.ts';
import type { Kpi } from './kpi.ts';
import { investigationsOf, isLive, keyResultsOf } from './lookups.ts';
import type { Measure } from './measure.ts';
import type { Objective } from './objective.ts';
import { objectiveReport } from './objective-report.ts';
import { limitsOn } from './period-target.ts';
import { remember } from './remember.ts';
import type { Unit } from './unit.ts';

/** An objective that an investigation started to bring a KPI back, and its days. */
export interface RecoverySpan {
	readonly investigation: Investigation;
	readonly objective: Objective;
	readonly span: Span;
}

/** A recovery on a day. */
export interface Recovery extends RecoverySpan {
	/** Over: its days have passed, its cycle is closed, it was put away, or it did what it was for. */
	readonly state: 'running' | 'over';
}

/**
 * The recovery objectives of a KPI, the latest first. One is over when its last day has passed, its cycle was
 * closed or it was put in the trash; and as soon as it is met and the KPI is healthy again, which one good reading
 * does not make.
 */
export function recoveriesOf(board: Board, kpi: Kpi, today: Day): readonly Recovery[] {
	return recoverySpans(board, kpi).map((recovery) => ({
		...recovery,
		state: isOver(board, kpi, recovery, today) ? 'over' : 'running'
	}));
}

/**
 * The days of a KPI's recovery objectives, the latest first, those in the trash too. The same list for as long as
 * nothing in it changes.
 */
export function recoverySpans(board: Board, kpi: Kpi): readonly RecoverySpan[] {
	const { investigations, objectives, keyResults, cycles } = board;
	return spansOf(kpi, investigations, objectives, keyResults, cycles);
}

/** The recovery that is under way, if there is one. */
export function runningRecovery(board: Board, kpi: Kpi, today: Day): Recovery | undefined {
	return recoveriesOf(board, kpi, today).find(({ state }) => state === 'running');
}

const spansOf = remember(
	(
		kpi: Kpi,
		investigations: Board['investigations'],
		objectives: Board['objectives'],
		keyResults: Board['keyResults'],
		cycles: Board['cycles']
	): readonly RecoverySpan[] =>
		investigationsOf({ investigations }, kpi.id).flatMap((investigation) => {
			const objective = investigation.objectiveId && objectives[investigation.objectiveId];
			if (!objective) return [];
			const cycle = (objective.cycleId && cycles[objective.cycleId]) || undefined;
			const ofObjective = keyResultsOf({ keyResults }, objective.id);
			const fed = ofObjective.find(({ kpiId }) => kpiId === kpi.id);
			const days = (fed && windowOf(fed, { cycle })) ?? cycle;
			const from = days?.from ?? investigation.openedOn;
			const to = objective.archivedOn ?? days?.to ?? addDays(from, usualDays);
			return [{ investigation, objective, span: { from, to: to < from ? from : to } }];
		})
);

function isOver(board: Board, kpi: Kpi, { objective, span }: RecoverySpan, today: Day): boolean {
	const cycle = objective.cycleId && board.cycles[objective.cycleId];
	if (!isLive(objective) || span.to < today || (cycle && cycle.state === 'closed')) return true;
	return (
		objectiveReport(board, objective, today).computed === 'met' &&
		kpiReport(board, kpi, today).status === 'healthy'
	);
}

/** What a recovery objective is made of, filled in from the KPI. */
export interface RecoveryPlan {
	readonly kpiId: KpiId;
	readonly measure: Extract<Measure, { kind: 'reach' | 'keep' }>;
	readonly unit: Unit;
	/** From the reading that it starts at to the end of the cycle. */
	readonly window: Span;
	readonly cycleId?: CycleId;
	readonly ownerId?: PersonId;
	readonly teamId?: TeamId;
	/** What would suffer if the KPI were chased blindly. */
	readonly guardrailIds: readonly KpiId[];
}

/** How long something takes that belongs to no cycle. */
const usualDays = 90;

/**
 * The way back from where a KPI is to its target, as a key result that the KPI feeds: from its latest reading to the
 * nearest value that is well. Where it is inside its target and only turned for the worse, the target is to be kept.
 * Nothing without a reading or without any limit.
 */
export function recoveryPlan(
	board: Board,
	{ kpi, current }: KpiReport,
	investigation: Pick<Investigation, 'ownerId'>,
	today: Day
): RecoveryPlan | undefined {
	const measure = current ? wayBack(kpi, current.value, today) : undefined;
	if (!measure || !current) return undefined;
	const cycle = currentCycles(board, today).find((each) => isInside(each, today));
	const ownerId = [investigation.ownerId, kpi.ownerId].find((id) => id && isLive(board.people[id]));
	const counter = kpi.counterId && board.kpis[kpi.counterId];
	const from = cycle && current.day < cycle.from ? cycle.from : current.day;
	return {
		...{ kpiId: kpi.id, measure, unit: kpi.unit },
		window: { from, to: cycle?.to ?? addDays(today, usualDays) },
		...(cycle ? { cycleId: cycle.id } : {}),
		...(ownerId ? { ownerId } : {}),
		...(kpi.teamId && isLive(board.teams[kpi.teamId]) ? { teamId: kpi.teamId } : {}),
		guardrailIds: counter && isLive(counter) ? [counter.id] : []
	};
}

function wayBack(kpi: Kpi, value: number, today: Day): RecoveryPlan['measure'] | undefined {
	const limits = limitsOn(kpi, today);
	const well = insideOf(limits, 'target') ?? insideOf(limits, 'watch') ?? insideOf(limits, 'alarm');
	if (!well) return undefined;
	if (value < well.low) return { kind: 'reach', from: value, to: well.low };
	if (value > well.high) return { kind: 'reach', from: value, to: well.high };
	return {
		kind: 'keep',
		period: kpi.cadence === 'daily' || kpi.cadence === 'weekly' ? 'week' : 'month',
		...(Number.isFinite(well.low) ? { min: well.low } : {}),
		...(Number.isFinite(well.high) ? { max: well.high } : {})
	};
}
