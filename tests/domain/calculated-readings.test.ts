import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Board } from '#domain/board.ts';
import { periodsOf } from '#domain/cadence-period.ts';
import { addDays } from '#domain/day.ts';
import { asDecimal, sumOf } from '#domain/decimal.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import type { Cadence, Kpi } from '#domain/kpi.ts';
import { owed } from '#domain/owed.ts';
import type { Reading } from '#domain/reading.ts';
import {
	aBoard,
	aKpi,
	aPerson,
	aReading,
	changed,
	day,
	idOf,
	settings,
	theKpi,
	type BoardPart,
	type KpiInside
} from '#tests/builders.ts';

const monday = '2026-03-02';
const today = day('2026-12-31');
const calculated = (name: string, formula: string, ...inside: readonly KpiInside[]) =>
	aKpi(name, { formula }, ...inside);

function shown(board: Board, name: string): Kpi {
	return theKpi(withDerivedReadings(board, today), name);
}
function valuesOf(name: string, ...parts: readonly BoardPart[]) {
	return shown(aBoard(...parts), name).readings.map((reading) => [reading.day, reading.value]);
}

test('G-F3 a value is reckoned as written: the signs by rank, the brackets first', () => {
	const inputs = [aKpi('A', aReading(monday, 6)), aKpi('B', aReading(monday, 4))];
	const value = (formula: string) => valuesOf('C', ...inputs, calculated('C', formula))[0]?.[1];
	expect(value('[a] / [b] * 100')).toBe(150);
	expect(value('[a] - [b] - 1')).toBe(1);
	expect(value('[a] + [b] * 2')).toBe(14);
	expect(value('([a] + [b]) * 2')).toBe(20);
	expect(value('-[a] + [b]')).toBe(-2);
	expect(value('-([a] - -[b])')).toBe(-10);
});

test('G-S8 for any amounts of two decimals, sums, differences and shares of them are what paper gives', () => {
	const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
	fc.assert(
		fc.property(cents, cents, fc.integer({ min: 1, max: 1000 }), (one, other, parts) => {
			const [a, b] = [one / 100, other / 100];
			expect(asDecimal(sumOf(a, b)) + 0).toBe((one + other) / 100 + 0);
			expect(asDecimal(sumOf(a, -b)) + 0).toBe((one - other) / 100 + 0);
			expect(asDecimal((a / 1000) * 100 * 10)).toBe(a);
			expect(asDecimal((a * parts) / parts)).toBe(a);
			expect(asDecimal(a)).toBe(a);
		})
	);
});

test('G-S8 a calculated value is what paper gives: on a limit is inside, and all taken from all is nothing', () => {
	const a = aKpi('A', aReading(monday, 7), aReading('2026-03-09', 29));
	const b = aKpi('B', aReading(monday, 100), aReading('2026-03-09', 100));
	expect(valuesOf('C', a, b, calculated('C', '[a] / [b] * 100')).map(([, value]) => value)).toEqual(
		[7, 29]
	);
	const small = aKpi('A', aReading(monday, 0.1));
	expect(valuesOf('C', small, calculated('C', '[a] + 0.2'))[0]?.[1]).toBe(0.3);
	expect(valuesOf('C', small, calculated('C', '[a] * 3 - 0.3'))[0]?.[1]).toBe(0);
	expect(valuesOf('C', small, calculated('C', '[a] / 3 * 3'))[0]?.[1]).toBe(0.1);
	expect(valuesOf('C', small, calculated('C', '1000.1 - 1000 + [a] * 0'))[0]?.[1]).toBe(0.1);
	const prices = aKpi('A', aReading(monday, 1), aReading('2026-03-09', 1.1));
	expect(valuesOf('C', prices, calculated('C', 'growth([a])'))[0]?.[1]).toBe(10);
	// What has no end is left alone, and so is what somebody typed with many digits.
	expect(sumOf(1 / 3, 1 / 3)).toBe(2 / 3);
	expect(asDecimal(1 / 3)).toBe(1 / 3);
	const long = aKpi('A', aReading(monday, 123_456_789_012.34));
	expect(valuesOf('C', long, calculated('C', '[a]'))[0]?.[1]).toBe(123_456_789_012.34);
	const limits = { direction: 'lower', target: 7 } as const;
	const board = withDerivedReadings(
		aBoard(a, b, calculated('C', '[a] / [b] * 100', { limits })),
		today
	);
	expect(kpiReport(board, theKpi(board, 'C'), day(monday)).status).toBe('healthy');
});

type Plain = { readonly text: string; readonly value: number };
const plain = fc.letrec<{ tree: Plain }>((tie) => ({
	tree: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constantFrom<Plain>({ text: '[a]', value: 6 }, { text: '[b]', value: -4 }),
		fc.integer({ min: 0, max: 99 }).map((value) => ({ text: String(value), value })),
		fc
			.tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
			.map(([left, sign, right]) => ({
				text: `(${left.text} ${sign} ${right.text})`,
				value: plainly(left.value, sign, right.value)
			})),
		tie('tree').map(({ text, value }) => ({ text: `-${text}`, value: sumOf(0, -value) }))
	)
})).tree;

function plainly(left: number, sign: string, right: number): number {
	if (sign === '+') return sumOf(left, right);
	if (sign === '-') return sumOf(left, -right);
	// What has no end or was divided by 0 is no value, whatever is reckoned with it after that.
	if (sign === '*') return Number.isFinite(left * right) ? left * right : NaN;
	return right === 0 ? NaN : left / right;
}

test('G-F3 G-F5 any formula comes to what plain reckoning gives, and to no value where that is no number', () => {
	fc.assert(
		fc.property(plain, ({ text, value }) => {
			const formula = `${text} + 0 * [a]`;
			const board = aBoard(
				...[aKpi('A', aReading(monday, 6)), aKpi('B', aReading(monday, -4))],
				calculated('C', formula)
			);
			const { readings, derived } = shown(board, 'C');
			if (derived?.trouble) return expect(derived.trouble.code).toBe('unreadable');
			const [reading] = readings;
			if (reading) expect(reading.value).toBe(asDecimal(sumOf(value, 0)) + 0);
			else expect([Number.isFinite(value), derived?.gaps.length]).toEqual([false, 1]);
		}),
		{ numRuns: 1000 }
	);
});

test('G-F4 of each input the last reading inside a period counts, and the value is of the last day that was read', () => {
	const orders = aKpi(
		'Orders',
		{ cadence: 'daily' },
		...[aReading('2026-03-01', 1), aReading('2026-03-02', 5), aReading('2026-03-06', 30)],
		...[aReading('2026-03-08', 40), aReading('2026-03-09', 50)]
	);
	const visits = aKpi('Visits', aReading('2026-03-04', 100), aReading('2026-03-11', 200));
	const rate = calculated('Rate', '[orders] / [visits] * 100');
	expect(valuesOf('Rate', orders, visits, rate)).toEqual([
		['2026-03-08', 40],
		['2026-03-11', 25]
	]);
	// Where weeks begin on Sunday, the 8th belongs to the next one.
	expect(valuesOf('Rate', settings({ weekStart: 7 }), orders, visits, rate)).toEqual([
		['2026-03-06', 30],
		['2026-03-11', 25]
	]);
	const monthly = calculated('Rate', '[orders] / [visits] * 100', { cadence: 'monthly' });
	expect(valuesOf('Rate', orders, visits, monthly)).toEqual([['2026-03-11', 25]]);
});

test('G-F4 the periods of a cadence follow each other without a day between or twice', () => {
	const cadences: readonly Cadence[] = [
		'daily',
		'weekly',
		'biweekly',
		'monthly',
		'quarterly',
		'yearly'
	];
	const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);
	const month = fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
	fc.assert(
		fc.property(
			...[fc.constantFrom(...cadences), weekday, month, fc.integer({ min: -20_000, max: 20_000 })],
			(cadence, weekStart, yearStartMonth, days) => {
				const periods = periodsOf(cadence, { weekStart, yearStartMonth });
				const on = addDays(day('2026-01-01'), days);
				const last = periods.lastDayOf(periods.numberOf(on));
				expect(last >= on).toBe(true);
				expect(periods.numberOf(last)).toBe(periods.numberOf(on));
				expect(periods.numberOf(addDays(last, 1))).toBe(periods.numberOf(on) + 1);
			}
		)
	);
});

test('G-F5 a period without a reading of an input, and a division by 0, is a gap with its reason and no 0', () => {
	const board = aBoard(
		aKpi('A', aReading('2026-03-02', 1), aReading('2026-03-09', 2), aReading('2026-03-16', 3)),
		aKpi('B', aReading('2026-03-02', 4), aReading('2026-03-16', 0)),
		calculated('C', '[a] / [b]')
	);
	const { readings, derived } = shown(board, 'C');
	expect(readings.map(({ value }) => value)).toEqual([0.25]);
	expect(derived?.gaps).toEqual([
		{ day: '2026-03-09', gap: { code: 'no-reading', kpiId: 'b' } },
		{ day: '2026-03-16', gap: { code: 'division-by-zero' } }
	]);
	const huge = aBoard(aKpi('A', aReading(monday, 1e200)), calculated('C', '[a] * [a]'));
	expect(shown(huge, 'C').derived?.gaps).toEqual([{ day: monday, gap: { code: 'too-large' } }]);
	expect(shown(aBoard(aKpi('A'), calculated('C', '[a]')), 'C').derived?.gaps).toEqual([]);
});

test('G-F6 a change is this period less the one before it, a growth the same in percent of it', () => {
	const parts = [
		aKpi('A', aReading('2026-03-02', 40), aReading('2026-03-09', 50), aReading('2026-03-23', 60)),
		...[calculated('By', 'change([a])'), calculated('Percent', 'growth([a])')],
		calculated('Twice', 'change(change([a]))')
	];
	expect(valuesOf('By', ...parts)).toEqual([['2026-03-09', 10]]);
	expect(valuesOf('Percent', ...parts)).toEqual([['2026-03-09', 25]]);
	// The week of the 16th has no reading: the 23rd has nothing to be held against.
	expect(shown(aBoard(...parts), 'By').derived?.gaps.at(-1)).toEqual({
		...{ day: '2026-03-23', gap: { code: 'nothing-before' } }
	});
	expect(valuesOf('Twice', ...parts)).toEqual([]);
	const fromLoss = [aKpi('A', aReading('2026-03-02', -50), aReading('2026-03-09', -25))];
	expect(valuesOf('P', ...fromLoss, calculated('P', 'growth([a])'))).toEqual([['2026-03-09', 50]]);
	const deep = `${'change('.repeat(60)}[a]${')'.repeat(60)}`;
	expect(valuesOf('D', ...parts, calculated('D', deep))).toEqual([]);
});

test('G-F7 a loop has no values and names those in it, the same from every side; what leads into it too', () => {
	const board = aBoard(
		...[calculated('A', '[b] + 1'), calculated('B', '[c] + [x]'), calculated('C', '[a]')],
		...[calculated('D', '[a] * 2'), calculated('Self', '[self]')],
		...[aKpi('X', aReading(monday, 5)), calculated('Fine', '[x] * 2')]
	);
	for (const name of ['A', 'B', 'C', 'D']) {
		const { readings, derived } = shown(board, name);
		expect(readings).toEqual([]);
		expect(derived?.trouble).toEqual({ code: 'loop', loop: ['a', 'b', 'c'] });
	}
	expect(shown(board, 'Self').derived?.trouble).toEqual({ code: 'loop', loop: ['self'] });
	expect(shown(board, 'Fine').readings.map(({ value }) => value)).toEqual([10]);
});

test('G-F7 whatever KPIs reckon with each other, every one is reckoned or told why not', () => {
	const ids = ['a', 'b', 'c', 'd', 'e'];
	const needs = fc.array(fc.subarray([...ids, 'x', 'gone']), { minLength: 5, maxLength: 5 });
	fc.assert(
		fc.property(needs, (of) => {
			const formulas = ids.map((id, nth) =>
				calculated(id, ['[x]', ...(of[nth] ?? []).map((need) => `[${need}]`)].join(' + '))
			);
			const board = aBoard(aKpi('X', aReading(monday, 1)), ...formulas);
			for (const id of ids) {
				const { readings, derived } = shown(board, id);
				expect(readings.length === 1 ? undefined : (derived?.trouble ?? derived?.gaps[0])).toEqual(
					readings.length === 1 ? undefined : expect.anything()
				);
			}
		})
	);
});

test('G-F7 a chain of thousands is reckoned, and one that ends in a loop is told', () => {
	const chain = (end: string) =>
		Array.from({ length: 3000 }, (_, nth) =>
			calculated(`K${nth}`, nth === 0 ? `[${end}]` : `[k${nth - 1}] + 1`)
		);
	const fine = aBoard(aKpi('X', aReading(monday, 0)), ...chain('x'));
	const round = aBoard(...chain('k4'));
	expect(shown(fine, 'K2999').readings.map(({ value }) => value)).toEqual([2999]);
	expect(shown(round, 'K2999').derived?.trouble).toMatchObject({ code: 'loop' });
});

test('G-F8 what is in the trash, gone or unreadable leaves no value and is named; brought back it counts again', () => {
	const parts = [
		aKpi('A', aReading(monday, 5)),
		calculated('B', '[a]'),
		calculated('C', '[b] * 2')
	];
	const board = aBoard(...parts);
	const without = changed(board, 'kpis', 'a', { archivedOn: day('2026-03-03') });
	expect(shown(without, 'B').derived?.trouble).toEqual({ code: 'in-trash', kpiId: 'a' });
	expect(shown(without, 'B').readings).toEqual([]);
	expect(shown(without, 'C').readings).toEqual([]);
	const gone = aBoard(calculated('B', '[nowhere]'));
	expect(shown(gone, 'B').derived?.trouble).toEqual({ code: 'gone', kpiId: 'nowhere' });
	const odd = aBoard(calculated('B', 'alert([b])', aReading(monday, 7)));
	expect(shown(odd, 'B').derived).toEqual({ trouble: { code: 'unreadable' }, gaps: [], kept: 1 });
	expect(shown(board, 'C').readings.map(({ value }) => value)).toEqual([10]);
});

test('G-F9 a calculated KPI has a status like others, is owed by nobody and takes its segments’ place', () => {
	const ana = aPerson('Ana');
	const late = [aReading('2026-01-05', 10)];
	const board = withDerivedReadings(
		aBoard(
			ana,
			aKpi('A', ...late),
			calculated('B', '[a] / 2', aReading('2026-01-01', 99, { segmentId: idOf('east') }), {
				ownerId: idOf('ana'),
				segments: [{ id: idOf('east'), name: 'East', order: 'a0' }],
				total: 'sum',
				limits: { direction: 'higher', target: 20, alarm: 8 }
			})
		),
		today
	);
	const report = kpiReport(board, theKpi(board, 'B'), day('2026-03-20'));
	expect([report.status, report.current?.value, report.isDue]).toEqual(['alarm', 5, false]);
	expect(report.kpi.derived?.kept).toBe(1);
	expect(owed(board, idOf('ana'), day('2026-03-20'))).toEqual([]);
});

test('G-F10 a reading that was typed elsewhere calculates nothing, one of an input only what reckons with it', () => {
	let walks = 0;
	const watched = (nth: number): readonly Reading[] => {
		const readings = Array.from({ length: 520 }, (_, week) => ({
			...{
				day: addDays(day('2016-01-04'), week * 7),
				at: week as Reading['at'],
				value: week + nth + 1
			}
		}));
		return new Proxy(readings, {
			get(target, key, receiver) {
				if (key === Symbol.iterator || key === 'every' || key === 'map') walks += 1;
				return Reflect.get(target, key, receiver) as unknown;
			}
		});
	};
	const inputs = Array.from({ length: 40 }, (_, nth) =>
		aKpi(`In ${nth}`, { readings: watched(nth) })
	);
	const ratios = Array.from({ length: 40 }, (_, nth) =>
		calculated(`Out ${nth}`, `[in-${nth}] / [in-${(nth + 1) % 40}] * 100`)
	);
	const board = aBoard(...inputs, ...ratios, aKpi('Elsewhere', aReading(monday, 1)));
	const first = withDerivedReadings(board, today);
	expect(shown(board, 'Out 7').readings).toHaveLength(520);
	walks = 0;
	const typed = { readings: [{ day: day(monday), at: 1 as Reading['at'], value: 2 }] };
	const next = withDerivedReadings(changed(board, 'kpis', 'elsewhere', typed), today);
	expect(walks).toBe(0);
	for (let nth = 0; nth < 40; nth += 1)
		expect(theKpi(next, `Out ${nth}`)).toBe(theKpi(first, `Out ${nth}`));
	const other = withDerivedReadings(
		changed(board, 'kpis', 'in-7', { readings: watched(3) }),
		today
	);
	const isNew = (name: string) => theKpi(other, name) !== theKpi(first, name);
	expect(Array.from({ length: 40 }, (_, nth) => nth).filter((nth) => isNew(`Out ${nth}`))).toEqual([
		6, 7
	]);
	expect(walks).toBeLessThanOrEqual(4);
	expect(withDerivedReadings(aBoard(aKpi('Plain')), today)).not.toHaveProperty('derived');
});
