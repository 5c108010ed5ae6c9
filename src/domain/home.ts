import type { Board } from './board.ts';
import { isInside } from './calendar.ts';
import type { Cycle } from './cycle.ts';
import type { Day } from './day.ts';
import type { CycleId, PersonId, TeamId } from './id.ts';
import type { ShownStatus } from './key-result-report.ts';
import { kpiReport, type KpiReport } from './kpi-report.ts';
import type { KpiStatus } from './kpi-status.ts';
import { isLive, liveCycles, liveKpis, liveObjectives, liveTeams } from './lookups.ts';
import { levels, type Objective } from './objective.ts';
import { objectiveReport, type ObjectiveReport } from './objective-report.ts';

/** What a person wants to see; what is not set does not filter. */
export interface HomeFilter {
	/** Without one: the cycles that are running. */
	readonly cycleId?: CycleId | undefined;
	readonly teamId?: TeamId | undefined;
	/** Objectives that they own or own a key result of; KPIs that they own. */
	readonly personId?: PersonId | undefined;
	readonly status?: ShownStatus | KpiStatus | undefined;
}

/**
 * The cycles that a day is about, the latest first: those that are active or in review; if there are none,
 * those that the day lies in; if there are none of these either, the latest.
 */
export function currentCycles(board: Board, today: Day): readonly Cycle[] {
	const cycles = liveCycles(board);
	const running = cycles.filter(({ state }) => state === 'active' || state === 'review');
	if (running.length > 0) return running;
	const around = cycles.filter((cycle) => isInside(cycle, today));
	return around.length > 0 ? around : cycles.slice(0, 1);
}

/**
 * Whether an objective is shown with what runs: it is in one of the current cycles, or in none that is there. A cycle
 * may be put in the trash while somebody elsewhere adds to it, and what they added would be nowhere.
 */
export function isCurrent(
	board: Pick<Board, 'cycles'>,
	current: ReadonlySet<CycleId>,
	{ cycleId }: Objective
): boolean {
	return cycleId === undefined || current.has(cycleId) || !isLive(board.cycles.get(cycleId));
}

/**
 * The objectives of a cycle, company first, then team by team, as people ordered them. Those without a cycle
 * are shown with the running ones: they would be nowhere else.
 */
export function homeObjectives(
	board: Board,
	filter: HomeFilter,
	today: Day
): readonly ObjectiveReport[] {
	const placeOf = placesOf(board);
	return [...objectivesInOrder(board, filter, today)].sort(
		(one, other) => placeOf(one.objective) - placeOf(other.objective)
	);
}

/** The same objectives as people ordered them, whoever they belong to. */
export function objectivesInOrder(
	board: Board,
	filter: HomeFilter,
	today: Day
): readonly ObjectiveReport[] {
	const current = new Set(currentCycles(board, today).map(({ id }) => id));
	const { cycleId, teamId, personId, status } = filter;
	return liveObjectives(board)
		.filter((objective) =>
			cycleId === undefined ? isCurrent(board, current, objective) : objective.cycleId === cycleId
		)
		.filter((objective) => teamId === undefined || objective.teamId === teamId)
		.map((objective) => objectiveReport(board, objective, today))
		.filter((report) => personId === undefined || isOf(report, personId))
		.filter(({ shown }) => status === undefined || shown === status);
}

/** The KPIs as people ordered them. They have no cycle, so none filters them. */
export function homeKpis(board: Board, filter: HomeFilter, today: Day): readonly KpiReport[] {
	const { teamId, personId, status } = filter;
	return liveKpis(board)
		.filter((kpi) => teamId === undefined || kpi.teamId === teamId)
		.filter((kpi) => personId === undefined || kpi.ownerId === personId)
		.map((kpi) => kpiReport(board, kpi, today))
		.filter((report) => status === undefined || report.status === status);
}

function isOf({ objective, keyResults }: ObjectiveReport, personId: PersonId): boolean {
	return (
		objective.ownerId === personId ||
		keyResults.some(({ keyResult }) => keyResult.ownerId === personId)
	);
}

/** Level first, then team; a team that is gone comes last. */
function placesOf(board: Board): (objective: Objective) => number {
	const teams = new Map(liveTeams(board).map(({ id }, index) => [id, index]));
	return ({ level, teamId }) => {
		const team = teamId === undefined ? undefined : teams.get(teamId);
		return levels.indexOf(level) * (teams.size + 1) + (team ?? teams.size);
	};
}
