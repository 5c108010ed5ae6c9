import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cycleReport } from '#domain/cycle-report.ts';
import { reachRatio } from '#domain/key-result-progress.ts';
import { objectiveReport } from '#domain/objective-report.ts';
import { progressSeries } from '#domain/progress-series.ts';
import { rollUp } from '#domain/roll-up.ts';
import { bandOf, brierScore, cycleVerdict, score, verdictOf } from '#domain/score.ts';
import {
	aBoard,
	aCheckIn,
	aKeep,
	aMilestone,
	anObjective,
	aReach,
	aReview,
	at,
	changed,
	day,
	idOf,
	milestones,
	theKeyResult,
	theObjective,
	type KeyResultInside
} from '#tests/builders.ts';
import { quarterDay } from './arbitraries.ts';

const { rollup } = JSON.parse(
	readFileSync(new URL('../../../shared/vectors/progress.json', import.meta.url), 'utf8')
) as { rollup: { rows: { progress: number[]; weights?: number[]; percentRounded: number }[] } };

const today = day('2026-02-14');

/** A key result that has come so far of the way. */
const so = (ratio: number, fields: KeyResultInside = {}) =>
	aReach(0, 1, aCheckIn('2026-02-13', ratio), fields);

function reportOf(...inside: readonly ReturnType<typeof aReach>[]) {
	const board = aBoard(anObjective('Any', ...inside));
	return objectiveReport(board, theObjective(board), today);
}

test('K-P3 an objective whose key results have just begun is not off track yet', () => {
	const window = { from: day('2026-02-10'), to: day('2026-03-29') };
	expect(reportOf(so(0, { window })).computed).toBe('at-risk');
	const early = { from: day('2026-02-07'), to: day('2026-03-29') };
	expect(reportOf(so(0, { window: early })).computed).toBe('off-track');
	expect(reportOf(so(0, { window }), so(0)).computed).toBe('off-track');
});

describe('the roll-up', () => {
	test.each(rollup.rows)(
		'K-O1 $progress with weights $weights is $percentRounded percent',
		(row) => {
			const keyResults = row.progress.map((ratio, index) =>
				so(ratio, { weight: row.weights?.[index] ?? 1 })
			);
			expect(Math.round((reportOf(...keyResults).ratio ?? NaN) * 100)).toBe(row.percentRounded);
		}
	);

	const anyPart = fc.record({
		value: fc.option(fc.double({ min: -3, max: 3, noNaN: true })),
		weight: fc.oneof(fc.constantFrom(0, 1, 2, 1e-9, 1e300), fc.double({ min: 0, noNaN: true }))
	});

	test('K-O1 a roll-up lies between the least and the most of its parts', () => {
		fc.assert(
			fc.property(fc.array(anyPart, { maxLength: 12 }), (parts) => {
				const counted = parts
					.filter(({ value, weight }) => value !== null && weight > 0 && weight < Infinity)
					.map(({ value }) => score(value) ?? 0);
				const mean = rollUp(parts);
				expect(mean === null).toBe(counted.length === 0);
				if (mean === null) return;
				expect(mean).toBeGreaterThanOrEqual(Math.min(...counted) - 1e-12);
				expect(mean).toBeLessThanOrEqual(Math.max(...counted) + 1e-12);
			}),
			// The least weight there is, beside a larger one without data.
			{
				examples: [
					[
						[
							{ value: 0, weight: 5e-324 },
							{ value: null, weight: 2 }
						]
					]
				]
			}
		);
	});

	test('K-O2 too much and too little are clamped before they are added', () => {
		expect(reportOf(so(1.5), so(0.5)).ratio).toBe(0.75);
		expect(reportOf(so(-1), so(0.5)).ratio).toBe(0.25);
	});

	test('K-O3 no data is left out, and an objective without any shows none', () => {
		expect(reportOf(so(0.5), aReach(0, 1)).ratio).toBe(0.5);
		expect(reportOf(aReach(0, 1))).toMatchObject({
			ratio: null,
			computed: 'no-data',
			shown: 'no-data'
		});
		expect(reportOf()).toMatchObject({ ratio: null, confidence: null, lastCheckInOn: null });
	});

	test('K-O3 a weight of 0 leaves a key result out; all weights 0 are no data', () => {
		expect(reportOf(so(0.5), so(1, { weight: 0 })).ratio).toBe(0.5);
		const none = reportOf(so(0.5, { weight: 0 }));
		expect(none.ratio).toBeNull();
		expect(none.hints).toContainEqual({ code: 'weights-all-zero', tone: 'warning' });
	});

	test('K-O4 what is in the trash is left out', () => {
		const { ratio, keyResults } = reportOf(so(0.5), so(1, { archivedOn: day('2026-02-01') }));
		expect([ratio, keyResults.length]).toEqual([0.5, 1]);
	});

	test('K-O5 its pace is its parts’ pace, and it is met when they are', () => {
		// 14 February is day 45 of 90.
		expect(reportOf(so(0.45), so(0.46)).computed).toBe('on-track');
		expect(reportOf(so(0.35), so(0.36)).computed).toBe('at-risk');
		expect(reportOf(so(0.1), so(0.1)).computed).toBe('off-track');
		expect(reportOf(so(1), so(1.2)).computed).toBe('met');
		const kept = aKeep({ min: 1 }, aCheckIn('2026-02-13', 2));
		expect(reportOf(so(1), kept).computed).toBe('on-track');
		// A keep that is kept does not hide a reach that falls behind.
		expect(reportOf(kept, so(0.1)).computed).toBe('at-risk');
	});

	test('K-O6 it is stale when nothing was heard of any part', () => {
		const old = aReach(0, 1, aCheckIn('2026-01-20', 0.9));
		expect(reportOf(old, old)).toMatchObject({ computed: 'on-track', shown: 'stale' });
		expect(reportOf(old, so(0.9)).shown).toBe('on-track');
	});

	test('K-O7 two to five key results are wanted: a hint at the ends, a warning outside', () => {
		const codesFor = (count: number) =>
			reportOf(...Array.from({ length: count }, () => so(0.5))).hints.filter(({ code }) =>
				code.endsWith('key-results')
			);
		expect(codesFor(1)).toEqual([{ code: 'few-key-results', tone: 'warning' }]);
		expect(codesFor(2)).toEqual([{ code: 'few-key-results', tone: 'hint' }]);
		expect(codesFor(3)).toEqual([]);
		expect(codesFor(5)).toEqual([{ code: 'many-key-results', tone: 'hint' }]);
		expect(codesFor(6)).toEqual([{ code: 'many-key-results', tone: 'warning' }]);
	});

	test('K-O8 moved goalposts of its own and of its key results stand together in time', () => {
		const moved = (on: string) => {
			return { key: on, at: at(on), field: 'title', before: 'a', after: 'b' };
		};
		const board = aBoard(
			anObjective(
				'Any',
				{ changes: [moved('2026-02-05')] },
				so(0.5, { changes: [moved('2026-02-03')] })
			)
		);
		const report = objectiveReport(board, theObjective(board), today);
		expect(report.movedGoalposts.map((change) => change.at)).toEqual([
			at('2026-02-03'),
			at('2026-02-05')
		]);
	});
});

describe('remembering', () => {
	test('K-O9 a report stays the same object until something that it depends on changes', () => {
		const board = aBoard(anObjective('One', so(0.5)), anObjective('Two', so(0.5)));
		const [one, two] = [theObjective(board, 'One'), theObjective(board, 'Two')];
		const before = [one, two].map((objective) => objectiveReport(board, objective, today));
		const after = changed(board, 'keyResults', 'one/1', { weight: 2 });
		expect(objectiveReport(after, one, today)).not.toBe(before[0]);
		expect(objectiveReport(after, two, today)).toBe(before[1]);
		const tomorrow = objectiveReport(after, two, day('2026-02-15'));
		expect(tomorrow.expectedRatio).not.toBe(before[1]!.expectedRatio);
	});

	test('K-O9 another cycle, another setting and another KPI are noticed', () => {
		const board = aBoard(anObjective('Any', so(0.5)));
		const objective = theObjective(board);
		const before = objectiveReport(board, objective, today);
		const cycle = { ...board.cycles.get(idOf<'cycle'>('q1'))!, to: day('2026-12-31') };
		const longer = { ...board, cycles: new Map([[cycle.id, cycle]]) };
		expect(objectiveReport(longer, objective, today).expectedRatio).toBeLessThan(
			before.expectedRatio!
		);
		const settings = { ...board.settings, checkInWeekday: 1 as const };
		const [keyResult] = objectiveReport({ ...board, settings }, objective, today).keyResults;
		expect(keyResult?.dueOn).not.toBe(before.keyResults[0]?.dueOn);
	});
});

describe('scores', () => {
	test('K-C1 a score is the progress, clamped', () => {
		expect([-0.2, 0.5, 1.2, null].map(score)).toEqual([0, 0.5, 1, null]);
	});

	test('K-C1 bands are asked of the score as it is, not as it is rounded', () => {
		expect([0.3999, 0.4, 0.6999, 0.7].map(bandOf)).toEqual(['low', 'middle', 'middle', 'high']);
	});

	test('K-C1 on a bound is not below it, whatever binary numbers make of it', () => {
		const scored = (from: number, to: number, now: number) => score(reachRatio(from, to, now))!;
		expect(bandOf(scored(1, 2, 1.4))).toBe('middle');
		expect(bandOf(scored(8, 9, 8.7))).toBe('high');
		expect(verdictOf(scored(0.1, 1.1, 0.8), 'aspirational')).toBe('as-intended');
		expect(verdictOf(scored(8, 9, 8.6), 'aspirational')).toBe('as-intended');
		expect(verdictOf(scored(8, 9, 8.3), 'aspirational')).toBe('below-intended');
		expect(cycleVerdict(scored(2, 3, 2.85))).toBe('healthy');
		expect(cycleVerdict(scored(8, 9, 8.6))).toBe('healthy');
		expect(cycleVerdict(scored(1, 2, 1.4))).toBe('partial');
	});

	test('K-C2 a score reads by what was promised', () => {
		expect(verdictOf(1, 'committed')).toBe('as-committed');
		expect(verdictOf(0.99, 'committed')).toBe('needs-diagnosis');
		const aspirational = [0.29, 0.3, 0.6, 0.7, 0.71, 1].map((value) =>
			verdictOf(value, 'aspirational')
		);
		expect(aspirational).toEqual([
			'beyond-capacity',
			'below-intended',
			'as-intended',
			'as-intended',
			'above-intended',
			'perhaps-too-safe'
		]);
		expect(verdictOf(0.1, 'learning')).toBe('by-learning');
	});

	test('K-C3 a cycle reads by the mean of its scores', () => {
		expect([0.86, 0.85, 0.6, 0.59, 0.4, 0.39].map(cycleVerdict)).toEqual([
			'too-safe',
			'healthy',
			'healthy',
			'partial',
			'partial',
			'outran-capacity'
		]);
	});

	test('K-C4 the Brier score is the mean squared miss of confidence', () => {
		expect(brierScore([])).toBeNull();
		expect(brierScore([{ confidence: 10, isMet: true }])).toBe(0);
		expect(
			brierScore([
				{ confidence: 8, isMet: true },
				{ confidence: 6, isMet: false }
			])
		).toBeCloseTo((0.04 + 0.36) / 2, 12);
	});
});

describe('a cycle', () => {
	const board = aBoard(
		anObjective('One', so(0.8, { checkIns: [] }), so(1)),
		anObjective('Two', so(0.2)),
		anObjective('Silent', aReach(0, 1)),
		anObjective('Elsewhere', { cycleId: undefined }, so(1)),
		aReview('2026-04-01', {
			cycleId: idOf('q1'),
			scores: { 'two/1': { score: 0.6, reason: 'the market closed in March' } }
		})
	);
	const report = cycleReport(board, board.cycles.get(idOf<'cycle'>('q1'))!, today);

	test('K-C5 it is the mean of its objectives with data, in its week', () => {
		expect(report.ratio).toBe(0.6);
		expect(report.week).toEqual({ week: 7, of: 13 });
		expect(report.objectives.map(({ objective }) => objective.title)).toEqual([
			'One',
			'Two',
			'Silent'
		]);
		expect(report.counts).toMatchObject({ met: 1, 'off-track': 1, 'no-data': 1, 'on-track': 0 });
	});

	test('K-C6 an adjusted score stands beside the computed one, and counts', () => {
		expect(report.scores[1]).toMatchObject({
			score: 0.6,
			keyResults: [{ computed: 0.2, adjusted: { score: 0.6 } }]
		});
		expect(report.meanScore).toBe(0.8);
		expect(report.verdict).toBe('healthy');
	});
});

describe('progress over time', () => {
	test('K-T1 a key result has a point for each day on which something was reported, and today', () => {
		const board = aBoard(
			anObjective('Any', aReach(0, 100, aCheckIn('2026-01-09', 10), aCheckIn('2026-01-16', 20)))
		);
		const series = progressSeries(board, theKeyResult(board), today);
		expect(series.map((point) => [point.day, point.ratio])).toEqual([
			['2026-01-09', 0.1],
			['2026-01-16', 0.2],
			['2026-02-14', 0.2]
		]);
		expect(series.at(-1)?.expected).toBe(0.5);
	});

	test('K-T1 an objective has one for each week of its cycle, as it was then', () => {
		const board = aBoard(
			anObjective(
				'Any',
				aReach(0, 100, aCheckIn('2026-01-09', 10), aCheckIn('2026-02-10', 50)),
				milestones([aMilestone('a', { doneOn: day('2026-02-01') }), aMilestone('b')])
			)
		);
		const series = progressSeries(board, theObjective(board), today);
		expect(series).toHaveLength(7);
		expect(series.map(({ ratio }) => ratio)).toEqual([null, 0.1, 0.1, 0.1, 0.3, 0.5, 0.5]);
		expect(series.at(-1)?.day).toBe(today);
	});

	test('K-T2 the last point is what the report says', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(quarterDay, fc.integer({ min: -20, max: 120 })), { maxLength: 8 }),
				quarterDay,
				(facts, on) => {
					const checkIns = facts.map(([when, value]) => aCheckIn(when, value));
					const board = aBoard(anObjective('Any', aReach(0, 100, ...checkIns)));
					const last = progressSeries(board, theObjective(board), on).at(-1);
					const report = objectiveReport(board, theObjective(board), on);
					if (on >= '2026-01-01' && on <= '2026-03-31') expect(last?.ratio).toBe(report.ratio);
				}
			)
		);
	});
});
