import { expect, test } from 'vitest';
import { startCounting, stopCounting } from '#document/commands/board-count.ts';
import { checkIn } from '#document/commands/check-in.ts';
import { addComment } from '#document/commands/comment.ts';
import { calculateKpi } from '#document/commands/formula.ts';
import { setKpiLimits } from '#document/commands/kpi.ts';
import { recordReading } from '#document/commands/reading.ts';
import { History } from '#document/undo.ts';
import { boardCounts, countedKpiId } from '#domain/board-count.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import { commentsAbout, isLive, liveKpis } from '#domain/lookups.ts';
import { aDocument, boardOf, day, later, made, meet, replica, today } from './world.ts';

const words = { name: 'Check-ins on time', question: 'Do we?', definition: 'Of those due.' };
const id = countedKpiId('check-ins-on-time');

test('T-Z1 a count is switched on as a KPI like others, and what happens on the board is in it', () => {
	const { doc, edit, keyResultId, kpiId } = aDocument();
	made(startCounting(edit, 'check-ins-on-time', words));
	made(checkIn(edit, keyResultId, { day: today, value: 70 }));
	const shown = withDerivedReadings(boardOf(doc), day('2026-11-24')).kpis[id];
	expect(shown).toMatchObject({ ...words, counts: 'check-ins-on-time', cadence: 'weekly' });
	expect(shown?.readings).toMatchObject([{ day: '2026-11-22', value: 100 }]);
	expect(boardOf(doc).problems).toEqual([]);
	expect(recordReading(edit, id, { day: today, value: 1 })).toMatchObject({
		why: 'readings-calculated'
	});
	expect(calculateKpi(edit, id, `[${kpiId}]`)).toMatchObject({ why: 'readings-calculated' });
});

test('T-Z1 every count can be switched on and off; undo takes back either in one step', () => {
	const { doc, edit } = aDocument();
	const history = new History(doc);
	for (const count of boardCounts) {
		const kpi = () => boardOf(doc).kpis[countedKpiId(count)];
		made(history.step(() => startCounting(edit, count, words)));
		expect(isLive(kpi())).toBe(true);
		made(history.step(() => stopCounting(edit, count)));
		expect(isLive(kpi())).toBe(false);
		made(history.undo());
		expect(isLive(kpi())).toBe(true);
		made(history.undo());
		expect(kpi()).toBeUndefined();
	}
	expect(stopCounting(edit, 'update-age')).toMatchObject({ why: 'gone' });
});

test('T-Z2 switched off and on again it has its limits and what was said of it', () => {
	const { doc, edit } = aDocument();
	made(startCounting(edit, 'check-ins-on-time', words));
	made(setKpiLimits(edit, id, { direction: 'higher', target: 80 }));
	made(addComment(edit, { kind: 'kpi', id }, 'From March on'));
	made(stopCounting(edit, 'check-ins-on-time'));
	made(startCounting(edit, 'check-ins-on-time', { ...words, name: 'Another' }));
	const board = boardOf(doc);
	expect(board.kpis[id]).toMatchObject({ name: words.name, limits: { target: 80 } });
	expect(commentsAbout(board, { kind: 'kpi', id })).toHaveLength(1);
});

test('T-Z3 two devices that switch the same count on apart have one, with what both said of it', () => {
	const { doc, edit } = aDocument();
	const other = replica(doc);
	const there = { ...later(edit), doc: other };
	made(startCounting(edit, 'check-ins-on-time', words));
	made(addComment(edit, { kind: 'kpi', id }, 'Here'));
	made(startCounting(there, 'check-ins-on-time', words));
	made(addComment(there, { kind: 'kpi', id }, 'There'));
	meet(doc, other);
	for (const each of [doc, other]) {
		const board = boardOf(each);
		expect(liveKpis(board).filter(({ counts }) => counts)).toHaveLength(1);
		expect(board.kpis[id]).toMatchObject(words);
		expect(commentsAbout(board, { kind: 'kpi', id })).toHaveLength(2);
		expect(board.problems).toEqual([]);
	}
	expect(boardOf(doc)).toEqual(boardOf(other));
});
