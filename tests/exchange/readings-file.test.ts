import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import {
	likelyUse,
	planReadings,
	readingsFile,
	type ColumnUse,
	type FilePlan
} from '#exchange/readings-file.ts';
import { fileCounts } from '#ui/exchange/readings-file-words.ts';
import { aBoard, aKpi, aReading, day, theKpi } from '#tests/builders.ts';

const today = day('2026-03-12');
const board = aBoard(
	aKpi('Churn', aReading('2026-03-02', 4), aReading('2026-03-03', 5)),
	aKpi('Uptime')
);

function planned(
	text: string,
	choices: Partial<Parameters<typeof planReadings>[1]> = {}
): FilePlan {
	const file = readingsFile(text)!;
	const uses: { [head: string]: ColumnUse } = {};
	for (const column of file.columns)
		uses[column.head] = likelyUse(column, [...board.kpis.values()]);
	const reading = planReadings(file, { uses, kpis: board.kpis, today, ...choices }, 2);
	for (;;) {
		const { value, done } = reading.next();
		if (done) return value;
	}
}

test('X-D1 each value of each column is new, changed, equal or unreadable, and days to come are left out', () => {
	const plan = planned(
		'Date,churn,Sales,Note\n2026-03-02,4,10,a\n2026-03-03,6,n/a,b\n2026-03-04,7,,c\nsoon,1,1,d\n2026-04-01,1,1,e\n2026-03-04,8,30,f\n'
	);
	expect(plan.columns).toMatchObject([
		{ use: 'churn', new: 1, changed: 1, equal: 1, unreadable: 0 },
		{
			use: 'new',
			new: 2,
			changed: 0,
			equal: 0,
			unreadable: 1,
			firstUnreadable: { line: 3, text: 'n/a' }
		}
	]);
	expect(plan.columns[0]?.taken).toEqual([
		{ day: '2026-03-03', value: 6, instead: theKpi(board, 'Churn').readings[1] },
		{ day: '2026-03-04', value: 8 }
	]);
	expect([plan.daysUnreadable, plan.daysToCome]).toEqual([1, 1]);
});

test('X-D6 of two columns for one KPI the later one counts where both have a day, and nothing is counted twice', () => {
	const plan = planned('Date,churn,Other\n2026-03-03,6,7\n2026-03-04,8,\n2026-03-05,9,9\n', {
		uses: { churn: 'churn' as ColumnUse, Other: 'churn' as ColumnUse }
	});
	expect(plan.columns).toMatchObject([
		{ new: 1, changed: 0, equal: 0, overruled: 2, taken: [{ day: '2026-03-04', value: 8 }] },
		{ new: 1, changed: 1, equal: 0, overruled: 0, taken: [{ value: 7 }, { value: 9 }] }
	]);
	expect(fileCounts(plan, 3, 'en-GB')).toBe(
		'3 rows: 2 new, 1 changed, 2 in a later column as well.'
	);
});

test('X-D5 columns with the same head are two, each with a use of its own', () => {
	const file = readingsFile('Date,Churn,Churn,Churn\n2026-03-04,1,2,3\n')!;
	expect(file.columns.map(({ head }) => head)).toEqual(['Churn', 'Churn (2)', 'Churn (3)']);
	const plan = planned('Date,Churn,Churn\n2026-03-04,1,2\n');
	expect(plan.columns).toMatchObject([
		{ use: 'churn', taken: [{ value: 1 }] },
		{ use: 'new', taken: [{ value: 2 }] }
	]);
});

test('X-D5 thousands of columns of one name are told apart too', () => {
	const count = 20_000;
	const begun = performance.now();
	const file = readingsFile(`Date${',Sales'.repeat(count)}\n2026-01-05${',1'.repeat(count)}`)!;
	expect(new Set(file.columns.map(({ head }) => head)).size).toBe(count);
	expect(file.columns.at(-1)!.head).toBe(`Sales (${count})`);
	expect(performance.now() - begun).toBeLessThan(5_000);
});

test('X-D2 a day or a figure that could be read in two ways is asked, never guessed', () => {
	const text = 'Date;Churn\n01/02/2026;1,234\n03/02/2026;5,678\n';
	expect(planned(text).asks).toEqual(['day-order']);
	expect(planned(text, { dayOrder: 'month-first' })).toMatchObject({
		asks: ['decimal-mark'],
		columns: [{ taken: [], unreadable: 2 }]
	});
	const settled = planned(text, { dayOrder: 'month-first', decimal: ',' });
	expect(settled.columns[0]?.taken.map(({ day, value }) => [day, value])).toEqual([
		['2026-01-02', 1.234],
		['2026-03-02', 5.678]
	]);
});

test('X-D3 a text without a head, without days or without another column is no file of readings', () => {
	expect(readingsFile('')).toBeUndefined();
	expect(readingsFile('Date\n2026-01-01\n')).toBeUndefined();
	expect(readingsFile('Name,Owner\nChurn,Ana\n')).toBeUndefined();
	expect(readingsFile('2026-01-01,5\n2026-01-02,6\n')).toBeUndefined();
});

test('X-D4 whatever is in a file, each row is read, and each of its cells is counted once', () => {
	const cell = fc.oneof(
		fc.integer({ min: -999, max: 999 }).map(String),
		fc.constant(''),
		fc.constant('x')
	);
	fc.assert(
		fc.property(fc.array(cell, { minLength: 3, maxLength: 300 }), (cells) => {
			const rows = cells.map((text, at) => `${addDays(today, -at)},${text},1`);
			const plan = planned(['Date,Churn,Sales', ...rows].join('\n'), {
				uses: { Churn: 'churn' as ColumnUse }
			});
			const [churn] = plan.columns;
			const filled = cells.filter((text) => text !== '').length;
			expect(churn!.new + churn!.changed + churn!.equal + churn!.unreadable).toBe(filled);
			expect(churn!.taken).toHaveLength(churn!.new + churn!.changed);
		}),
		{ numRuns: 50 }
	);
});
