import type { Board } from '#domain/board.ts';
import type { BoardSettings } from '#domain/board-settings.ts';
import { concernOf, type KpiReport } from '#domain/kpi-report.ts';
import type { KpiStatus } from '#domain/kpi-status.ts';
import type { ObjectiveId } from '#domain/id.ts';
import { compareTexts, kpisOfObjectives, liveTeams, personName } from '#domain/lookups.ts';
import { counted } from '#ui/vocabulary/terms.ts';

export type GaugeSort = 'exceptions' | 'name' | 'owner' | 'due';

/** Which gauges a person wants to see, flat so that it survives a reload. */
export type GaugeView = {
	/** Ids; `none` stands for no team and no owner. Empty lists filter nothing. */
	teams: string[];
	owners: string[];
	/** Objectives that a KPI guards or feeds. */
	objectives: string[];
	statuses: string[];
	sort: GaugeSort;
};

/** Gauges that are shown together. */
export interface GaugeGroup {
	/** Two teams may have the same name. */
	readonly key: string;
	readonly title: string;
	readonly reports: readonly KpiReport[];
}

/** From what needs attention now to what does not. */
export const bySeverity: readonly KpiStatus[] = [
	...(['alarm', 'watch', 'recovering', 'stale'] as const),
	...(['no-data', 'no-target', 'healthy'] as const)
];

const exceptions: ReadonlySet<KpiStatus> = new Set(['alarm', 'watch', 'recovering', 'stale']);

export const wholeView: GaugeView = {
	...{ teams: [], owners: [], objectives: [], statuses: [] },
	sort: 'exceptions'
};

/** The gauges that a view lets through. */
export function gaugesShown(
	board: Board,
	reports: readonly KpiReport[],
	view: GaugeView
): readonly KpiReport[] {
	const kpis = view.objectives.length > 0 ? kpisOfObjectives(board) : undefined;
	const lets = (chosen: readonly string[], value: string) =>
		chosen.length === 0 || chosen.includes(value);
	return reports.filter(
		({ kpi, status }) =>
			lets(view.teams, kpi.teamId ?? 'none') &&
			lets(view.owners, kpi.ownerId ?? 'none') &&
			lets(view.statuses, status) &&
			(!kpis || view.objectives.some((id) => kpis.get(id as ObjectiveId)?.has(kpi.id)))
	);
}

/** Exceptions first, then team by team; in any other order they are one group. */
export function gaugeGroups(
	board: Board,
	reports: readonly KpiReport[],
	sort: GaugeSort
): readonly GaugeGroup[] {
	if (sort !== 'exceptions') {
		return [{ key: sort, title: sortTitles[sort], reports: sorted(board, reports, sort) }];
	}
	const isException = (report: KpiReport) => exceptions.has(concernOf(report));
	const severity = (report: KpiReport) => bySeverity.indexOf(concernOf(report));
	const calm = reports.filter((report) => !isException(report));
	const teams = liveTeams(board);
	const known = new Set<string | undefined>(teams.map(({ id }) => id));
	const groups: readonly GaugeGroup[] = [
		{
			key: 'exceptions',
			title: 'Need a look',
			reports: reports.filter(isException).sort((one, other) => severity(one) - severity(other))
		},
		...teams.map(({ id, name }) => ({
			key: id,
			title: name,
			reports: calm.filter(({ kpi }) => kpi.teamId === id)
		})),
		{
			key: 'none',
			title: teams.length > 0 ? 'No team' : 'All well',
			reports: calm.filter(({ kpi }) => !known.has(kpi.teamId))
		}
	];
	return groups.filter((group) => group.reports.length > 0);
}

/** How many there are of each kind, in words: "12 KPIs: 1 in alarm, 2 to watch, 9 healthy". */
export function gaugeCounts(reports: readonly KpiReport[], settings: BoardSettings): string {
	const parts = bySeverity.flatMap((status) => {
		const count = reports.filter((report) => report.status === status).length;
		return count > 0 ? [`${count} ${countWords[status]}`] : [];
	});
	const all = counted(settings, 'kpi', reports.length);
	return parts.length > 0 ? `${all}: ${parts.join(', ')}` : all;
}

const countWords: Readonly<Record<KpiStatus, string>> = {
	alarm: 'in alarm',
	watch: 'to watch',
	recovering: 'recovering',
	stale: 'stale',
	'no-data': 'without a reading',
	'no-target': 'without a target',
	healthy: 'healthy'
};

const sortTitles = { name: 'By name', owner: 'By owner', due: 'Next due first' } as const;

function sorted(
	board: Board,
	reports: readonly KpiReport[],
	sort: Exclude<GaugeSort, 'exceptions'>
): readonly KpiReport[] {
	const last = '\uffff';
	const keyOf = ({ kpi, dueOn }: KpiReport): string => {
		if (sort === 'due') return dueOn ?? last;
		if (sort === 'name') return kpi.name.toLowerCase();
		return personName(board, kpi.ownerId)?.toLowerCase() ?? last;
	};
	return [...reports].sort((one, other) => compareTexts(keyOf(one), keyOf(other)));
}
