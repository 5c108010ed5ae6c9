import { expect, test } from 'vitest';
import { formulaPreview } from '#domain/formula-preview.ts';
import type { KpiId } from '#domain/id.ts';
import { readBoard } from '#document/read-board.ts';
import { blankKpi, readNewKpi, type NewKpiFields } from '#ui/kpi/new-kpi.ts';
import { aDocument, boardId, made, today } from '#tests/document/world.ts';

function readOn(document: ReturnType<typeof aDocument>, typed: Partial<NewKpiFields>) {
	const fields = { ...blankKpi('', ''), name: 'Per day', ...typed };
	const board = readBoard(document.doc, boardId);
	return readNewKpi(fields, formulaPreview(board, fields, fields.formula, 'en'), 'en');
}

function added(typed: Partial<NewKpiFields>) {
	const document = aDocument();
	const read = readOn(document, typed);
	if (!read.ok) throw new Error(read.problem);
	const id: KpiId = made(read.add(document.edit));
	return readBoard(document.doc, boardId).kpis.get(id);
}

test('Y-Q5 a new KPI comes with its formula, or with its first value, or with neither', () => {
	expect(added({ source: 'calculated', formula: 'open tickets / 7', value: '9' })).toMatchObject({
		...{ name: 'Per day', readings: [] },
		formula: expect.stringMatching(/^\[.+\] \/ 7$/) as string
	});
	const typed = added({ value: '1.5k', formula: 'open tickets / 7' });
	expect(typed?.readings).toMatchObject([{ day: today, value: 1500 }]);
	expect(typed?.formula).toBeUndefined();
	expect(added({})?.readings).toEqual([]);
});

test('Y-Q5 what cannot be read adds nothing: a value, limits, a formula that is not finished', () => {
	const document = aDocument();
	const problem = (typed: Partial<NewKpiFields>) => {
		const read = readOn(document, typed);
		return read.ok ? 'fine' : read.problem;
	};
	expect(problem({ value: 'about ten' })).toMatch(/could not be read as a number/);
	expect(problem({ limits: { ...blankKpi('', '').limits, target: 'x' } })).toMatch(/number/);
	// Its own field says what is wrong with it.
	expect(problem({ source: 'calculated', formula: 'open tickets /' })).toBeUndefined();
	expect(problem({ source: 'calculated', formula: '' })).toBeUndefined();
	expect(problem({ source: 'calculated', formula: 'open tickets', value: 'about ten' })).toBe(
		'fine'
	);
});
