import { expect, test } from 'vitest';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import { formulaName } from '#domain/formula-names.ts';
import { formulaPreview } from '#domain/formula-preview.ts';
import type { FormulaProblem } from '#domain/formula.ts';
import { putIn } from '#ui/kpi/formula-typing.ts';
import { turnsAbout, turnsOf } from '#ui/check-in/turns.ts';
import { gridPlan } from '#ui/kpis/grid-periods.ts';
import { pastedBlock, pastedSentence } from '#ui/kpis/grid-paste.ts';
import { gridRows } from '#ui/kpis/grid-rows.ts';
import { changeWords } from '#ui/vocabulary/change-words.ts';
import { gapWords, problemWords, troubleWords } from '#ui/vocabulary/formula-words.ts';
import { liveKpis } from '#domain/lookups.ts';
import { likelyUse } from '#exchange/readings-file.ts';
import { aBoard, aKpi, aReading, day, idOf, theKpi } from '#tests/builders.ts';

const today = day('2026-03-12');
const board = withDerivedReadings(
	aBoard(
		aKpi('Orders', aReading('2026-03-10', 30)),
		aKpi('Staff', { cadence: 'monthly' }, aReading('2026-03-02', 10)),
		aKpi('Conversion', { formula: '[orders] * 2' })
	),
	today
);
const preview = (text: string, of = 'Conversion') =>
	formulaPreview(board, theKpi(board, of), text, 'en');
const nameOf = (id: Parameters<typeof formulaName>[1]) => formulaName(board, id);

test('Y-Q1 what a formula comes to is seen before it is kept, with what is read too seldom for it', () => {
	expect(preview('Orders / 3')).toMatchObject({
		kept: '[orders] / 3',
		readings: [{ day: '2026-03-10', value: 10 }],
		slower: []
	});
	expect(preview('Orders / Staff')).toMatchObject({
		readings: [],
		gaps: [{ gap: { code: 'no-reading', kpiId: 'orders' } }, { gap: { kpiId: 'staff' } }],
		slower: [{ name: 'Staff' }]
	});
	expect(preview('conversion + 1', 'Orders')).toEqual({
		problem: { code: 'loop', loop: ['orders', 'conversion'] }
	});
});

test('Y-Q2 every problem, gap and trouble is a sentence with the names that people gave', () => {
	const problems: readonly FormulaProblem[] = [
		...([{ code: 'empty' }, { code: 'too-long' }, { code: 'no-kpi' }] as const),
		...([{ code: 'unfinished' }, { code: 'brackets' }, { code: 'name-open' }] as const),
		{ code: 'name-unknown', text: 'Sales' },
		{ code: 'name-of-many', text: 'Sales' },
		...([
			{ code: 'number-unreadable', text: '1.2.3' },
			{ code: 'not-part', text: '^' }
		] as const)
	];
	for (const problem of problems) {
		const words = problemWords(problem, nameOf);
		expect(words).toMatch(/^[A-Z“(].+\.$/su);
		if ('text' in problem) expect(words).toContain(`“${problem.text}”`);
	}
	const loop = [idOf<'kpi'>('orders'), idOf<'kpi'>('conversion')];
	expect(problemWords({ code: 'loop', loop }, nameOf)).toContain(
		'Orders needs Conversion, and Conversion needs Orders'
	);
	expect(troubleWords({ code: 'loop', loop: loop.slice(0, 1) }, nameOf)).toContain(
		'Orders needs itself'
	);
	expect(troubleWords({ code: 'in-trash', kpiId: idOf('staff') }, nameOf)).toContain(
		'Staff is in the trash'
	);
	expect(gapWords({ code: 'no-reading', kpiId: idOf('staff') }, 'weekly', nameOf)).toBe(
		'Staff has no reading in that week'
	);
	const change = { field: 'formula', before: null, after: '[orders] / [staff]' };
	expect(changeWords(change, { board, locale: 'en' })).toBe('formula set to “[Orders] / [Staff]”');
});

test('Y-Q3 a name or a sign that is tapped lands where one types', () => {
	const typed = (text: string, part: string, from = text.length, to = from) =>
		putIn(text, part, { from, to });
	expect(typed('', '[Orders]')).toEqual({ text: '[Orders]', at: 8 });
	expect(typed('[Orders]', '/')).toEqual({ text: '[Orders] /', at: 10 });
	expect(typed('change(', '[Orders]')).toEqual({ text: 'change([Orders]', at: 15 });
	expect(typed('change([Orders]', ')')).toEqual({ text: 'change([Orders])', at: 16 });
	expect(typed('[Orders] + 2', '[Staff]', 11, 12)).toEqual({ text: '[Orders] + [Staff]', at: 18 });
	expect(typed('2 * 3', '4', 2)).toEqual({ text: '2 4 * 3', at: 3 });
});

test('Y-Q4 a calculated KPI is in no check-in, takes nothing pasted into the grid, and no column of a file', () => {
	const turns = turnsOf(board, 'everything', null, today).map(({ id }) => id);
	expect(turns).toEqual(['orders', 'staff']);
	expect(turnsAbout(board, 'conversion')).toEqual([]);
	const rows = gridRows(liveKpis(board), gridPlan('week', board.settings), today);
	const block = pastedBlock('1\n2\n3', { row: 0, column: 12 }, rows, { today, locale: 'en' });
	expect([block.entered.length, block.untyped, block.outside]).toEqual([2, 1, 0]);
	expect(pastedSentence(block)).toBe(
		'2 values entered, 1 left out where values are calculated and not typed.'
	);
	const column = { at: 1, head: 'conversion', examples: ['1'], isFigures: true };
	expect(likelyUse(column, liveKpis(board))).toBe('none');
	expect(likelyUse({ ...column, head: 'Orders' }, liveKpis(board))).toBe('orders');
});
