import { expect, test } from 'vitest';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import type { Board } from '#domain/board.ts';
import { keyResultReport } from '#domain/key-result-report.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { liveKpis } from '#domain/lookups.ts';
import { sampleBoard } from '#exchange/sample/sample-board.ts';
import type { CsvCell, CsvTable } from '#exchange/csv.ts';
import { kpisTable, objectivesTable } from '#exchange/board-tables.ts';
import { readBoard } from '#document/read-board.ts';
import {
	aBoard,
	aCheckIn,
	aKpi,
	aMilestone,
	anEvidence,
	anObjective,
	anObservation,
	aReach,
	aReading,
	day,
	idOf,
	milestones
} from '#tests/builders.ts';

const today = day('2026-03-20');

/** A table as records by the words of its head. */
function records({ head, sections }: CsvTable): readonly Record<string, CsvCell>[] {
	const rows = sections.flatMap((section) => section());
	return rows.map((row) => Object.fromEntries(head.map((word, at) => [word, row[at] ?? null])));
}

const currentOf = (board: Board, name: string) => {
	const row = records(kpisTable(board, today)).find(({ KPI }) => KPI === name);
	return [row?.['Current'], row?.['Date']];
};

test('X-C5 a KPI is current at what its page says: counted from segments, calculated, counted by the board', () => {
	const segments = ['east', 'west'].map((id, at) => ({
		id: idOf<'segment'>(id),
		name: id,
		order: `a${at}`
	}));
	const on = (segment: string, value: number) =>
		aReading('2026-03-02', value, { segmentId: idOf(segment) });
	const board = withDerivedReadings(
		aBoard(
			aKpi('Calls', on('east', 3), on('west', 4), { segments, total: 'sum' }),
			aKpi('Was typed', aReading('2026-03-01', 99), on('east', 3), on('west', 4), {
				...{ segments, total: 'mean' }
			}),
			aKpi('Half', { formula: '[calls] / 2' }),
			aKpi('On time', { counts: 'check-ins-on-time' }),
			anObjective('Calm', aReach(0, 10, aCheckIn('2026-03-20', 1)))
		),
		today
	);
	expect(currentOf(board, 'Calls')).toEqual([7, '2026-03-02']);
	expect(currentOf(board, 'Was typed')).toEqual([3.5, '2026-03-02']);
	expect(currentOf(board, 'Half')).toEqual([3.5, '2026-03-02']);
	for (const kpi of liveKpis(board)) {
		const { current } = kpiReport(board, kpi, today);
		expect(currentOf(board, kpi.name)).toEqual([current?.value ?? null, current?.day ?? '']);
	}
});

test('X-C5 what is dated later is not current, and its limits are those of today', () => {
	const year = {
		from: day('2026-01-01'),
		to: day('2026-12-31'),
		label: '2026',
		way: 'step'
	} as const;
	const board = aBoard(
		aKpi('Orders', aReading('2026-03-02', 5), aReading('2026-04-02', 6), {
			limits: { direction: 'higher', target: 10 },
			periodTargets: [{ key: 'a', ...year, limits: { direction: 'higher', target: 12, alarm: 8 } }]
		})
	);
	expect(currentOf(board, 'Orders')).toEqual([5, '2026-03-02']);
	const [row] = records(kpisTable(board, today));
	expect([row?.['Target'], row?.['Alarm']]).toEqual([12, 8]);
});

test('X-C5 a key result is current at what its page says, whichever way it is measured', () => {
	const board = aBoard(
		anObjective(
			'Calm support',
			aReach(0, 10, aCheckIn('2026-03-02', 4), aCheckIn('2026-04-02', 9)),
			anEvidence(3, anObservation('2026-03-01', 'One'), anObservation('2026-03-02', 'Two')),
			milestones([
				aMilestone('First', { weight: 2, doneOn: day('2026-03-01') }),
				aMilestone('Second', { weight: 1 })
			])
		)
	);
	const rows = records(objectivesTable(board, today));
	expect(rows.map(({ Start, Target, Current }) => [Start, Target, Current])).toEqual([
		[0, 10, 4],
		[null, 3, 2],
		[null, 3, 2]
	]);
});

test('X-C5 on the sample board every row says what the screen says', () => {
	const now = day('2026-11-27');
	const { id, doc } = sampleBoard({ today: now, timeZone: 'UTC' });
	const board = withDerivedReadings(readBoard(doc, id), now);
	const kpis = records(kpisTable(board, now));
	expect(kpis.map(({ Current }) => Current)).toEqual(
		liveKpis(board).map((kpi) => kpiReport(board, kpi, now).current?.value ?? null)
	);
	const byTitle = new Map(
		[...board.keyResults.values()].map((each) => [each.title, each] as const)
	);
	for (const row of records(objectivesTable(board, now))) {
		const keyResult = byTitle.get(String(row['Key result']));
		if (!keyResult) continue;
		expect(row['Current']).toBe(keyResultReport(board, keyResult, now).current);
	}
});
