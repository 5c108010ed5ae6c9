import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardCounts, type BoardCount } from '#domain/board-count.ts';
import { punctuality } from '#domain/check-in-rhythm.ts';
import { addDays } from '#domain/day.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import { keyResultReport } from '#domain/key-result-report.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { owed } from '#domain/owed.ts';
import type { Board } from '#domain/board.ts';
import {
	aBoard,
	aCheckIn,
	aCycle,
	aDone,
	aKpi,
	anObjective,
	aPerson,
	aReach,
	aReading,
	changed,
	day,
	idOf,
	settings,
	theKeyResult,
	theKpi,
	type BoardPart
} from '#tests/builders.ts';

// Check-ins are due on Fridays from 2 January on; weeks end on Sundays.
const count = (counts: BoardCount, fields = {}) =>
	aKpi(counts, { counts, ownerId: idOf('ana'), ...fields });
function counted(counts: BoardCount, today: string, ...parts: readonly BoardPart[]) {
	const board = withDerivedReadings(aBoard(...parts, count(counts)), day(today));
	return theKpi(board, counts).readings.map((reading) => [reading.day, reading.value]);
}
const goal = anObjective(
	'Calm support',
	{ ownerId: idOf('ana') },
	aReach(0, 10, aCheckIn('2026-01-09', 1), aCheckIn('2026-01-17', 2))
);

test('G-K1 of the check-ins that came due in a week, those on the due day and in the six days before are on time', () => {
	// Nobody for the 2nd, the 9th on its day, for the 16th a day late, nobody for the 23rd.
	expect(counted('check-ins-on-time', '2026-01-28', goal)).toEqual([
		['2026-01-04', 0],
		['2026-01-11', 100],
		['2026-01-18', 0],
		['2026-01-25', 0]
	]);
	const early = anObjective('Early', aReach(0, 1, aCheckIn('2026-01-02'), aCheckIn('2026-01-03')));
	expect(counted('check-ins-on-time', '2026-01-18', early)).toEqual([
		['2026-01-04', 100],
		['2026-01-11', 100]
	]);
	expect(counted('check-ins-on-time', '2026-01-12', goal, early)).toEqual([
		['2026-01-04', 50],
		['2026-01-11', 100]
	]);
});

test('G-K2 a period is counted when it is over, in the cadence of its KPI and the board’s weeks', () => {
	expect(counted('stale-goals', '2026-01-11', goal)).toEqual([['2026-01-04', 0]]);
	expect(counted('stale-goals', '2026-01-12', goal)).toHaveLength(2);
	expect(counted('stale-goals', '2026-01-12', settings({ weekStart: 7 }), goal).at(-1)).toEqual([
		'2026-01-10',
		0
	]);
	const monthly = withDerivedReadings(
		aBoard(goal, count('check-ins-on-time', { cadence: 'monthly' })),
		day('2026-02-20')
	);
	expect(theKpi(monthly).readings).toMatchObject([{ day: '2026-01-31', value: 20 }]);
});

test('G-K3 stale goals and the age of updates are those of the last day of the period', () => {
	const other = anObjective('Other', aReach(0, 1, aCheckIn('2026-01-22')));
	expect(counted('stale-goals', '2026-02-03', goal, other)).toEqual([
		...[
			['2026-01-04', 0],
			['2026-01-11', 0],
			['2026-01-18', 1]
		],
		...[
			['2026-01-25', 0],
			['2026-02-01', 1]
		]
	]);
	expect(counted('update-age', '2026-01-27', goal, other)).toEqual([
		...[
			['2026-01-04', 3],
			['2026-01-11', 6],
			['2026-01-18', 9],
			['2026-01-25', 5.5]
		]
	]);
});

test('G-K3 people with a running goal are those who own a key result or the objective above it', () => {
	const people = [
		aPerson('Ana'),
		aPerson('Ben'),
		aPerson('Cleo', { archivedOn: day('2026-01-08') })
	];
	expect(counted('people-with-goals', '2026-01-13', ...people, goal)).toEqual([
		['2026-01-04', 100 / 3],
		['2026-01-11', 50]
	]);
	const bens = anObjective('Bens', aReach(0, 1, { ownerId: idOf('ben') }));
	expect(counted('people-with-goals', '2026-01-13', ...people, goal, bens).at(-1)).toEqual([
		'2026-01-11',
		100
	]);
});

test('G-S8 a share of people is what paper gives', () => {
	const people = Array.from({ length: 50 }, (_, at) => aPerson(`P${at}`));
	const goals = Array.from({ length: 29 }, (_, at) =>
		anObjective(`O${at}`, { ownerId: idOf(`P${at}`) }, aReach(0, 1))
	);
	const [first] = counted('people-with-goals', '2026-01-05', ...people, ...goals);
	expect(first).toEqual(['2026-01-04', 58]);
});

test('G-K4 drafts, what was put away, what is over and what is finished count for nothing from then on', () => {
	const draft = aCycle('Q1', '2026-01-01', '2026-03-31', { state: 'draft' });
	for (const each of boardCounts.filter((counts) => counts !== 'people-with-goals'))
		expect(counted(each, '2026-01-28', draft, goal)).toEqual([]);
	const away = anObjective('Away', { archivedOn: day('2026-01-12') }, aReach(0, 1));
	expect(counted('stale-goals', '2026-02-20', away)).toEqual([
		['2026-01-04', 0],
		['2026-01-11', 0]
	]);
	const done = anObjective('Done', aDone(aCheckIn('2026-01-09', 1)));
	expect(counted('check-ins-on-time', '2026-02-20', done)).toEqual([
		['2026-01-04', 0],
		['2026-01-11', 100]
	]);
	expect(counted('update-age', '2026-02-20', done)).toEqual([['2026-01-04', 3]]);
	const over = aCycle('Q1', '2026-01-01', '2026-01-20', { state: 'closed' });
	expect(counted('stale-goals', '2026-06-01', over, goal).at(-1)?.[0]).toBe('2026-01-18');
	expect(counted('stale-goals', '2026-06-01')).toEqual([]);
});

test('G-K5 whatever was checked in, the counts are what the pages of those days said', () => {
	const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 });
	fc.assert(
		fc.property(
			days,
			fc.integer({ min: 7, max: 70 }),
			fc.constantFrom<1 | 2>(1, 2),
			(on, now, every) => {
				const checkIns = on.map((each) => aCheckIn(addDays(day('2026-01-01'), each), each));
				const today = addDays(day('2026-01-01'), now);
				const board = aBoard(
					settings({ checkInEveryWeeks: every }),
					anObjective('Goal', aReach(0, 100, ...checkIns)),
					...[count('check-ins-on-time'), count('stale-goals')]
				);
				const keyResult = theKeyResult(board);
				const shown = withDerivedReadings(board, today);
				for (const { day: end, value } of theKpi(shown, 'stale-goals').readings)
					expect(value).toBe(keyResultReport(board, keyResult, end).isStale ? 1 : 0);
				for (const { day: end, value } of theKpi(shown, 'check-ins-on-time').readings) {
					const due = punctuality(board, keyResult, today).filter(
						(answer) => answer.day <= end && answer.day > addDays(end, -7)
					);
					expect(due).toHaveLength(1);
					expect(value).toBe(due[0]?.answer === 'on-time' ? 100 : 0);
				}
			}
		)
	);
});

test('G-K6 what is counted is a KPI like others, owed by nobody, and a formula may reckon with it', () => {
	const board = withDerivedReadings(
		aBoard(
			...[aPerson('Ana'), goal],
			count('check-ins-on-time', { limits: { direction: 'higher', target: 80, alarm: 50 } }),
			aKpi('Late', { formula: '100 - [check-ins-on-time]' }),
			anObjective('Fed', aReach(0, 100, { kpiId: idOf('check-ins-on-time') }))
		),
		day('2026-01-14')
	);
	const report = kpiReport(board, theKpi(board, 'check-ins-on-time'), day('2026-01-14'));
	expect([report.status, report.isDue]).toEqual(['alarm', false]);
	expect(theKpi(board, 'Late').readings.map(({ value }) => value)).toEqual([100, 50]);
	expect(owed(board, idOf('ana'), day('2026-01-14')).map(({ kind }) => kind)).not.toContain(
		'reading'
	);
	const newer = aBoard(aKpi('New', { counts: 'unknown' }, aReading('2026-01-05', 1)));
	expect(theKpi(withDerivedReadings(newer, day('2026-01-14'))).derived).toMatchObject({
		trouble: { code: 'unknown-count' },
		kept: 1
	});
});

test('G-K7 nothing is counted anew for an edit elsewhere, and of a check-in only its key result', () => {
	let walks = 0;
	const goals = Array.from({ length: 100 }, (_, nth) => anObjective(`Goal ${nth}`, aReach(0, 10)));
	const board: Board = aBoard(
		...goals,
		aKpi('Elsewhere'),
		...boardCounts.map((each) => count(each))
	);
	for (const keyResult of [...board.keyResults.values()]) {
		const checkIns = new Proxy(keyResult?.checkIns ?? [], {
			get(target, key, receiver) {
				if (key === 'filter' || key === 'findLast') walks += 1;
				return Reflect.get(target, key, receiver) as unknown;
			}
		});
		Object.assign(keyResult ?? {}, { checkIns });
	}
	const first = withDerivedReadings(board, day('2026-03-20'));
	walks = 0;
	const typed = changed(board, 'kpis', 'elsewhere', { name: 'Another' });
	const next = withDerivedReadings(typed, day('2026-03-20'));
	expect(walks).toBe(0);
	for (const each of boardCounts) expect(theKpi(next, each)).toBe(theKpi(first, each));
	const checkIns = [{ id: idOf<'checkIn'>('new'), day: day('2026-03-19'), at: 0 as never }];
	const told = changed(board, 'keyResults', 'goal-7/1', { checkIns });
	expect(theKpi(withDerivedReadings(told, day('2026-03-27')), 'update-age')).not.toBe(
		theKpi(first, 'update-age')
	);
	walks = 0;
	withDerivedReadings(told, day('2026-03-27'));
	expect(walks).toBe(0);
});
