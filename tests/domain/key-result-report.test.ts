import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkInDue, punctuality } from '#domain/check-in-rhythm.ts';
import { keyResultReport, startingConfidence } from '#domain/key-result-report.ts';
import { expectedRatio, paceStatus } from '#domain/pace.ts';
import {
	aBoard,
	aCheckIn,
	aCycle,
	aDone,
	aKeep,
	aKpi,
	anObjective,
	aReach,
	aReading,
	at,
	day,
	idOf,
	settings,
	theKeyResult,
	type BoardPart
} from '#tests/builders.ts';
import { quarterDay } from './arbitraries.ts';

const { pace } = JSON.parse(
	readFileSync(new URL('../../../shared/vectors/progress.json', import.meta.url), 'utf8')
) as { pace: { rows: { from: string; to: string; day: string; percent: number }[] } };

type KeyResultPart = ReturnType<typeof aReach>;

/** The report of a board's first key result on a day. The quarter is 1 January to 31 March 2026, 90 days. */
function reportOn(today: string, keyResult: KeyResultPart, ...rest: readonly BoardPart[]) {
	const board = aBoard(...rest, anObjective('Any', keyResult));
	return keyResultReport(board, theKeyResult(board), day(today));
}

const quarter = { from: day('2026-01-01'), to: day('2026-03-31') };

describe('pace', () => {
	test.each(pace.rows)(
		'K-P1 $day of $from to $to expects $percent percent',
		({ from, to, day: on, percent }) => {
			expect(expectedRatio({ from: day(from), to: day(to) }, day(on))).toBe(percent / 100);
		}
	);

	test('K-P1 expected progress begins on the first day, ends at 1, and never goes back', () => {
		fc.assert(
			fc.property(quarterDay, quarterDay, (one, other) => {
				const [before, after] = one < other ? [one, other] : [other, one];
				const [low, high] = [expectedRatio(quarter, before), expectedRatio(quarter, after)];
				expect(low).toBeLessThanOrEqual(high ?? -1);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
			})
		);
		expect(expectedRatio(quarter, day('2026-01-01'))).toBe(1 / 90);
		expect(expectedRatio(quarter, day('2026-03-31'))).toBe(1);
		expect(expectedRatio(quarter, day('2025-12-31'))).toBe(0);
		expect(expectedRatio(undefined, day('2026-01-01'))).toBeNull();
	});

	test('K-P2 from 0.9 of the expected it is on track, from 0.7 at risk, else off track', () => {
		const status = (ratio: number | null) => paceStatus(ratio, 0.5, quarter, day('2026-02-14'));
		expect(status(0.45)).toBe('on-track');
		expect(status(0.4499)).toBe('at-risk');
		expect(status(0.35)).toBe('at-risk');
		expect(status(0.3499)).toBe('off-track');
		expect(status(-1)).toBe('off-track');
		expect(status(1)).toBe('met');
		expect(status(null)).toBe('no-data');
	});

	test('K-P2 a pace that is kept exactly is not missed by a rounding', () => {
		for (let elapsed = 1; elapsed <= 100; elapsed += 1) {
			const expected = elapsed / 100;
			expect(paceStatus((expected * 9) / 10, expected, undefined, day('2026-01-01'))).toBe(
				'on-track'
			);
			expect(paceStatus((expected * 7) / 10, expected, undefined, day('2026-01-01'))).toBe(
				'at-risk'
			);
		}
	});

	test('K-P3 within the first seven days of a window nothing is off track', () => {
		const nothing = aReach(0, 100, aCheckIn('2026-01-02', 0));
		expect(reportOn('2026-01-07', nothing).computed).toBe('at-risk');
		expect(reportOn('2026-01-08', nothing).computed).toBe('off-track');
		const missed = aKeep({ min: 10 }, aCheckIn('2026-01-02', 0));
		expect(reportOn('2026-01-07', missed).computed).toBe('at-risk');
		expect(reportOn('2026-01-08', missed).computed).toBe('off-track');
	});

	test('K-P4 a window of its own sets its own pace', () => {
		const window = { from: day('2026-02-01'), to: day('2026-02-28') };
		const late = aReach(0, 100, aCheckIn('2026-02-14', 50), { window });
		expect(reportOn('2026-02-14', late)).toMatchObject({
			expectedRatio: 0.5,
			computed: 'on-track'
		});
		const early = aReach(0, 100, aCheckIn('2026-01-14', 0), { window });
		expect(reportOn('2026-01-14', early)).toMatchObject({ expectedRatio: 0, computed: 'on-track' });
	});

	test('K-P5 without a window there is no pace, only what the data say', () => {
		const board = aBoard(
			anObjective(
				'Any',
				{ cycleId: undefined },
				aReach(0, 10, aCheckIn('2026-02-01', 4)),
				aReach(0, 10, aCheckIn('2026-02-01', 10)),
				aKeep({ min: 5 }, aCheckIn('2026-02-01', 4)),
				aReach(0, 10)
			)
		);
		const computed = [...board.keyResults.values()].map(
			(keyResult) => keyResultReport(board, keyResult!, day('2026-02-02')).computed
		);
		expect(computed).toEqual(['no-pace', 'met', 'off-track', 'no-data']);
	});
});

describe('status', () => {
	test('K-S1 computed and said are two things; what somebody said holds until the next check-in', () => {
		const said = aReach(0, 100, aCheckIn('2026-02-13', 50, { said: 'off-track' }));
		expect(reportOn('2026-02-14', said)).toMatchObject({
			computed: 'on-track',
			said: 'off-track',
			shown: 'off-track'
		});
		const later = aReach(
			0,
			100,
			aCheckIn('2026-02-06', 45, { said: 'off-track' }),
			aCheckIn('2026-02-13', 50)
		);
		expect(reportOn('2026-02-14', later)).toMatchObject({ said: null, shown: 'on-track' });
	});

	test('K-S2 a keep goes by its latest period, and is met only at its end', () => {
		const kept = aKeep({ min: 90 }, aCheckIn('2026-01-09', 80), aCheckIn('2026-03-27', 95));
		expect(reportOn('2026-03-27', kept)).toMatchObject({ ratio: 0.5, computed: 'on-track' });
		const always = aKeep({ min: 90 }, aCheckIn('2026-03-27', 95));
		expect(reportOn('2026-03-27', always).computed).toBe('on-track');
		expect(reportOn('2026-03-31', always).computed).toBe('met');
	});

	test('K-S3 stale is the last check-in older than the rhythm and three days, and replaces a green mark', () => {
		const green = aReach(0, 100, aCheckIn('2026-02-06', 80));
		expect(reportOn('2026-02-16', green)).toMatchObject({ isStale: false, shown: 'on-track' });
		expect(reportOn('2026-02-17', green)).toMatchObject({ isStale: true, shown: 'stale' });
		const red = aReach(0, 100, aCheckIn('2026-02-06', 1));
		expect(reportOn('2026-02-17', red)).toMatchObject({ isStale: true, shown: 'off-track' });
		const every2 = settings({ checkInEveryWeeks: 2 });
		expect(reportOn('2026-02-23', green, every2).isStale).toBe(false);
		expect(reportOn('2026-02-24', green, every2).isStale).toBe(true);
	});

	test('K-S3 it is not stale before its first due day, nor by the days after its end', () => {
		const window = { from: day('2026-03-01'), to: day('2026-03-31') };
		const later = aReach(0, 100, aCheckIn('2026-01-05', 80), { window });
		expect(reportOn('2026-02-20', later).isStale).toBe(false);
		expect(reportOn('2026-03-05', later).isStale).toBe(false);
		expect(reportOn('2026-03-12', later).isStale).toBe(true);
		const made = aReach(0, 100, { createdAt: at('2026-03-03') });
		expect(reportOn('2026-03-13', made).isStale).toBe(false);
		expect(reportOn('2026-03-14', made).isStale).toBe(true);
		const toTheEnd = aReach(0, 100, aCheckIn('2026-03-27', 95));
		expect(reportOn('2026-12-01', toTheEnd)).toMatchObject({ isStale: false, shown: 'on-track' });
	});

	test('K-S3 a KPI that feeds it is heard as well', () => {
		const fed = aReach(0, 100, { kpiId: idOf('smiles') });
		expect(reportOn('2026-02-17', fed, aKpi('Smiles', aReading('2026-02-10', 60))).isStale).toBe(
			false
		);
		expect(reportOn('2026-02-17', fed, aKpi('Smiles', aReading('2026-02-06', 60))).isStale).toBe(
			true
		);
	});

	test('K-S4 stalled is three values in a row within one percent of the range', () => {
		const values = (...list: number[]) =>
			aReach(0, 200, ...list.map((value, week) => aCheckIn(`2026-02-${10 + week}`, value)));
		expect(reportOn('2026-02-14', values(50, 100, 101, 102)).isStalled).toBe(true);
		expect(reportOn('2026-02-14', values(100, 101, 102.1)).isStalled).toBe(false);
		expect(reportOn('2026-02-14', values(100, 100)).isStalled).toBe(false);
		expect(reportOn('2026-02-14', values(200, 200, 200)).isStalled).toBe(false);
	});

	test('K-S5 confidence is the last that was given, and starts at 5', () => {
		const told = aReach(
			0,
			10,
			aCheckIn('2026-02-06', 1, { confidence: 7 }),
			aCheckIn('2026-02-13', 2)
		);
		expect(reportOn('2026-02-14', told).confidence).toBe(7);
		expect(reportOn('2026-02-05', told).confidence).toBeNull();
		expect(startingConfidence).toBe(5);
	});

	test('K-S6 a change of wording, start or target after the cycle began is a moved goalpost', () => {
		const change = (on: string, field: string) => {
			return { key: on, at: at(on), field, before: 80, after: 70 };
		};
		const changes = [
			change('2025-12-20', 'to'),
			change('2026-01-02', 'to'),
			change('2026-02-02', 'to'),
			change('2026-02-03', 'title'),
			change('2026-02-04', 'owner')
		];
		const moved = aReach(65, 70, { changes, createdAt: at('2026-01-02', 8) });
		expect(reportOn('2026-02-14', moved).movedGoalposts).toEqual([changes[2], changes[3]]);
	});
});

describe('the rhythm of check-ins', () => {
	const dueOn = (today: string, keyResult: KeyResultPart, ...rest: readonly BoardPart[]) => {
		const board = aBoard(...rest, anObjective('Any', keyResult));
		return checkInDue(board, theKeyResult(board), day(today));
	};
	const answersOn = (today: string, ...checkIns: string[]) => {
		const board = aBoard(
			anObjective('Any', aReach(0, 10, ...checkIns.map((on) => aCheckIn(on, 1))))
		);
		return punctuality(board, theKeyResult(board), day(today)).map(({ answer }) => answer);
	};

	test('K-D1 check-ins are due on the board’s weekday, counted from the cycle’s start', () => {
		// 2 January 2026 is the first Friday.
		expect(dueOn('2026-01-01', aReach(0, 1))).toEqual({ dueOn: '2026-01-02', isDue: false });
		expect(dueOn('2026-01-02', aReach(0, 1))).toEqual({ dueOn: '2026-01-02', isDue: true });
		expect(dueOn('2026-01-08', aReach(0, 1))).toEqual({ dueOn: '2026-01-02', isDue: true });
		expect(dueOn('2026-01-09', aReach(0, 1))).toEqual({ dueOn: '2026-01-09', isDue: true });
		const fortnight = settings({ checkInEveryWeeks: 2, checkInWeekday: 1 });
		expect(dueOn('2026-01-12', aReach(0, 1), fortnight).dueOn).toBe('2026-01-19');
	});

	test('K-D1 a window of its own and a late beginning keep the rhythm of the cycle', () => {
		const fortnight = settings({ checkInEveryWeeks: 2 });
		const window = { from: day('2026-01-10'), to: day('2026-03-31') };
		expect(dueOn('2026-01-10', aReach(0, 1, { window }), fortnight).dueOn).toBe('2026-01-16');
		const made = aReach(0, 1, { createdAt: at('2026-02-01') });
		expect(dueOn('2026-02-01', made, fortnight).dueOn).toBe('2026-02-13');
	});

	test('K-D2 a check-in answers its due day and the six days before it on time, the next six late', () => {
		expect(answersOn('2026-01-09')).toEqual(['missed', 'open']);
		expect(answersOn('2026-01-08')).toEqual(['open']);
		expect(answersOn('2026-01-09', '2026-01-01', '2026-01-09')).toEqual(['on-time', 'on-time']);
		expect(answersOn('2026-01-09', '2026-01-05')).toEqual(['late', 'open']);
		expect(answersOn('2026-01-09', '2026-01-05', '2026-01-07')).toEqual(['late', 'on-time']);
		expect(answersOn('2026-01-20', '2026-01-12')).toEqual(['missed', 'late', 'open']);
	});

	test('K-D2 after a check-in the next one is due a week later', () => {
		const told = aReach(0, 1, aCheckIn('2026-01-02', 0));
		expect(dueOn('2026-01-02', told)).toEqual({ dueOn: '2026-01-09', isDue: false });
	});

	test('K-D3 nothing is asked of drafts, closed cycles, the trash, or what is finished for good', () => {
		const nothing = { dueOn: null, isDue: false };
		const [from, to] = ['2026-01-01', '2026-03-31'];
		for (const state of ['draft', 'closed'] as const)
			expect(dueOn('2026-01-09', aReach(0, 1), aCycle('Q', from, to, { state }))).toEqual(nothing);
		const archived = aReach(0, 1, { archivedOn: day('2026-01-03') });
		expect(dueOn('2026-01-09', archived)).toEqual(nothing);
		expect(dueOn('2026-01-09', aDone(aCheckIn('2026-01-02', 1)))).toEqual(nothing);
		expect(dueOn('2026-01-09', aReach(0, 1, aCheckIn('2026-01-02', 1))).isDue).toBe(true);
		expect(dueOn('2026-04-10', aReach(0, 1))).toEqual(nothing);
	});
});
