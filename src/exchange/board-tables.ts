import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import type { Unit } from '#domain/unit.ts';
import type { KeyResult } from '#domain/key-result.ts';
import { keyResultProgress } from '#domain/key-result-progress.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { keyResultsOf, liveKpis, liveObjectives, personName } from '#domain/lookups.ts';
import type { Kpi, Range } from '#domain/kpi.ts';
import type { Measure } from '#domain/measure.ts';
import { limitsOn } from '#domain/period-target.ts';
import type { CsvCell, CsvTable } from './csv.ts';

/** Objectives with their key results on a day: one row for each key result, the objective repeated. */
export function objectivesTable(board: Board, today: Day): CsvTable {
	const sections = liveObjectives(board).map((objective) => () => {
		const of: CsvCell[] = [
			(objective.cycleId && board.cycles.get(objective.cycleId)?.name) ?? '',
			objective.level,
			(objective.teamId && board.teams.get(objective.teamId)?.name) ?? '',
			objective.title,
			personName(board, objective.ownerId) ?? '',
			objective.why
		];
		const keyResults = keyResultsOf(board, objective.id);
		if (keyResults.length === 0) return [[...of, '', '', '', '', '', '', '', '']];
		return keyResults.map((keyResult) => [...of, ...keyResultCells(board, keyResult, today)]);
	});
	return {
		name: 'objectives',
		head: [
			...['Cycle', 'Level', 'Team', 'Objective', 'Objective owner', 'Why'],
			...['Key result', 'Owner', 'Measure', 'Start', 'Target', 'Current', 'Unit', 'Weight']
		],
		sections
	};
}

/** Every check-in that counts, one row each. */
export function checkInsTable(board: Board): CsvTable {
	const sections = liveObjectives(board).map(
		(objective) => () =>
			keyResultsOf(board, objective.id).flatMap((keyResult) =>
				keyResult.checkIns.map((checkIn): CsvCell[] => [
					checkIn.day,
					objective.title,
					keyResult.title,
					checkIn.value ?? null,
					unitWord(keyResult.unit),
					checkIn.confidence ?? null,
					checkIn.said ?? '',
					checkIn.moved ?? '',
					checkIn.blocker ?? '',
					checkIn.stopping ?? '',
					personName(board, checkIn.by) ?? ''
				])
			)
	);
	return {
		name: 'check-ins',
		head: [
			...['Date', 'Objective', 'Key result', 'Value', 'Unit', 'Confidence', 'Status'],
			...['What moved', 'Blocker', 'Stopping', 'By']
		],
		sections
	};
}

/** KPIs with the limits and the latest reading of the whole on a day, as their pages say it; one row each. */
export function kpisTable(board: Board, today: Day): CsvTable {
	return {
		name: 'kpis',
		head: [
			...['KPI', 'Question', 'Definition', 'Action', 'Team', 'Owner', 'Cadence', 'Unit'],
			...['Direction', 'Target', 'Watch', 'Alarm', 'Current', 'Date']
		],
		sections: liveKpis(board).map((kpi) => () => {
			const { current } = kpiReport(board, kpi, today);
			const { direction, target, watch, alarm } = limitsOn(kpi, today);
			const row: CsvCell[] = [
				...[kpi.name, kpi.question, kpi.definition, kpi.action],
				(kpi.teamId && board.teams.get(kpi.teamId)?.name) ?? '',
				personName(board, kpi.ownerId) ?? '',
				...[kpi.cadence, unitWord(kpi.unit), direction],
				...[limit(target), limit(watch), limit(alarm)],
				...[current?.value ?? null, current?.day ?? '']
			];
			return [row];
		})
	};
}

/** Every reading that counts, one row each. */
export function readingsTable(board: Board): CsvTable {
	return {
		name: 'readings',
		head: ['Date', 'KPI', 'Segment', 'Value', 'Unit', 'Note', 'By'],
		sections: liveKpis(board).map(
			(kpi) => () =>
				kpi.readings.map((reading): CsvCell[] => [
					reading.day,
					kpi.name,
					segmentName(kpi, reading.segmentId),
					reading.value,
					unitWord(kpi.unit),
					reading.note ?? '',
					personName(board, reading.by) ?? ''
				])
		)
	};
}

function keyResultCells(board: Board, keyResult: KeyResult, today: Day): readonly CsvCell[] {
	const { measure } = keyResult;
	const [from, to] = endsOf(measure);
	return [
		...[keyResult.title, personName(board, keyResult.ownerId) ?? '', measure.kind],
		...[from ?? null, to ?? null, keyResultProgress(board, keyResult, today).current],
		...[unitWord(keyResult.unit), keyResult.weight]
	];
}

/** Where a measure starts and where it is met, in the terms of its current value. */
function endsOf(measure: Measure): readonly (number | undefined)[] {
	switch (measure.kind) {
		case 'reach':
			return [measure.from, measure.to];
		case 'keep':
			return [measure.min, measure.max];
		case 'milestones':
			return [undefined, measure.milestones.reduce((sum, { weight }) => sum + weight, 0)];
		case 'evidence':
			return [undefined, measure.wanted];
		case 'done':
			return [];
	}
}

function limit(value: number | Range | undefined): CsvCell {
	return typeof value === 'object' ? `${value.low} to ${value.high}` : (value ?? null);
}

function segmentName(kpi: Kpi, id: string | undefined): string {
	return kpi.segments.find((segment) => segment.id === id)?.name ?? '';
}

/** A unit as people write it in a spreadsheet. */
function unitWord(unit: Unit): string {
	switch (unit.kind) {
		case 'percent':
			return '%';
		case 'money':
			return unit.currency;
		case 'duration':
			return unit.in;
		case 'rate':
			return `per ${unit.per}`;
		case 'number':
			return unit.name ?? '';
	}
}
