import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { onTopOf } from '#document/carry-over.ts';
import { carryOut, choices } from './random-intents.ts';
import { aDocument, boardOf } from './world.ts';

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

function merged(...docs: readonly Y.Doc[]): Y.Doc {
	const doc = new Y.Doc();
	for (const each of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(each));
	return doc;
}

const carried = (log: Y.Doc, shown: Y.Doc) =>
	onTopOf(Y.encodeStateAsUpdate(log), Y.encodeStateAsUpdate(shown));

const clientsOf = (doc: Y.Doc) => new Set(doc.store.clients.keys());

describe('what is only on one device, written anew', () => {
	test('T-Y1 says together with the log what both say when they are merged', () => {
		fc.assert(
			fc.property(fc.array(choices), fc.array(choices), (there, here) => {
				const { doc } = aDocument();
				const [log, shown] = [copyOf(doc), copyOf(doc)];
				there.forEach((choice, tick) => carryOut(log, choice, tick));
				here.forEach((choice, tick) => carryOut(shown, choice, tick));
				const both = merged(log, shown);
				const { doc: anew, changed } = carried(log, shown);
				expect(boardOf(anew)).toEqual(boardOf(both));
				expect(anew.toJSON()).toEqual(both.toJSON());
				if (changed === 0) expect(boardOf(both)).toEqual(boardOf(log));
				if (here.length === 0) expect(changed).toBe(0);
			}),
			{ numRuns: 60 }
		);
	});

	test('T-Y2 is of one new client, and builds on nothing but the log', () => {
		const { doc } = aDocument();
		const [log, shown] = [copyOf(doc), copyOf(doc)];
		const tries = fc.sample(choices, { numRuns: 40, seed: 5 });
		tries.forEach((choice, tick) => carryOut(shown, choice, tick));
		const { doc: anew, changed } = carried(log, shown);
		expect(changed).toBeGreaterThan(0);
		const added = [...clientsOf(anew)].filter((client) => !clientsOf(log).has(client));
		expect(added).toHaveLength(1);
		expect(clientsOf(shown).has(added[0]!)).toBe(false);
		const update = Y.encodeStateAsUpdate(anew, Y.encodeStateVector(log));
		const there = copyOf(log);
		Y.applyUpdate(there, update);
		expect(there.store.pendingStructs).toBeNull();
		expect(boardOf(there)).toEqual(boardOf(merged(log, shown)));
	});

	test('T-Y3 keeps roots and fields that this version does not know', () => {
		const { doc, objectiveId } = aDocument();
		const [log, shown] = [copyOf(doc), copyOf(doc)];
		const later = new Y.Map<unknown>([['of', { a: [1] }]]);
		shown.getMap('laterRoot').set('x', later);
		(shown.getMap('objectives').get(objectiveId) as Y.Map<unknown>).set('laterField', 'kept');
		const { doc: anew } = carried(log, shown);
		expect(anew.getMap('laterRoot').toJSON()).toEqual({ x: { of: { a: [1] } } });
		expect((anew.getMap('objectives').get(objectiveId) as Y.Map<unknown>).get('laterField')).toBe(
			'kept'
		);
	});

	test('T-Y4 is nothing where the log has all of it', () => {
		const { doc } = aDocument();
		const log = copyOf(doc);
		log.getMap('meta').set('name', 'Later');
		expect(carried(log, doc).changed).toBe(0);
	});
});
