import { describe, expect, test } from 'vitest';
import { settle } from '#document/commands/settle.ts';
import { checkIn, correctCheckIn, withdrawCheckIn } from '#document/commands/check-in.ts';
import { addKeyResult, renameKeyResult, setMeasure } from '#document/commands/key-result.ts';
import { readBoard } from '#document/read-board.ts';
import { keyResultReport } from '#domain/key-result-report.ts';
import { objectiveForecast } from '#domain/objective-forecast.ts';
import { objectiveReport } from '#domain/objective-report.ts';
import { checkInEntries } from '#ui/objective/check-in-lines.ts';
import { goalpostWords, historyOf } from '#ui/objective/goalposts.ts';
import { addWhole, beginning, isUntouched } from '#ui/objective/new-objective.ts';
import { remarksOn } from '#ui/objective/objective-words.ts';
import { standingWords } from '#ui/vocabulary/standing-words.ts';
import { parentChoices, parentFromText } from '#ui/objective/parent-choices.ts';
import { plotKeyResult, plotObjective } from '#ui/objective/progress-plot.ts';
import { changeToWanted } from '#ui/objective/save-key-result.ts';
import { hintWords } from '#ui/vocabulary/hint-words.ts';
import { blankKeyResult, fieldsFromKeyResult } from '#ui/vocabulary/key-result-fields.ts';
import { readKeyResult } from '#ui/vocabulary/read-key-result.ts';
import {
	aBoard,
	aCheckIn,
	aDone,
	aKeep,
	anObjective,
	aPerson,
	aReach,
	aTeam,
	day,
	idOf,
	theKeyResult,
	theObjective
} from '#tests/builders.ts';
import { aDocument, boardId, later, made, today } from '../../document/world.ts';

const plain = (text = '') => text.replaceAll('\u00a0', ' ');
const late = day('2026-02-14');
const weeks = ['2026-01-09', '2026-01-16', '2026-01-23', '2026-01-30', '2026-02-06', '2026-02-13'];
const steady = aReach(0, 100, ...weeks.map((on, index) => aCheckIn(on, 5 + index * 5)));

describe('where it stands', () => {
	const standing = (ratio: number | null, expectedRatio: number | null, computed = 'at-risk') =>
		standingWords({ ratio, expectedRatio, computed: computed as 'at-risk' });

	test('B-S1 progress is held against the pace in points', () => {
		expect(standing(0.38, 0.5)).toBe('12 points behind where we should be today');
		expect(standing(0.51, 0.5)).toBe('1 point ahead of where we should be today');
		expect(standing(0.5, 0.5)).toBe('just where we should be today');
		expect(standing(null, 0.5, 'no-data')).toBe('nothing has been measured yet');
		expect(standing(1.1, 0.5, 'met')).toBe('reached');
		expect(standing(0.4, null, 'no-pace')).toMatch(/without dates/);
	});

	test('B-S2 what was said against the figures, silence and standstill are told', () => {
		const told = aReach(0, 100, aCheckIn('2026-01-09', 5, { said: 'on-track' }));
		const board = aBoard(anObjective('Calm support', told));
		const report = keyResultReport(board, theKeyResult(board), day('2026-03-01'));
		expect(remarksOn(report, 'en-GB').map(({ words }) => words)).toEqual([
			'Said on track; by the figures off track',
			'Stale: nothing heard since 9 Jan'
		]);
		const stuck = ['2026-01-23', '2026-01-30', '2026-02-06'].map((on) => aCheckIn(on, 20));
		const still = aBoard(anObjective('Calm support', aReach(0, 100, ...stuck)));
		const words = remarksOn(
			keyResultReport(still, theKeyResult(still), day('2026-02-07')),
			'en-GB'
		);
		expect(words.map((remark) => remark.words)).toContain(
			'Stalled: three values in a row without a move'
		);
	});

	test('B-S3 hints speak the words of the board', () => {
		const words = { one: 'measure', many: 'measures' };
		const hint = { code: 'few-key-results', tone: 'warning' } as const;
		expect(hintWords(hint, 1, words)).toMatch(/One measure seldom/);
		expect(hintWords({ code: 'many-key-results', tone: 'warning' }, 7, words)).toMatch(
			/^7 measures/
		);
	});
});

describe('history', () => {
	test('B-G1 moved goalposts are said in words, changes of one step in one line, the latest first', () => {
		const { doc, edit, objectiveId, keyResultId } = aDocument();
		const moved = later(edit, { days: 3 });
		made(setMeasure(moved, keyResultId, { kind: 'reach', from: 60, to: 70 }));
		const board = readBoard(doc, boardId);
		const report = objectiveReport(board, board.objectives.get(objectiveId)!, day('2026-11-24'));
		expect(plain(goalpostWords(board, report.keyResults[0]!, 'en-GB'))).toBe(
			'Start changed from 65 % to 60 %, target changed from 80 % to 70 % on 23 Nov by Ana'
		);
		const [line, ...more] = historyOf(board, report, 'en-GB', ({ by }) => `by ${by}`);
		expect(line).toMatchObject({
			who: `by ${edit.by}`,
			of: 'Answered on the first day',
			movesGoalposts: true
		});
		expect(more).toEqual([]);
	});

	test('B-H1 a corrected check-in stays to be seen beside the one that counts, a withdrawn one too', () => {
		const { doc, edit, keyResultId } = aDocument();
		made(checkIn(edit, keyResultId, { value: 70 }));
		const first = readBoard(doc, boardId).keyResults.get(keyResultId)!.checkIns[0]!;
		made(correctCheckIn(later(edit), keyResultId, first, { value: 68 }));
		const second = made(checkIn(later(edit, { minutes: 2 }), keyResultId, { value: 1 }));
		made(withdrawCheckIn(later(edit, { minutes: 3 }), keyResultId, second));
		const keyResult = readBoard(doc, boardId).keyResults.get(keyResultId)!;
		expect(keyResult.checkIns.map(({ value }) => value)).toEqual([68]);
		expect(checkInEntries(keyResult).map(({ checkIn, fate }) => [checkIn.value, fate])).toEqual([
			[1, 'taken-back'],
			[68, 'counts'],
			[70, 'corrected']
		]);
	});

	test('B-H2 of two corrections made apart the one that does not count is named, until one is chosen', () => {
		const { doc, edit, keyResultId } = aDocument();
		made(checkIn(edit, keyResultId, { value: 70 }));
		const first = readBoard(doc, boardId).keyResults.get(keyResultId)!.checkIns[0]!;
		made(correctCheckIn(later(edit), keyResultId, first, { value: 68 }));
		made(correctCheckIn(later(edit, { minutes: 2 }), keyResultId, first, { value: 69 }));
		const fates = () =>
			checkInEntries(readBoard(doc, boardId).keyResults.get(keyResultId)!).map(
				({ checkIn: said, fate }) => [said.value, fate]
			);
		expect(fates()).toEqual([
			[69, 'counts'],
			[68, 'apart'],
			[70, 'corrected']
		]);
		const [conflict] = readBoard(doc, boardId).keyResults.get(keyResultId)!.conflicts!;
		made(settle(edit, 'keyResults', keyResultId, conflict!.field, conflict!.shown));
		expect(fates()).toEqual([
			[69, 'counts'],
			[69, 'corrected'],
			[68, 'corrected'],
			[70, 'corrected']
		]);
	});
});

describe('what it may serve', () => {
	const company = anObjective('Company', { level: 'company' }, aReach(0, 1));
	const under = { parent: { kind: 'objective', id: idOf<'objective'>('Team') } } as const;
	const board = aBoard(company, anObjective('Team', aDone()), anObjective('Below', under, aDone()));

	test('B-P1 everything but itself and what is below it, company first, key results under their objective', () => {
		const labels = parentChoices(board, theObjective(board, 'Team'), 'KR').map(
			({ label }) => label
		);
		expect(labels).toEqual(['Company', '0 to 1']);
		expect(parentChoices(board, { cycleId: idOf('Q1') }, 'KR')).toHaveLength(6);
	});

	test('B-P2 an address that names no parent names none', () => {
		expect(parentFromText('keyResult:x')).toEqual({ kind: 'keyResult', id: 'x' });
		for (const bad of [undefined, '', 'x', 'objective:', 'kpi:x'])
			expect(parentFromText(bad)).toBeUndefined();
	});
});

describe('charts', () => {
	test('B-C1 a chart of a key result goes by its values, says the finding and what to expect', () => {
		const board = aBoard(anObjective('Calm support', steady));
		const report = keyResultReport(board, theKeyResult(board), late);
		const plotted = plotKeyResult(board, report, late, 'en-GB')!;
		expect(plotted.plot.points).toHaveLength(6);
		expect(plotted.plot.median[0]).toEqual(plotted.plot.points.at(-1));
		expect(plotted.finding).toMatch(
			/behind where we should be today\. If it goes on like this, \d+/
		);
		expect(plotted.rows[0]).toMatchObject({ day: '2026-02-13', measured: '30' });
	});

	test('B-C2 a keep is drawn with its limits and no pace', () => {
		const kept = aKeep({ max: 4 }, aCheckIn('2026-01-09', 3), aCheckIn('2026-01-16', 5));
		const board = aBoard(anObjective('Calm support', kept));
		const report = keyResultReport(board, theKeyResult(board), day('2026-01-16'));
		const plotted = plotKeyResult(board, report, day('2026-01-16'), 'en')!;
		expect(plotted.plot).toMatchObject({ limits: [4], pace: [] });
		expect(plotted.finding).toBe('Kept in 1 of 2 weeks with a value.');
	});

	test('B-C3 an objective is foreseen by its key results; what cannot be foreseen stays as it is', () => {
		const done = aDone(aCheckIn('2026-01-09', 0));
		const board = aBoard(anObjective('Calm support', steady, done));
		const objective = theObjective(board);
		const alone = aBoard(anObjective('Calm support', steady));
		const whole = objectiveForecast(alone, theObjective(alone), late)!;
		const half = objectiveForecast(board, objective, late)!;
		expect(whole).toMatchObject({ foreseen: 1, counted: 1 });
		expect(half).toMatchObject({ foreseen: 1, counted: 2 });
		expect(half.ratio).toBeCloseTo(whole.ratio / 2);
		const report = objectiveReport(board, objective, late);
		expect(plotObjective(board, report, late, 'en-GB')!.finding).toMatch(
			/counts as it stands\)\.$/
		);
		expect(objectiveForecast(aBoard(anObjective('Empty', aDone())), objective, late)).toBeNull();
	});
});

describe('writing it down', () => {
	test('B-O1 an objective begins where one comes from, else with me, my team and the running cycle', () => {
		const person = aPerson('Ana', { teamIds: [idOf('Support')] });
		const board = aBoard(aTeam('Support'), aTeam('Sales'), person);
		const ana = idOf<'person'>('Ana');
		const usual = beginning(board, new URLSearchParams(), ana, late);
		expect(usual).toMatchObject({
			teamId: 'support',
			cycleId: 'q1',
			ownerId: 'ana',
			level: 'team'
		});
		const query = new URLSearchParams('team=sales&parent=objective:x&cycle=gone');
		expect(beginning(board, query, null, late)).toMatchObject({
			...{ teamId: 'sales', parent: 'objective:x', cycleId: 'q1', ownerId: '' }
		});
	});

	test('B-O2 an objective and its key results arrive together, and what was left empty does not', () => {
		const { doc, edit, cycleId } = aDocument();
		const fields = { ...beginning(readBoard(doc, boardId), new URLSearchParams(), null, today) };
		const typed = { ...blankKeyResult('1'), title: 'More replies', from: '1', to: '2' };
		expect([isUntouched(typed), isUntouched(blankKeyResult())]).toEqual([false, true]);
		const read = readKeyResult(typed, 'en', undefined);
		if (!read.ok) throw new Error('unread');
		const id = made(addWhole(edit, { ...fields, title: 'New', cycleId }, [read.wanted]));
		const board = readBoard(doc, boardId);
		const added = [...board.keyResults.values()].filter((one) => one.objectiveId === id);
		expect(added.map((one) => one?.title)).toEqual(['More replies']);
	});

	test('B-O3 keeping a form in which nothing was changed records no change', () => {
		const { doc, edit, objectiveId } = aDocument();
		const wanted = readKeyResult(
			{ ...blankKeyResult(), title: 'A', from: '1', to: '3', weight: '2', indicator: 'leading' },
			'en',
			undefined
		);
		if (!wanted.ok) throw new Error('unread');
		const id = made(addKeyResult(edit, { objectiveId, ...wanted.wanted }));
		const before = readBoard(doc, boardId).keyResults.get(id)!;
		const same = readKeyResult(fieldsFromKeyResult(before, 'nb'), 'nb', undefined);
		if (!same.ok) throw new Error('unread');
		made(changeToWanted(later(edit), id, same.wanted));
		expect(readBoard(doc, boardId).keyResults.get(id)).toEqual(before);
		made(changeToWanted(later(edit), id, { ...same.wanted, title: 'B' }));
		const after = readBoard(doc, boardId).keyResults.get(id)!;
		expect(after.changes.map(({ field }) => field)).toEqual(['title']);
	});

	test('B-O4 a form writes what was changed in it, and what others changed meanwhile stays', () => {
		const { doc, edit, objectiveId } = aDocument();
		const typed = { ...blankKeyResult(), title: 'A', from: '1', to: '3' };
		const read = readKeyResult(typed, 'en', undefined);
		if (!read.ok) throw new Error('unread');
		const { wanted: before } = read;
		const id = made(addKeyResult(edit, { objectiveId, ...before }));
		const of = () => readBoard(doc, boardId).keyResults.get(id)!;
		made(renameKeyResult(later(edit), id, 'From others'));
		made(setMeasure(later(edit), id, { kind: 'reach', from: 1, to: 4 }));
		made(changeToWanted(later(edit, { minutes: 2 }), id, { ...before, weight: 2 }, before));
		expect(of()).toMatchObject({ title: 'From others', weight: 2, measure: { to: 4 } });
		expect(of().conflicts).toBeUndefined();
		const measure = { kind: 'reach', from: 1, to: 5 } as const;
		made(changeToWanted(later(edit, { minutes: 3 }), id, { ...before, measure }, before));
		expect(of().conflicts).toMatchObject([{ field: 'to', shown: 5 }]);
		expect(of().conflicts?.[0]?.versions.map(({ value }) => value)).toEqual([4, 5]);
	});
});
