import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formulaName, shownFormula, typedFormula } from '#domain/formula-names.ts';
import { keptFormula } from '#domain/formula-tree.ts';
import type { Board } from '#domain/board.ts';
import { changed, aBoard, aKpi, idOf } from '#tests/builders.ts';

const awkward = 'Cost / order [net] × 2 ]]';
const board = aBoard(aKpi('Orders'), aKpi('Visits'), aKpi(awkward), aKpi('Orders paid'));

function kept(text: string, on: Board = board, locale = 'en'): string {
	const typed = typedFormula(on, text, locale);
	if ('problem' in typed) throw new Error(typed.problem.code);
	return typed.kept;
}
function problem(text: string, on: Board = board) {
	const typed = typedFormula(on, text, 'en');
	return 'problem' in typed ? typed.problem : undefined;
}

test('G-F1 a formula is typed by names, with or without brackets, and kept by ids', () => {
	const expected = '[orders] / [visits] * 100';
	expect(kept('[Orders] / [Visits] * 100')).toBe(expected);
	expect(kept('= orders ÷ VISITS × 100')).toBe(expected);
	expect(kept('[ Orders ]/[visits]*100')).toBe(expected);
	expect(kept('Orders paid - Orders')).toBe('[orders-paid] - [orders]');
	expect(kept('-(Orders + 1.5) * change( Visits )')).toBe('-([orders] + 1.5) * change([visits])');
	expect(kept('Orders * 1,5', board, 'nb')).toBe('[orders] * 1.5');
	expect(shownFormula(board, '[orders] * 1.5', 'nb')).toBe('[Orders] * 1,5');
});

test('G-F1 a formula with a number is read again as it is shown, also in other digits', () => {
	for (const locale of ['fa', 'ar-EG', 'de-CH', 'fr']) {
		const shown = shownFormula(board, '[orders] * 1.5', locale);
		expect([locale, kept(shown, board, locale)]).toEqual([locale, '[orders] * 1.5']);
	}
	expect(kept('Orders * ٣', board, 'ar-EG')).toBe('[orders] * 3');
});

test('G-F1 a name may hold any signs, another name changes nothing, and the same name twice is told apart', () => {
	const typed = `[${awkward.replaceAll(']', ']]')}] / Visits`;
	const text = kept(typed);
	expect(text).toBe(`[${idOf(awkward)}] / [visits]`);
	expect(shownFormula(board, text, 'en')).toBe(typed.replace('Visits', '[Visits]'));
	const renamed = changed(board, 'kpis', 'visits', { name: 'Sessions' });
	expect(shownFormula(renamed, text, 'en')).toContain('/ [Sessions]');
	const two = changed(board, 'kpis', 'visits', { name: 'orders' });
	expect(problem('Orders', two)).toMatchObject({ code: 'name-unknown' });
	expect(problem('[Orders]', two)).toEqual({ code: 'name-of-many', text: 'Orders' });
	expect(formulaName(two, idOf('visits'))).toBe('orders (2)');
	expect(kept('[Orders (2)]', two)).toBe('[visits]');
});

test('G-F2 what is no formula is told by the part that is none', () => {
	expect(problem('  ')).toEqual({ code: 'empty' });
	expect(problem('5 * 2')).toEqual({ code: 'no-kpi' });
	expect(problem('Orders /')).toEqual({ code: 'unfinished' });
	expect(problem('Orders Visits')).toEqual({ code: 'unfinished' });
	expect(problem('()')).toEqual({ code: 'unfinished' });
	expect(problem('change()')).toEqual({ code: 'unfinished' });
	expect(problem('(Orders')).toEqual({ code: 'brackets' });
	expect(problem(')Orders(')).toEqual({ code: 'unfinished' });
	expect(problem('[Orders')).toEqual({ code: 'name-open' });
	expect(problem('Sales / Visits')).toEqual({ code: 'name-unknown', text: 'Sales' });
	expect(problem('[Sales] / Visits')).toEqual({ code: 'name-unknown', text: 'Sales' });
	expect(problem('alert(Orders)')).toEqual({ code: 'name-unknown', text: 'alert' });
	expect(problem('Orders ^ 2')).toEqual({ code: 'not-part', text: '^' });
	expect(problem('Orders.constructor')).toEqual({ code: 'not-part', text: '.' });
	expect(problem('Orders * 1.2.3')).toEqual({ code: 'number-unreadable', text: '1.2.3' });
	expect(problem(`${'('.repeat(199)}Orders`)).toEqual({ code: 'brackets' });
	expect(problem(`${'-'.repeat(5000)}Orders`)).toEqual({ code: 'too-long' });
	expect(problem(`Orders${' + Orders'.repeat(150)}`)).toEqual({ code: 'too-long' });
});

const signs = fc.constantFrom(
	...[
		'[',
		']',
		'(',
		')',
		'+',
		'-',
		'*',
		'/',
		'.',
		',',
		'`',
		'"',
		'=',
		'{',
		'}',
		'!',
		'?',
		':',
		'&&'
	],
	...[
		'[orders]',
		'[visits]',
		'Orders',
		'12',
		'1e9',
		'change(',
		'this',
		'__proto__',
		'\\u0041',
		'\n'
	]
);
const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.array(signs, { maxLength: 60 }).map((parts) => parts.join(''))
);

test('G-F2 whatever a text is, reading it ends with a formula or a problem', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const typed = typedFormula(board, text, 'en');
			const fromElsewhere = keptFormula(text);
			expect('problem' in typed || 'formula' in typed).toBe(true);
			expect('problem' in fromElsewhere || 'formula' in fromElsewhere).toBe(true);
			// What was understood once is understood again, and shown as it was meant.
			if ('problem' in typed) return;
			expect(keptFormula(typed.kept)).toEqual({ formula: typed.formula });
			expect(kept(shownFormula(board, typed.kept, 'en'))).toBe(typed.kept);
		}),
		{ numRuns: 2000 }
	);
});

test('G-F2 names that were made to be slow are read as quickly as others', () => {
	const started = performance.now();
	const hostile = ['[', ']', '[]', '[]]', ' ', 'a', '('].map((part) =>
		part.repeat(4000 / part.length)
	);
	for (const text of hostile) {
		typedFormula(board, text, 'en');
		keptFormula(text);
	}
	expect(performance.now() - started).toBeLessThan(5000);
});
