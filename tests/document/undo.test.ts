import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '#domain/id.ts';
import { keyResultsOf } from '#domain/lookups.ts';
import { trashed } from '#domain/trashed.ts';
import { archive, restore } from '#document/commands/archive.ts';
import { checkIn } from '#document/commands/check-in.ts';
import { calculateKpi } from '#document/commands/formula.ts';
import { addInitiative } from '#document/commands/initiative.ts';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addKpi } from '#document/commands/kpi.ts';
import { addObjective, renameObjective } from '#document/commands/objective.ts';
import { recordReading } from '#document/commands/reading.ts';
import { transact } from '#document/edit.ts';
import { History } from '#document/undo.ts';
import { carryOut, choices } from './random-intents.ts';
import { aDocument, boardOf, later, made, meet, replica } from './world.ts';

describe('undo', () => {
	test('V-U1 takes one intent back at a time, and redo does it again', () => {
		const { doc, edit, objectiveId } = aDocument();
		const history = new History(doc);
		const title = () => boardOf(doc).objectives.get(objectiveId)!.title;
		made(renameObjective(edit, objectiveId, 'One'));
		made(renameObjective(edit, objectiveId, 'Two'));
		history.undo();
		expect(title()).toBe('One');
		history.undo();
		expect(title()).toBe('Calm support');
		history.redo();
		expect(title()).toBe('One');
	});

	test('V-U2 an intent of several commands is one step', () => {
		const { doc, edit } = aDocument();
		const history = new History(doc);
		const before = boardOf(doc);
		transact(edit, () => {
			const objectiveId = made(addObjective(edit, { title: 'New' }));
			made(addKeyResult(edit, { objectiveId, title: 'Proof', measure: { kind: 'done' } }));
		});
		history.undo();
		expect(boardOf(doc)).toEqual(before);
		expect(history.canUndo).toBe(false);
	});

	test('V-U3 whatever was done, undoing it all gives the same board, and redoing it all the other one', () => {
		fc.assert(
			fc.property(fc.array(choices, { maxLength: 25 }), (plan) => {
				const { doc } = aDocument();
				const before = boardOf(doc);
				const history = new History(doc);
				plan.forEach((choice, tick) => carryOut(doc, choice, tick));
				const after = boardOf(doc);
				while (history.canUndo) history.undo();
				expect(boardOf(doc)).toEqual(before);
				while (history.canRedo) history.redo();
				expect(boardOf(doc)).toEqual(after);
			}),
			{ numRuns: 25 }
		);
	}, 60_000);

	test('V-U4 what other people did stays', () => {
		const { doc, edit, objectiveId, kpiId } = aDocument();
		const other = replica(doc);
		const history = new History(doc);
		made(renameObjective(edit, objectiveId, 'Mine'));
		made(recordReading(edit, kpiId, { day: edit.today, value: 1 }));
		const theirs = { ...later(edit, { by: 'bo' as PersonId }), doc: other };
		made(recordReading(theirs, kpiId, { day: edit.today, value: 2 }));
		meet(doc, other);
		history.undo();
		history.undo();
		const board = boardOf(doc);
		expect(board.objectives.get(objectiveId)!.title).toBe('Calm support');
		expect(board.kpis.get(kpiId)!.readings.map((reading) => reading.value)).toEqual([2]);
	});

	test('V-U5 what others added to something new is never deleted with it: the new thing goes to the trash', () => {
		const { doc, edit } = aDocument();
		const history = new History(doc);
		const id = made(addObjective(edit, { title: 'New' }));
		const other = replica(doc);
		const theirs = { ...later(edit, { by: 'bo' as PersonId }), doc: other };
		made(renameObjective(theirs, id, 'Theirs'));
		meet(doc, other);
		expect(history.undo().done).toBe(true);
		const objective = boardOf(doc).objectives.get(id)!;
		expect(objective).toMatchObject({ title: 'Theirs', archivedOn: edit.today });
		made(restore(edit, 'objectives', id));
		expect(boardOf(doc).objectives.get(id)!.archivedOn).toBeUndefined();
	});

	test('V-U5 what others hung on something new keeps it, and what it belongs to', () => {
		const { doc, edit } = aDocument();
		const history = new History(doc);
		const id = made(addObjective(edit, { title: 'New' }));
		const other = replica(doc);
		const theirs = { ...later(edit, { by: 'bo' as PersonId }), doc: other };
		const measure = { kind: 'done' } as const;
		const proof = made(addKeyResult(theirs, { objectiveId: id, title: 'Theirs', measure }));
		made(checkIn(theirs, proof, { value: 1, moved: 'Words' }));
		meet(doc, other);
		history.undo();
		expect(boardOf(doc).objectives.get(id)).toMatchObject({ archivedOn: edit.today });
		expect(trashed(boardOf(doc)).map(({ title }) => title)).toEqual(['New']);
		made(restore(edit, 'objectives', id));
		expect(keyResultsOf(boardOf(doc), id)).toMatchObject([{ checkIns: [{ moved: 'Words' }] }]);
	});

	test('V-U5 of several things made in one step those stay that others need, and no more', () => {
		const { doc, edit } = aDocument();
		const history = new History(doc);
		const measure = { kind: 'done' } as const;
		const [id, proof, alone, visits] = transact(edit, () => {
			const objectiveId = made(addObjective(edit, { title: 'New' }));
			return [
				objectiveId,
				made(addKeyResult(edit, { objectiveId, title: 'Proof', measure })),
				made(addKeyResult(edit, { objectiveId, title: 'Nobody’s', measure })),
				made(addKpi(edit, { name: 'Visits' }))
			] as const;
		});
		const other = replica(doc);
		const theirs = { ...later(edit, { by: 'bo' as PersonId }), doc: other };
		made(addInitiative(theirs, { keyResultId: proof, title: 'Theirs' }));
		const share = made(addKpi(theirs, { name: 'Share' }));
		made(calculateKpi(theirs, share, `[${visits}] * 2`));
		meet(doc, other);
		history.undo();
		const board = boardOf(doc);
		expect(board.objectives.get(id)).toMatchObject({ title: 'New', archivedOn: edit.today });
		expect(board.keyResults.get(proof)).toMatchObject({ archivedOn: edit.today });
		expect(board.kpis.get(visits)).toMatchObject({ archivedOn: edit.today });
		expect(board.keyResults.has(alone)).toBe(false);
		expect(history.canUndo).toBe(false);
	});

	test.each([
		[1, 2],
		[2, 1]
	])(
		'V-U8 redo beside what others wrote leaves theirs, never an empty field (%i, %i)',
		(...ids) => {
			const { doc, edit, objectiveId } = aDocument();
			const other = replica(doc);
			[doc.clientID, other.clientID] = ids;
			const history = new History(doc);
			made(renameObjective(later(edit), objectiveId, 'Mine'));
			meet(doc, other);
			history.undo();
			const theirs = { ...later(edit, { by: 'bo' as PersonId, minutes: 5 }), doc: other };
			made(renameObjective(theirs, objectiveId, 'Theirs'));
			meet(doc, other);
			history.redo();
			meet(doc, other);
			for (const each of [doc, other]) {
				const { title, conflicts } = boardOf(each).objectives.get(objectiveId)!;
				expect([title, conflicts]).toEqual(['Theirs', undefined]);
			}
		}
	);

	test('V-U6 says when there is nothing, and tells who asks when that changes', () => {
		const { doc, edit, objectiveId } = aDocument();
		const history = new History(doc);
		expect(history.undo()).toEqual({ done: false, why: 'nothing-to-undo' });
		expect(history.redo()).toEqual({ done: false, why: 'nothing-to-redo' });
		let told = 0;
		const stop = history.onChange(() => (told += 1));
		made(archive(edit, 'objectives', objectiveId));
		expect([told, history.canUndo, history.canRedo]).toEqual([1, true, false]);
		history.undo();
		expect([history.canUndo, history.canRedo]).toEqual([false, true]);
		stop();
		history.redo();
		expect(told).toBeLessThanOrEqual(3);
		history.stop();
	});

	test('V-U7 a step that is refused half-way leaves nothing behind', () => {
		const { doc, edit } = aDocument();
		const history = new History(doc);
		const before = boardOf(doc);
		const result = history.step(() =>
			transact(edit, () => {
				made(addObjective(edit, { title: 'Half' }));
				return addObjective(edit, { title: ' ' });
			})
		);
		expect(result).toEqual({ done: false, why: 'title-empty' });
		expect(boardOf(doc)).toEqual(before);
		expect([history.canUndo, history.canRedo]).toEqual([false, false]);
	});
});
