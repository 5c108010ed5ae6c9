import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { KeyResultId, ObjectiveId, PersonId } from '#domain/id.ts';
import { onTopOf } from '#document/carry-over.ts';
import { checkIn } from '#document/commands/check-in.ts';
import { addInitiative } from '#document/commands/initiative.ts';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addObjective, renameObjective } from '#document/commands/objective.ts';
import { transact, type Edit } from '#document/edit.ts';
import { keepOverwritten } from '#document/overwritten.ts';
import { collections, openRoots, rootOf } from '#document/schema.ts';
import { History } from '#document/undo.ts';
import { carryOut, choices } from './random-intents.ts';
import { aDocument, boardOf, later, made as done, today } from './world.ts';

const theirs = Symbol('theirs');

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	openRoots(copy);
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

/** A document on a device that goes on under new links: what it had not sent is carried over. */
function goneOn(log: Y.Doc, shown: Y.Doc): Y.Doc {
	const doc = copyOf(onTopOf(Y.encodeStateAsUpdate(log), Y.encodeStateAsUpdate(shown)).doc);
	keepOverwritten(doc, (origin) => origin === theirs);
	return doc;
}

function meet(one: Y.Doc, other: Y.Doc): void {
	for (const [from, to] of [
		[one, other],
		[other, one],
		[one, other],
		[other, one]
	] as const)
		Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), theirs);
}

/** Where everything lies that people said and that is never taken out: entities, and the facts in them. */
function placesIn(doc: Y.Doc): string[] {
	return collections.flatMap((name) =>
		[...rootOf(doc, name).entries()].flatMap(([id, entity]) => {
			if (!(entity instanceof Y.Map)) return [];
			const facts = ['checkIns', 'readings', 'evidence'].flatMap((nested) => {
				const container = entity.get(nested);
				return container instanceof Y.Map
					? [...container.keys()].map((key) => `${nested} ${key}`)
					: [];
			});
			return [`${name} ${id}`, ...facts.map((fact) => `${name} ${id} ${fact}`)];
		})
	);
}

/** Two devices that have the same board, and what the first one makes and takes back while they are apart. */
function takenBackApart(theirWords: (theirs: Edit, made: Made) => void) {
	const { doc, edit } = aDocument();
	const history = new History(doc);
	const measure = { kind: 'done' } as const;
	const made: Made = transact(edit, () => {
		const objectiveId = done(addObjective(edit, { title: 'New' }));
		return {
			objectiveId,
			proof: done(addKeyResult(edit, { objectiveId, title: 'Proof', measure })),
			alone: done(addKeyResult(edit, { objectiveId, title: 'Nobody’s', measure }))
		};
	});
	const others = [copyOf(doc), copyOf(doc)] as const;
	for (const each of [doc, ...others]) keepOverwritten(each, (origin) => origin === theirs);
	const there = { ...later(edit, { by: 'bo' as PersonId }), doc: others[0] };
	theirWords(there, made);
	history.undo();
	meet(doc, others[0]);
	meet(others[1], others[0]);
	meet(doc, others[1]);
	return { ...made, docs: [doc, ...others], history };
}

interface Made {
	readonly objectiveId: ObjectiveId;
	readonly proof: KeyResultId;
	readonly alone: KeyResultId;
}

describe('something new that its maker takes back while others add to it apart', () => {
	test('V-U9 goes to the trash on every device, with what they wrote in it', () => {
		const { docs, objectiveId, proof, history } = takenBackApart((edit, made) => {
			done(renameObjective(edit, made.objectiveId, 'Theirs'));
			done(checkIn(edit, made.proof, { value: 1, moved: 'Words' }));
		});
		for (const doc of docs) {
			const board = boardOf(doc);
			expect(board.objectives.get(objectiveId)).toMatchObject({
				...{ title: 'Theirs', archivedOn: today }
			});
			expect(board.keyResults.get(proof)).toMatchObject({
				...{ archivedOn: today, checkIns: [{ moved: 'Words' }] }
			});
			expect(board).toEqual(boardOf(docs[0]!));
		}
		const before = boardOf(docs[0]!);
		history.redo();
		expect(boardOf(docs[0]!).objectives.get(objectiveId)).toEqual(
			before.objectives.get(objectiveId)
		);
	});

	test('V-U9 so does what they hung something on, and what that belongs to, and no more', () => {
		const { docs, objectiveId, proof, alone } = takenBackApart((edit, made) => {
			done(addInitiative(edit, { keyResultId: made.proof, title: 'Theirs' }));
		});
		for (const doc of docs) {
			const board = boardOf(doc);
			expect(board.objectives.get(objectiveId)).toMatchObject({ archivedOn: today });
			expect(board.keyResults.get(proof)).toMatchObject({ archivedOn: today, objectiveId });
			expect(board.keyResults.has(alone)).toBe(false);
		}
	});

	test('V-U9 what nobody added to is gone everywhere', () => {
		const { docs, objectiveId } = takenBackApart((edit) => {
			done(addObjective(edit, { title: 'Another' }));
		});
		for (const doc of docs) {
			const board = boardOf(doc);
			expect(board.objectives.has(objectiveId)).toBe(false);
			expect([board.keyResults.size, board.objectives.size]).toEqual([1, 2]);
		}
	});
});

describe('the same, made by two devices that carried it over apart', () => {
	test('T-Y5 two that meet afterwards have together all that each of them had, and show the same', () => {
		fc.assert(
			fc.property(fc.array(choices), fc.array(choices), fc.array(choices), (shared, one, other) => {
				const { doc: log } = aDocument();
				const [here, there] = [copyOf(log), copyOf(log)];
				shared.forEach((choice, tick) => carryOut(here, choice, tick));
				Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
				one.forEach((choice, tick) => carryOut(here, choice, 100 + tick));
				other.forEach((choice, tick) => carryOut(there, choice, 200 + tick));
				const said = new Set([...placesIn(here), ...placesIn(there)]);
				const docs = [goneOn(log, here), goneOn(log, there)] as const;
				meet(...docs);
				for (const doc of docs) expect(placesIn(doc)).toEqual(expect.arrayContaining([...said]));
				expect(boardOf(docs[0])).toEqual(boardOf(docs[1]));
			}),
			{ numRuns: 60 }
		);
	});

	test('T-Y5 what either says after it was carried over is kept as well, and nothing comes back that was taken out', () => {
		const { doc: log } = aDocument();
		const shown = copyOf(log);
		const entity = new Y.Map<unknown>([
			['name', 'Churn'],
			['readings', new Y.Map([['before', 1]])]
		]);
		rootOf(shown, 'kpis').set('both', entity);
		rootOf(shown, 'kpis').set('plain', new Y.Map([['name', 'Made once']]));
		const docs = [goneOn(log, shown), goneOn(log, shown)] as const;
		docs.forEach((doc, at) => {
			const kpi = rootOf(doc, 'kpis').get('both') as Y.Map<unknown>;
			(kpi.get('readings') as Y.Map<unknown>).set(`after ${at}`, at);
			kpi.set('for a while', true);
			kpi.delete('for a while');
		});
		meet(...docs);
		for (const doc of docs) {
			expect(rootOf(doc, 'kpis').toJSON()['both']).toEqual({
				name: 'Churn',
				readings: { before: 1, 'after 0': 0, 'after 1': 1 }
			});
		}
	});

	test('T-Y5 what is not of others, and what was overwritten by hand, is left alone', () => {
		const { doc } = aDocument();
		keepOverwritten(doc, (origin) => origin === theirs);
		const kpis = rootOf(doc, 'kpis');
		kpis.set(
			'one',
			new Y.Map([
				['name', 'Old'],
				['note', 'only here']
			])
		);
		kpis.set('one', new Y.Map([['name', 'New']]));
		expect(kpis.toJSON()['one']).toEqual({ name: 'New' });
	});
});
