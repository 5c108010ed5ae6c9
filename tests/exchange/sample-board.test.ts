import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import { cycleReport } from '#domain/cycle-report.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import { formatValue } from '#domain/format.ts';
import { keyResultReport } from '#domain/key-result-report.ts';
import { recoveriesOf } from '#domain/kpi-recovery.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { isLive } from '#domain/lookups.ts';
import { objectiveReport } from '#domain/objective-report.ts';
import { owed } from '#domain/owed.ts';
import { alignment } from '#domain/alignment.ts';
import { weekOfSpan } from '#domain/calendar.ts';
import type { BoardId } from '#domain/id.ts';
import { readBoard } from '#document/read-board.ts';
import { sampleBoard } from '#exchange/sample/sample-board.ts';

// Monday to Sunday of one week, the turn of a year, a leap day.
const monday = '2026-11-16' as Day;
const week = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
const days = [...week, '2027-01-01', '2028-02-29', '2026-03-29'] as Day[];

function sample(today: Day, timeZone = 'Europe/Oslo') {
	const { doc, me } = sampleBoard({ today, timeZone });
	const board = withDerivedReadings(readBoard(doc, 'sample' as BoardId), today);
	const keyResult = (words: string) =>
		[...board.keyResults.values()].find((each) => each.title.includes(words))!;
	const kpi = (words: string) =>
		[...board.kpis.values()].find((each) => each.name.includes(words))!;
	return {
		...{ board, me, keyResult, kpi },
		report: (words: string) => keyResultReport(board, keyResult(words), today),
		gauge: (words: string) => kpiReport(board, kpi(words), today)
	};
}

describe.each(days)('the sample board of %s', (today) => {
	const { board, me, keyResult, kpi, report, gauge } = sample(today);

	test('M-S1 is a team of six in week 9 of 13, without a single problem', () => {
		expect(board.problems).toEqual([]);
		expect([...board.people.values()]).toHaveLength(6);
		const active = [...board.cycles.values()].filter((cycle) => cycle.state === 'active');
		expect(active).toHaveLength(1);
		expect(weekOfSpan(active[0]!, today)).toEqual({ week: 9, of: 13 });
		const names = [...board.cycles.values()].map((cycle) => cycle.name);
		expect(new Set(names).size).toBe(3);
		const current = [...board.objectives.values()].filter(
			(objective) => isLive(objective) && objective.cycleId === active[0]!.id
		);
		expect(current).toHaveLength(5);
		expect(new Set(current.map((objective) => objective!.kind)).size).toBe(3);
		const ids = new Set(current.map((objective) => objective!.id));
		const keyResults = [...board.keyResults.values()].filter((each) => ids.has(each.objectiveId));
		expect(keyResults).toHaveLength(14);
		expect(new Set(keyResults.map((each) => each!.measure.kind)).size).toBe(5);
	});

	test('M-S2 has key results that are on track, slip, are stuck, are stale and are met', () => {
		expect(report('repeating the last one')).toMatchObject({ shown: 'on-track' });
		expect(report('Monthly churn')).toMatchObject({ shown: 'on-track', computed: 'on-track' });
		expect(report('arrive on the promised day, every')).toMatchObject({ shown: 'on-track' });
		expect(report('30 % fewer minutes')).toMatchObject({ shown: 'on-track', computed: 'on-track' });
		expect(report('three languages')).toMatchObject({ computed: 'on-track' });
		expect(report('first reply')).toMatchObject({ shown: 'off-track', computed: 'off-track' });
		expect(report('without writing to us')).toMatchObject({ isStalled: true, shown: 'at-risk' });
		expect(report('because another one told')).toMatchObject({ isStale: true, shown: 'stale' });
		expect(report('Thirty cafés')).toMatchObject({ shown: 'met' });
		expect(report('repeat button by default')).toMatchObject({ said: 'on-track', ratio: 0 });
		expect(report('Tastings').movedGoalposts).toMatchObject([
			{ field: 'to', before: 35, after: 30 }
		]);
		expect(keyResult('Tastings').window).toBeDefined();
		expect(keyResult('Monthly churn').kpiId).toBe(kpi('Monthly churn').id);
	});

	test('M-S3 has gauges that are healthy, watched, in alarm, recovering, stale, without target and incomplete', () => {
		for (const name of ['promised day', 'Gross margin', 'Damaged', 'Cafés that'])
			expect(gauge(name)).toMatchObject({ status: 'healthy', missing: [] });
		expect(gauge('one route').reason.code).toBe('early-warning');
		expect(gauge('Wrong invoices').process?.code).toBe('inside');
		expect(gauge('Monthly churn').status).toBe('watch');
		expect(gauge('older than two days').status).toBe('alarm');
		expect(gauge('asked again').status).toBe('recovering');
		expect(gauge('reachable').status).toBe('stale');
		expect(gauge('Sales').status).toBe('no-target');
		expect(gauge('Wrong invoices').missing).toEqual(['definition', 'action']);
		expect(kpi('Gross margin').readings).toHaveLength(26);
		expect(kpi('Cafés that').segments).toHaveLength(3);
		expect(kpi('Damaged').dividers).toHaveLength(1);
		const open = [...board.investigations.values()].filter((each) => !each.closedOn);
		expect(open).toMatchObject([{ kpiId: kpi('older than two days').id }]);
	});

	test('M-S9 has a segment that is in alarm alone while the whole is healthy', () => {
		expect(gauge('Cafés that')).toMatchObject({ status: 'healthy', alarming: [{ name: 'Porto' }] });
		expect(kpi('Cafés that').segments.filter(({ limits }) => limits)).toHaveLength(1);
	});

	test('M-S10 has a KPI that is calculated from two others and one that the board counts, both healthy', () => {
		expect(kpi('Sales per café').derived).toMatchObject({ gaps: [], kept: 0 });
		expect(gauge('Sales per café')).toMatchObject({ status: 'healthy', missing: [], isDue: false });
		const ratio = formatValue(
			gauge('Sales per café').current?.value ?? null,
			kpi('Sales per café').unit,
			'en-GB'
		);
		expect(ratio).toMatch(/^€\d+(\.\d\d)?$/);
		expect(gauge('Check-ins on time')).toMatchObject({ status: 'healthy', missing: [] });
		expect(kpi('Check-ins on time').readings.length).toBeGreaterThan(15);
	});

	test('M-S8 has an objective under way that brings a gauge back', () => {
		const [recovery] = recoveriesOf(board, kpi('Monthly churn'), today);
		expect(recovery).toMatchObject({ state: 'running', objective: { kind: 'aspirational' } });
		expect(recovery!.span.from <= today && today <= recovery!.span.to).toBe(true);
	});

	test('M-S4 asks me for check-ins and a reading', () => {
		const things = owed(board, me, today);
		const kinds = things.map((thing) => thing.kind);
		expect(kinds).toContain('check-in');
		expect(kinds).toContain('reading');
	});

	test('M-S5 never tells of a day to come, and every objective but the learning one serves another', () => {
		const future = [...board.keyResults.values()].flatMap((each) =>
			[...each!.checkIns, ...each!.evidence].filter((fact) => fact.day > today)
		);
		expect(future).toEqual([]);
		const { orphans } = alignment(board);
		expect([...orphans].map((id) => board.objectives.get(id)!.kind)).toEqual(['learning']);
		for (const objective of [...board.objectives.values()])
			if (isLive(objective) && objective.kind !== 'learning')
				expect(objectiveReport(board, objective, today).ratio).not.toBe(null);
	});
});

test('M-S6 the quarter before is closed, with scores that people adjusted and gave reasons for', () => {
	const { board } = sample(monday);
	const closed = [...board.cycles.values()].find((cycle) => cycle.state === 'closed')!;
	const report = cycleReport(board, closed, monday);
	expect(report.meanScore).toBeGreaterThan(0.7);
	expect(report.meanScore).toBeLessThan(0.95);
	const [review] = [...board.reviews.values()];
	expect(Object.values(review!.scores)).toMatchObject([{ score: 0.9 }]);
	expect(Object.keys(review!.answers)).toHaveLength(4);
});

test('M-S7 the same day gives the same board, and its clocks never run ahead of the day', () => {
	for (const zone of ['Pacific/Auckland', 'America/Los_Angeles'])
		expect(sample(monday, zone).board).toEqual(sample(monday, zone).board);
	const newest = Math.max(
		...[...sample(monday).board.kpis.values()].flatMap((kpi) =>
			kpi!.readings.map((reading) => reading.at)
		)
	);
	expect(newest).toBeLessThan(Date.parse(`${monday}T04:00:00Z`));
});
