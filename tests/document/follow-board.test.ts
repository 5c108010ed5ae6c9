import fc from 'fast-check';
import type * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import type { Board } from '#domain/board.ts';
import { addDays } from '#domain/day.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import type { PersonId } from '#domain/id.ts';
import { checkIn } from '#document/commands/check-in.ts';
import { renameBoard } from '#document/commands/board.ts';
import { renameObjective } from '#document/commands/objective.ts';
import { recordReading, recordReadings } from '#document/commands/reading.ts';
import { transact } from '#document/edit.ts';
import { followBoard } from '#document/follow-board.ts';
import { History } from '#document/undo.ts';
import { carryOut, choices } from './random-intents.ts';
import { aDocument, boardId, boardOf, day, made, meet, replica, today } from './world.ts';

const steps = fc.array(
	fc.record({ choice: choices, device: fc.nat(2), meets: fc.nat(5), undoes: fc.nat(6) }),
	{ maxLength: 40 }
);

describe('the followed board', () => {
	test('J-P1 always equals a fresh reading, on every device, whatever is done and in whichever order devices meet', () => {
		fc.assert(
			fc.property(steps, (plan) => {
				const { doc } = aDocument();
				const docs = [doc, replica(doc), replica(doc)];
				const people = ['ana', 'bo', ''] as PersonId[];
				const followed = docs.map((each) => followBoard(each, boardId, () => {}));
				const histories = docs.map((each) => new History(each));
				plan.forEach(({ choice, device, meets, undoes }, tick) => {
					carryOut(docs[device]!, choice, tick, people[device]);
					if (undoes === 0) histories[device]!.undo();
					if (undoes === 1) histories[device]!.redo();
					if (meets === 0) meet(docs[device]!, docs[(device + 1) % 3]!);
					expect(followed[device]!.board).toEqual(boardOf(docs[device]!));
					// What is calculated and counted is remembered, and is what it would be anew.
					const shown = withDerivedReadings(followed[device]!.board, today);
					expect(shown).toEqual(withDerivedReadings(boardOf(docs[device]!), today));
				});
				meet(...docs);
				meet(...docs.toReversed());
				const [one, two, three] = docs.map(boardOf);
				expect(two).toEqual(one);
				expect(three).toEqual(one);
				docs.forEach((each, i) => expect(followed[i]!.board).toEqual(boardOf(each)));
				followed.forEach((each) => each.stop());
			}),
			{ numRuns: 25 }
		);
	}, 60_000);

	test('J-P2 replaces what was touched and keeps everything else the very same object', () => {
		const { doc, edit, objectiveId, keyResultId, kpiId } = aDocument();
		const followed = followBoard(doc, boardId, () => {});
		const before = followed.board;
		made(renameObjective(edit, objectiveId, 'Calmer support'));
		const after = followed.board;
		expect(after.objectives.get(objectiveId)).not.toBe(before.objectives.get(objectiveId));
		for (const name of ['settings', 'keyResults', 'kpis', 'people', 'problems'] as const)
			expect(after[name]).toBe(before[name]);
		made(checkIn(edit, keyResultId, { value: 70 }));
		expect(followed.board.keyResults).not.toBe(after.keyResults);
		expect(followed.board.objectives).toBe(after.objectives);
		made(recordReading(edit, kpiId, { day: day('2026-11-19'), value: 3 }));
		const read = followed.board.kpis.get(kpiId)!.readings[0];
		made(recordReading(edit, kpiId, { day: day('2026-11-20'), value: 4 }));
		expect(followed.board.kpis.get(kpiId)!.readings[0]).toBe(read);
		expect(followed.board.kpis.get(kpiId)!.readings).toHaveLength(2);
	});

	test('J-P3 tells of a transaction once, and of one that changed nothing not at all', () => {
		const { doc, edit, objectiveId, kpiId } = aDocument();
		const boards: Board[] = [];
		const followed = followBoard(doc, boardId, (board) => boards.push(board));
		transact(edit, () => {
			renameObjective(edit, objectiveId, 'Another');
			renameBoard(edit, 'Pier');
			recordReading(edit, kpiId, { day: day('2026-11-20'), value: 4 });
		});
		expect(boards).toHaveLength(1);
		expect(boards[0]!.settings.name).toBe('Pier');
		renameObjective(edit, objectiveId, 'Another');
		expect(boards).toHaveLength(1);
		followed.stop();
		renameObjective(edit, objectiveId, 'Unseen');
		expect(boards).toHaveLength(1);
	});

	test('J-P5 one more reading among thousands leaves all the others the very same objects', () => {
		const { doc, edit, kpiId } = aDocument();
		const days = Array.from({ length: 3_000 }, (_, i) => addDays(edit.today, i - 3_100));
		made(
			recordReadings(
				edit,
				kpiId,
				days.map((each, i) => ({ day: each, value: i }))
			)
		);
		const followed = followBoard(doc, boardId, () => {});
		const before = new Set(followed.board.kpis.get(kpiId)!.readings);
		made(recordReading(edit, kpiId, { day: addDays(edit.today, -3_000), value: 1 }));
		made(recordReading(edit, kpiId, { day: edit.today, value: 1 }));
		const after = followed.board.kpis.get(kpiId)!.readings;
		expect(after).toHaveLength(3_001);
		expect(after.filter((reading) => !before.has(reading))).toHaveLength(2);
		expect(followed.board).toEqual(boardOf(doc));
	});

	test('J-P4 keeps up with what somebody else broke, and with its mending', () => {
		const { doc, kpiId, objectiveId } = aDocument();
		const followed = followBoard(doc, boardId, () => {});
		const kpi = doc.getMap('kpis').get(kpiId) as Y.Map<unknown>;
		const readings = kpi.get('readings') as Y.Map<unknown>;
		readings.set('2026-02-30~~', [1, 2]);
		readings.set('2026-02-20~~', ['many', 2]);
		expect(followed.board.problems).toHaveLength(2);
		expect(followed.board).toEqual(boardOf(doc));
		readings.delete('2026-02-30~~');
		readings.set('2026-02-20~~', [1, 2]);
		expect(followed.board.problems).toEqual([]);
		expect(followed.board.kpis.get(kpiId)!.readings).toHaveLength(1);
		doc.getMap('objectives').set(objectiveId, 'not an objective');
		expect(followed.board.objectives.get(objectiveId)).toBeUndefined();
		expect(followed.board).toEqual(boardOf(doc));
	});
});
