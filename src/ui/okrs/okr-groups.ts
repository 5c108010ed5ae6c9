import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import { objectivesInOrder } from '#domain/home.ts';
import type { CycleId, TeamId } from '#domain/id.ts';
import { liveTeams } from '#domain/lookups.ts';
import type { Level } from '#domain/objective.ts';
import type { ObjectiveReport } from '#domain/objective-report.ts';

/** Objectives that are shown together: the company's, one team's, or those of persons. */
export interface OkrGroup {
	readonly key: string;
	readonly title: string;
	readonly level: Level;
	readonly teamId?: TeamId;
	readonly reports: readonly ObjectiveReport[];
}

/**
 * The objectives of a cycle, or of the running ones, by whose they are: company, every team (even without
 * objectives, so that something can be added), objectives of no team, then persons. Within a group they are as
 * people ordered them.
 */
export function okrGroups(
	board: Board,
	cycleId: CycleId | undefined,
	today: Day
): readonly OkrGroup[] {
	const reports = objectivesInOrder(board, { cycleId }, today);
	const teams = liveTeams(board);
	const known = new Set<TeamId>(teams.map(({ id }) => id));
	const of = (level: Level) => reports.filter(({ objective }) => objective.level === level);
	const ofTeams = of('team');
	const isHomeless = ({ objective }: ObjectiveReport) =>
		objective.teamId === undefined || !known.has(objective.teamId);
	const groups: OkrGroup[] = [
		{ key: 'company', title: 'Company', level: 'company', reports: of('company') },
		...teams.map((team) => ({
			key: team.id,
			title: team.name,
			level: 'team' as const,
			teamId: team.id,
			reports: ofTeams.filter(({ objective }) => objective.teamId === team.id)
		})),
		{ key: 'no-team', title: 'No team', level: 'team', reports: ofTeams.filter(isHomeless) },
		{ key: 'person', title: 'People', level: 'person', reports: of('person') }
	];
	const isOffered = ({ key }: OkrGroup) => key === 'company' || known.has(key as TeamId);
	return groups.filter((group) => group.reports.length > 0 || isOffered(group));
}
