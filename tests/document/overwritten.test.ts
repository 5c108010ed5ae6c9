import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { onTopOf } from '#document/carry-over.ts';
import { keepOverwritten } from '#document/overwritten.ts';
import { collections, openRoots, rootOf } from '#document/schema.ts';
import { carryOut, choices } from './random-intents.ts';
import { aDocument, boardOf } from './world.ts';

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
