import { expect, test } from 'vitest';
import { planCounts } from '#exchange/import-plan.ts';
import { readImport } from '#exchange/read-import.ts';
import { sameName } from '#exchange/same-name.ts';
import { nodeFacts, partlyRead } from '#ui/exchange/plan-words.ts';

const plan = (text: string) =>
	readImport(text, { shape: 'table', roles: {} }, { people: [], teams: [] }).plan;

test('X-P1 the preview says what a line becomes besides its measure: the value now, limits, a weight', () => {
	const { nodes } = plan(
		'Objective\tKey Result\tStart\tTarget\tCurrent\tWeight\tUnit\nDelight\tNPS\t40\t60\t45\t2\t%'
	);
	expect(nodeFacts(nodes[1]!, 'en-GB', false)).toEqual(['now 45\u00a0%', 'weight 2']);
	expect(nodeFacts({ ...nodes[1]!, kind: 'objective', done: true }, 'en-GB', false)).toEqual([]);
	const kpis = plan('KPI\tTarget\tWatch\tAlarm\tActual\nChurn\t< 3\t4\t5.5\t2.5').nodes;
	expect(nodeFacts(kpis[0]!, 'en-GB', true)).toEqual([
		...['on the board already', 'now 2.5', 'watch 4', 'alarm 5.5']
	]);
});

test('X-P2 a KPI that the board has is not counted as one to be added, and its value now is a reading', () => {
	const read = plan('KPI\tActual\n churn \t2\nUptime\t99');
	const here = new Set([sameName('Churn')]);
	expect(planCounts(read, here)).toMatchObject({ kpis: 1, readings: 2 });
});

test('X-P3 a line with a target that cannot be read is told as read in part', () => {
	const read = plan(
		'Objective\tKey Result\tStart\tTarget\nDelight\tNPS\t40\tsoon\nDelight\tChurn\t5\t2'
	);
	expect(partlyRead(read)).toEqual([
		{ line: 2, text: 'Delight\tNPS\t40\tsoon', why: 'number-unreadable' }
	]);
});
