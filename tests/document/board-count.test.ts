import { expect, test } from 'vitest';
import { archive } from '#document/commands/archive.ts';
import { startCounting, stopCounting } from '#document/commands/board-count.ts';
import { checkIn } from '#document/commands/check-in.ts';
import { addComment } from '#document/commands/comment.ts';
import { calculateKpi } from '#document/commands/formula.ts';
import { setKpiLimits } from '#document/commands/kpi.ts';
import { recordReading } from '#document/commands/reading.ts';
import { History } from '#document/undo.ts';
import { boardCounts, kpisCounting } from '#domain/board-count.ts';
import { addDays } from '#domain/day.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import { commentsAbout, isLive } from '#domain/lookups.ts';
import { aDocument, boardOf, day, later, made, meet, replica, today } from './world.ts';

const words = { name: 'Check-ins on time', question: 'Do we?', definition: 'Of those due.' };
test('T-Z1 a count is switched on as a KPI like others, and what happens on the board is in it', () => {
	const { doc, edit, keyResultId, kpiId } = aDocument();
	const id = made(startCounting(edit, 'check-ins-on-time', words));
	made(checkIn(edit, keyResultId, { day: today, value: 70 }));
	const shown = withDerivedReadings(boardOf(doc), day('2026-11-24')).kpis.get(id);
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
		const id = made(history.step(() => startCounting(edit, count, words)));
		const kpi = () => boardOf(doc).kpis.get(id);
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
	const id = made(startCounting(edit, 'check-ins-on-time', words));
	made(setKpiLimits(edit, id, { direction: 'higher', target: 80 }));
	made(addComment(edit, { kind: 'kpi', id }, 'From March on'));
	made(stopCounting(edit, 'check-ins-on-time'));
	made(startCounting(edit, 'check-ins-on-time', { ...words, name: 'Another' }));
	const board = boardOf(doc);
	expect(board.kpis.get(id)).toMatchObject({ name: words.name, limits: { target: 80 } });
	expect(commentsAbout(board, { kind: 'kpi', id })).toHaveLength(1);
});

test('T-Z3 two devices that switch the same count on apart keep both, with all that was said of each', () => {
	const { doc, edit } = aDocument();
	const other = replica(doc);
	const there = { ...later(edit), doc: other };
	const here = made(startCounting(edit, 'check-ins-on-time', words));
	made(setKpiLimits(edit, here, { direction: 'higher', target: 80 }));
	const theirs = made(startCounting(there, 'check-ins-on-time', words));
	made(setKpiLimits(there, theirs, { direction: 'higher', target: 60, alarm: 20 }));
	made(addComment(there, { kind: 'kpi', id: theirs }, 'There'));
	meet(doc, other);
	expect(boardOf(doc)).toEqual(boardOf(other));
	const counting = () => kpisCounting(boardOf(doc), 'check-ins-on-time').map(({ id }) => id);
	expect(counting().sort()).toEqual([here, theirs].sort());
	const board = boardOf(doc);
	expect(board.kpis.get(here)?.limits).toMatchObject({ target: 80 });
	expect(board.kpis.get(theirs)?.limits).toMatchObject({ target: 60, alarm: 20 });
	expect(commentsAbout(board, { kind: 'kpi', id: theirs })).toHaveLength(1);
	expect(board.problems).toEqual([]);

	// Off puts away both in one step, and on again brings both back.
	const history = new History(doc);
	made(history.step(() => stopCounting(edit, 'check-ins-on-time')));
	expect(counting()).toEqual([]);
	made(history.undo());
	expect(counting()).toHaveLength(2);
	made(stopCounting(edit, 'check-ins-on-time'));
	made(startCounting(edit, 'check-ins-on-time', words));
	expect(counting()).toHaveLength(2);

	// The one that was put away for good stays away, whatever is switched after it.
	made(archive(edit, 'kpis', theirs));
	const nextDay = { ...edit, today: addDays(edit.today, 1) };
	expect(made(startCounting(nextDay, 'check-ins-on-time', words))).toBe(here);
	made(stopCounting(nextDay, 'check-ins-on-time'));
	made(startCounting(nextDay, 'check-ins-on-time', words));
	expect(counting()).toEqual([here]);
});
