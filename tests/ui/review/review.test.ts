import { describe, expect, test } from 'vitest';
import { openInvestigation } from '#document/commands/investigation.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { kpiWalk } from '#domain/kpi-review.ts';
import { investigationsOf } from '#domain/lookups.ts';
import { nextStepsOwed } from '#domain/owed.ts';
import { blankNextStep, nextStepFrom, saveNextStep } from '#ui/review/next-step-fields.ts';
import { calmWords, untoldWords, walkWords } from '#ui/review/review-words.ts';
import { aBoard, aKpi, aReading, day, type BoardPart } from '#tests/builders.ts';
import { aDocument, boardOf, made, today } from '../../document/world.ts';

test('G-R9 the walk says in words what is to be talked about and what is not', () => {
	const limits = { direction: 'higher', target: 40, alarm: 20 } as const;
	const wordsOf = (...parts: readonly BoardPart[]) => {
		const board = aBoard(...parts);
		const walk = kpiWalk(board, day('2026-02-10'));
		return [walkWords(walk, board.settings), calmWords(walk), untoldWords(walk)];
	};
	const [fine, burning] = [aReading('2026-02-09', 50), aReading('2026-02-09', 10)];
	expect(wordsOf()).toEqual(['Nothing to talk about: no gauge stands out.', '', '']);
	expect(
		wordsOf(
			aKpi('A', { limits }, burning),
			aKpi('B', { limits }, fine),
			aKpi('C', { limits }, fine),
			aKpi('D', fine)
		)
	).toEqual([
		'1 KPI to talk about, the worst first.',
		'2 gauges inside their normal range.',
		'1 gauge without a target: nobody can say how it is.'
	]);
});

describe('a next step', () => {
	const fields = { ...blankNextStep, step: 'Call five', due: today, locale: 'en' };

	test('G-R10 it opens an investigation where none is open, and is owed there', () => {
		const { doc, edit, kpiId, me } = aDocument();
		const board = boardOf(doc);
		const report = kpiReport(board, board.kpis.get(kpiId)!, today);
		expect(nextStepFrom(undefined, report, me, today)).toMatchObject({
			...{ isOpen: true, step: '', ownerId: me, due: '2026-11-27' }
		});
		made(saveNextStep(edit, undefined, report, { ...fields, ownerId: me }));
		expect(nextStepsOwed(boardOf(doc), me, today)).toMatchObject([
			{ investigation: { nextStep: 'Call five', saw: 'No data: nothing read so far.' } }
		]);
	});

	test('G-R10 it goes into the one that is open, and is refused without words or a day', () => {
		const { doc, edit, kpiId } = aDocument();
		made(openInvestigation(edit, kpiId, { saw: 'Seen', nextStep: 'Wait' }));
		const board = boardOf(doc);
		const [open] = investigationsOf(board, kpiId);
		const report = kpiReport(board, board.kpis.get(kpiId)!, today);
		expect(nextStepFrom(open, report, null, today)).toMatchObject({ step: 'Wait', ownerId: '' });
		expect(saveNextStep(edit, open, report, { ...fields, step: ' ' })).toMatchObject({
			why: 'text-empty'
		});
		expect(saveNextStep(edit, open, report, { ...fields, due: '' })).toMatchObject({
			why: 'day-unreadable'
		});
		made(saveNextStep(edit, open, report, fields));
		expect(investigationsOf(boardOf(doc), kpiId)).toMatchObject([
			{ saw: 'Seen', nextStep: 'Call five', nextStepDue: today }
		]);
	});
});
