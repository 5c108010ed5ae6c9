import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { isSoundBoard, passGate, type GateContext, type GateRefusal } from '#sync/gate.ts';
import { renameObjective } from '#document/commands/objective.ts';
import { openRoots } from '#document/schema.ts';
import { quickestMs } from '#tests/patience.ts';
import { aDocument, replica } from '../document/world.ts';
import { bo, clientsOf, contextOf, roots, stateOf } from './gated.ts';
import * as write from './written-update.ts';
import { type Bytes, item, map, values, words, written } from './written-update.ts';

const mine = 7;
const theirs = 9;
const root = { root: 'objectives' } as const;
const name = item({ root: 'meta' }, values(words('Harbour')), 'title');

/** A small document that two clients wrote: clocks 0..3 of 7, where 7:0 is a map with a name twice set, and 0 of 9. */
function known(): Y.Doc {
	const doc = new Y.Doc();
	openRoots(doc);
	const structs = [
		item(root, map, 'one'),
		item({ inside: [mine, 0] }, values(words('a'))),
		item({ after: [mine, 1] }, values(words('b'))),
		item({ root: 'meta' }, values(words('c')))
	];
	const more = {
		client: theirs,
		structs: [item({ inside: [mine, 0] }, values(words('d')), 'why')]
	};
	Y.applyUpdate(doc, written({ sections: [{ client: mine, structs }, more] }));
	return doc;
}

/** What the gate says to these structs of client 7, after what is known; the document must not notice. */
function answer(
	structs: readonly Bytes[],
	more: Partial<write.Written> & { readonly context?: Partial<GateContext> } = {}
): GateRefusal | undefined {
	const sections = structs.length ? [{ client: mine, clock: 4, structs }] : [];
	return answerTo(written({ sections, ...more }), more.context);
}

function answerTo(update: Uint8Array, context: Partial<GateContext> = {}): GateRefusal | undefined {
	const doc = known();
	const before = stateOf(doc);
	const why = passGate(update, contextOf(doc, [mine], context), roots);
	expect(stateOf(doc)).toEqual(before);
	if (!why) {
		Y.applyUpdate(
			doc,
			context.isSnapshot ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update
		);
		expect(stateOf(doc).waiting).toEqual([null, null]);
	}
	return why;
}

describe('what bytes an update has', () => {
	test('Y-GT3 an ordinary update passes, an empty one too', () => {
		expect(answer([name])).toBeUndefined();
		expect(answer([])).toBeUndefined();
		expect(answer([write.collected(3), item(root, map, 'two')])).toBeUndefined();
	});

	test('Y-GT3 what is cut, goes on, or is no update is unreadable', () => {
		const whole = written({ sections: [{ client: mine, clock: 4, structs: [name] }] });
		for (let end = 0; end < whole.length; end += 1)
			expect(answerTo(whole.subarray(0, end)), `cut at ${end}`).toBe('unreadable');
		expect(answerTo(Uint8Array.from([...whole, 0]))).toBe('unreadable');
		expect(answerTo(new TextEncoder().encode('no update at all'))).toBe('unreadable');
		expect(answer([item({ root: 'meta' }, values([119, 2, 0xc3, 0x28]))])).toBe('unreadable');
	});

	test('Y-GT3 the second encoding of Yjs is another one', () => {
		const { doc } = aDocument();
		expect(answerTo(Y.encodeStateAsUpdateV2(doc))).toBeDefined();
	});

	test.each<[what: string, update: Uint8Array]>([
		['two sections of one client, of which Yjs applies one', twice()],
		['an empty section', written({ sections: [{ client: mine, clock: 4, structs: [] }] })],
		['a struct of no length', section([write.collected(0)])],
		['a run of no values', section([item(root, values())])],
		['a deletion of nothing', written({ deletes: [[mine, [0, 0]]] })],
		[
			'two sections of deletes of one client',
			written({
				deletes: [
					[mine, [0, 1]],
					[mine, [1, 1]]
				]
			})
		],
		['further bits on what was collected', section([[0x20, 1]])],
		['further bits on a gap, which only one decoder of Yjs takes for one', section([[0x8a, 1]])],
		['a number spelled longer than needed', Uint8Array.from([0x80, 0, 0])],
		['a number beyond 2^53', Uint8Array.from([...Array<number>(8).fill(0xff), 0x7f, 0])],
		['a number that never ends', new Uint8Array(1000).fill(0xff)],
		['a client beyond 32 bits', section([name], 2 ** 32)],
		['a parent that is neither a name nor an item', section([[0x28, 2, 0, 0, 0]])]
	])('Y-GT3 %s is unreadable', (_what, update) => {
		expect(answerTo(update)).toBe('unreadable');
	});

	test.each<[what: string, update: Uint8Array]>([
		['structs in seven bytes', Uint8Array.from([1, 0xff, 0xff, 0xff, 0x7f, mine, 4])],
		[
			'structs',
			written({
				says: { structs: 2 ** 50 },
				sections: [{ client: mine, clock: 4, structs: [name] }]
			})
		],
		['sections', written({ says: { sections: 2 ** 50 } })],
		['clients with deletes', written({ says: { deletes: 2 ** 50 } })],
		['letters', section([item(root, values([119, ...write.uint(2 ** 40)]))])],
		['values', section([item(root, { kind: 8, bytes: write.uint(2 ** 40) })])],
		['entries of a list', section([item(root, values([117, ...write.uint(2 ** 40)]))])],
		['fields of a record', section([item(root, values([118, ...write.uint(2 ** 40)]))])],
		['deletes', Uint8Array.from([0, 1, mine, ...write.uint(2 ** 40)])]
	])('Y-GT4 more %s than there are bytes take no room', async (_what, update) => {
		const context = contextOf(known(), [mine], { isSnapshot: true });
		const before = process.memoryUsage();
		expect(['unreadable', 'too-big']).toContain(passGate(update, context, roots));
		const after = process.memoryUsage();
		expect(after.heapUsed - before.heapUsed).toBeLessThan(8_000_000);
		expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1_000_000);
		expect(await quickestMs(1000, () => passGate(update, context, roots))).toBeLessThan(1000);
	});
});

describe('who wrote it', () => {
	test('Y-GT5 a client that the envelope does not declare is refused', () => {
		expect(answer([name], { context: { clients: [] } })).toBe('undeclared-client');
		expect(answerTo(section([name], 8, 0))).toBe('undeclared-client');
	});

	test('Y-GT5 a client that another device declared is refused, even without structs', () => {
		const owner = (client: number) => (client === mine ? bo : undefined);
		expect(answer([name], { context: { owner } })).toBe('foreign-client');
		expect(answer([], { context: { owner } })).toBe('foreign-client');
	});

	test('Y-GT5 a clock that is used again changes nothing, and one that is used by half is refused', () => {
		const other = item(root, values(words('other')), 'three');
		expect(answerTo(section([other], mine, 3))).toBeUndefined();
		const doc = known();
		Y.applyUpdate(doc, section([other], mine, 3));
		expect(doc.toJSON()).toEqual(known().toJSON());
		expect(answerTo(section([item(root, values(words('x'), words('y')))], mine, 3))).toBe('gap');
		expect(answerTo(section([write.collected(9)], mine, 0))).toBe('gap');
	});

	test('Y-GT5 a whole board may repeat what is known of others, and add nothing to it', () => {
		const owner = (client: number) => (client === mine ? bo : undefined);
		const whole = { isSnapshot: true, owner, clients: [mine, theirs] };
		expect(answerTo(Y.encodeStateAsUpdate(known()), whole)).toBeUndefined();
		expect(answerTo(Y.encodeStateAsUpdate(known()), { ...whole, isSnapshot: false })).toBe(
			'foreign-client'
		);
		expect(answerTo(section([name]), whole)).toBe('foreign-client');
	});

	test('Y-GT5 a whole board that is known by half can be applied after its known part is cut off', () => {
		const structs = [item({ root: 'meta' }, values(words('x'), words('y')), 'run')];
		const sections = [{ client: mine, clock: 3, structs }];
		const update = written({ sections, deletes: [[mine, [3, 2]]] });
		expect(answerTo(update, { isSnapshot: true })).toBeUndefined();
	});
});

describe('what it builds on', () => {
	test('Y-GT6 a clock that does not follow on is a gap', () => {
		expect(answerTo(section([name], mine, 5))).toBe('gap');
		expect(answerTo(section([[10, 3], name]))).toBe('gap');
		expect(answerTo(section([name], 8, 1), { clients: [8] })).toBe('gap');
	});

	test('Y-GT6 what is not known can be no parent and no origin', () => {
		expect(answer([item({ inside: [8, 0] }, values(words('x')))])).toBe('gap');
		expect(answer([item({ after: [8, 0] }, values(words('x')))])).toBe('gap');
		expect(answer([item({ inside: [theirs, 1] }, values(words('x')))])).toBe('gap');
		expect(answer([item({ inside: [theirs, 0] }, values(words('x')))])).toBeUndefined();
	});

	test('Y-GT6 a struct that leads to itself or to a later one of its client is refused, which Yjs applies by half', () => {
		const self = section([name, item({ inside: [mine, 5] }, values(words('x')))]);
		const doc = known();
		expect(() => Y.applyUpdate(doc, self)).toThrow();
		expect(doc.toJSON()).not.toEqual(known().toJSON());
		expect(answerTo(self)).toBe('gap');
		expect(answer([item({ after: [mine, 5] }, values(words('x'))), name])).toBe('gap');
	});

	test('Y-GT6 a client that begins a key again instead of going on is refused: many of them are slow to place', () => {
		const begin = item({ inside: [mine, 0] }, values(words('x')), 'key');
		expect(answer([begin, begin])).toBe('gap');
		expect(answer([begin, item({ after: [mine, 4] }, values(words('y')))])).toBeUndefined();
		expect(answer([begin, item({ root: 'meta' }, values(words('y')), 'key')])).toBeUndefined();
	});

	test('Y-GT6 clients that wait for each other in a circle are refused, and in a row they are not', () => {
		const clients = [mine, theirs, 11];
		const after = (id: write.Id) => item({ after: id }, values(words('x')));
		const row = written({
			sections: [
				{ client: 11, structs: [after([theirs, 1]), after([mine, 4])] },
				{ client: theirs, clock: 1, structs: [after([mine, 4])] },
				{ client: mine, clock: 4, structs: [name, after([11, 1])] }
			]
		});
		expect(answerTo(row, { clients })).toBeUndefined();
		const circle = written({
			sections: [
				{ client: 11, structs: [after([theirs, 1])] },
				{ client: theirs, clock: 1, structs: [after([mine, 4])] },
				{ client: mine, clock: 4, structs: [after([11, 0])] }
			]
		});
		expect(answerTo(circle, { clients })).toBe('gap');
	});

	test('Y-GT6 a clock over 2^31 is refused', () => {
		expect(answer([write.collected(2 ** 31 - 4)])).toBeUndefined();
		expect(answer([write.collected(2 ** 31 - 3)])).toBe('clock-too-high');
		expect(answer([item(root, write.deleted(2 ** 50)), name])).toBe('clock-too-high');
		expect(answerTo(section([name], 8, 2 ** 31), { clients: [8] })).toBe('clock-too-high');
	});

	test('Y-GT7 a delete of what is known or comes with it passes', () => {
		expect(answer([], { deletes: [[mine, [0, 4]]] })).toBeUndefined();
		expect(answer([], { deletes: [[theirs, [0, 1]]] })).toBeUndefined();
		expect(answer([name], { deletes: [[mine, [4, 1], [0, 2]]] })).toBeUndefined();
	});

	test('Y-GT7 a delete beyond that is refused, which Yjs keeps and carries out on later edits', () => {
		expect(answer([], { deletes: [[mine, [3, 2]]] })).toBe('delete-beyond');
		expect(answer([name], { deletes: [[mine, [4, 2]]] })).toBe('delete-beyond');
		expect(answer([], { deletes: [[mine, [2 ** 52, 1]]] })).toBe('delete-beyond');
		expect(answer([], { deletes: [[8, [0, 1]]] })).toBe('delete-beyond');

		const { doc, edit, objectiveId } = aDocument();
		const reader = replica(doc);
		const next = Y.getState(doc.store, doc.clientID);
		const trap = written({ deletes: [[doc.clientID, [next, 1000]]] });
		expect(passGate(trap, contextOf(reader, []), roots)).toBe('delete-beyond');
		Y.applyUpdate(reader, trap);
		renameObjective(edit, objectiveId, 'Calmer support');
		Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc));
		expect(reader.toJSON()).not.toEqual(doc.toJSON());
	});
});

describe('what it holds', () => {
	test.each<[what: string, struct: Bytes]>([
		['JSON', item(root, { kind: 2, bytes: [1, ...write.text('{}')] })],
		['bytes', item(root, { kind: 3, bytes: [2, 1, 1] })],
		['letters of a text', item(root, { kind: 4, bytes: write.text('abc') })],
		['an embed', item(root, { kind: 5, bytes: write.text('{}') })],
		['a format', item(root, { kind: 6, bytes: [...write.text('bold'), ...write.text('true')] })],
		['a document in the document', item(root, { kind: 9, bytes: [...write.text('guid'), 118, 0] })],
		['a kind that is none', item(root, { kind: 31, bytes: [] })],
		...([0, 2, 3, 4, 5, 6, 7, 200] as const).map((type): [string, Bytes] => [
			`a type of number ${type} that is no map`,
			item(root, { kind: 7, bytes: [...write.uint(type), 0] })
		]),
		['an item of a list', item(root, values(words('x')), null)],
		['an item with a right neighbour', [0x48, mine, 0, 1, ...words('x')]],
		['an item with two neighbours', [0xc8, mine, 1, mine, 2, 1, ...words('x')]]
	])('Y-GT8 %s is unknown content', (_what, struct) => {
		expect(answer([struct])).toBe('unknown-content');
	});

	test('Y-GT8 a run of values under one key is refused unless all of it is deleted: Yjs cannot collect it', () => {
		const run = item({ inside: [mine, 0] }, values(words('x'), words('y'), words('z')), 'run');
		const doc = known();
		Y.applyUpdate(doc, section([run]));
		Y.applyUpdate(doc, section([item({ after: [mine, 4] }, values(words('between')))], mine, 7));
		expect(() => Y.applyUpdate(doc, written({ deletes: [[mine, [0, 1]]] }))).toThrow();

		expect(answer([run])).toBe('unknown-content');
		expect(answer([run], { deletes: [[mine, [4, 2]]] })).toBe('unknown-content');
		expect(answer([run], { deletes: [[mine, [4, 3]]] })).toBeUndefined();
	});

	test('Y-GT8 a root that no board has is refused', () => {
		for (const strange of ['', 'Meta', '__proto__', 'constructor', 'texts'])
			expect(answer([item({ root: strange }, map)])).toBe('unknown-root');
	});

	test.each<[what: string, value: Bytes]>([
		['not a number', write.float64(NaN)],
		['infinity', write.float64(-Infinity)],
		['infinity of 32 bits', [124, 0x7f, 0x80, 0, 0]],
		['a BigInt', [122, 0, 0, 0, 0, 0, 0, 0, 1]],
		['bytes', [116, 1, 1]],
		['__proto__ in a record', write.record(['__proto__', write.record(['a', write.nothing])])],
		['constructor in a record', write.record(['constructor', write.nothing])],
		['infinity far down', write.list(write.record(['a', write.list(write.float64(Infinity))]))]
	])('Y-GT9 %s is a bad value', (_what, value) => {
		expect(answer([item(root, values(value))])).toBe('bad-value');
	});

	test('Y-GT9 __proto__ is no key of a map', () => {
		expect(answer([item(root, map, '__proto__')])).toBe('bad-value');
		expect(answer([item(root, map, '__proto')])).toBeUndefined();
	});

	test('Y-GT9 every plain value passes', () => {
		const record = {
			a: [1, -1, 0.5, 1e300, -0, 2 ** 40],
			b: { c: null, d: true, e: false },
			f: ''
		};
		const sender = known();
		sender.clientID = 8;
		let update: Uint8Array = new Uint8Array();
		sender.on('update', (bytes: Uint8Array) => (update = bytes));
		sender.getMap('meta').set('all', record);
		expect(answerTo(update, { clients: [8] })).toBeUndefined();
	});

	test('Y-GT9 a text of 64 kB passes, and one more byte does not, as a value, a key or a field', () => {
		const long = 'å'.repeat(32 * 1024);
		expect(answer([item(root, values(words(long)), long)])).toBeUndefined();
		expect(answer([item(root, values(words(`${long}a`)))])).toBe('too-big');
		expect(answer([item(root, map, `${long}a`)])).toBe('too-big');
		expect(answer([item(root, values(write.record([`${long}a`, write.nothing])))])).toBe('too-big');
		expect(answer([item({ root: `${long}a` }, map)])).toBe('too-big');
	});

	test('Y-GT10 values lie at most 32 deep', () => {
		const nested = (depth: number): Bytes =>
			Array.from({ length: depth }).reduce<Bytes>((inner) => write.list(inner), write.nothing);
		expect(answer([item(root, values(nested(32)))])).toBeUndefined();
		expect(answer([item(root, values(nested(33)))])).toBe('too-deep');
		expect(
			answer([
				item(
					root,
					values(
						Array<number>(100_000)
							.fill(117)
							.map((byte, i) => (i % 2 ? 1 : byte))
					)
				)
			])
		).toBe('too-deep');
	});

	test('Y-GT10 maps lie at most 32 deep, however many updates it takes to dig', () => {
		const chain = (from: number, depth: number) =>
			Array.from({ length: depth }, (_, i) => item({ inside: [mine, from + i - 1] }, map));
		expect(answer([item(root, map), ...chain(5, 31)])).toBeUndefined();
		expect(answer([item(root, map), ...chain(5, 32)])).toBe('too-deep');

		const doc = known();
		const answers = Array.from({ length: 40 }, (_, i) => {
			const inside = item({ inside: [mine, i === 0 ? 0 : i + 3] }, map, 'below');
			const update = section([inside], mine, i + 4);
			const why = passGate(update, contextOf(doc, [mine]), roots);
			if (!why) Y.applyUpdate(doc, update);
			return why;
		});
		expect(answers.slice(0, 31).filter((why) => why)).toEqual([]);
		expect(answers[31]).toBe('too-deep');
	});
});

describe('how much it holds', () => {
	const said = (update: Uint8Array, context: Partial<GateContext> = {}) =>
		passGate(update, contextOf(new Y.Doc(), clientsOf(update), context), roots);

	/** A board in which so many structs of the smallest kind were collected. */
	function many(structs: number): Uint8Array {
		const bytes = new Uint8Array(structs * 2).map((_, i) => i % 2);
		return Uint8Array.from([1, ...write.uint(structs), mine, 0, ...bytes, 0]);
	}

	/** A board with so many texts of 64 kB. */
	function long(texts: number): Uint8Array {
		const doc = new Y.Doc();
		for (let i = 0; i < texts; i += 1) doc.getMap('meta').set(`${i}`, 'x'.repeat(64 * 1024));
		return Y.encodeStateAsUpdate(doc);
	}

	test('Y-GT11 an update has at most 20,000 structs, and a whole board 250,000', () => {
		expect(said(many(20_000))).toBeUndefined();
		expect(said(many(20_001))).toBe('too-big');
		expect(said(many(250_000), { isSnapshot: true })).toBeUndefined();
		expect(said(many(250_001), { isSnapshot: true })).toBe('too-big');
	});

	test('Y-GT11 a backup of more than a first envelope holds is opened again', () => {
		const doc = new Y.Doc();
		const many = doc.getMap('objectives');
		doc.transact(() => {
			for (let nth = 0; nth < 260_000; nth += 1) many.set(`${nth}`, nth);
		});
		expect(isSoundBoard(Y.encodeStateAsUpdate(doc))).toBe(true);
	});

	test('Y-GT11 an update is of at most 256 clients', () => {
		const clients = Array.from({ length: 257 }, (_, client) => client);
		expect(said(many(1), { clients: clients.slice(1) })).toBeUndefined();
		expect(said(many(1), { clients })).toBe('too-big');
	});

	test('Y-GT11 ranges to delete and the values of a run count as structs, because they can become some', () => {
		const deletes = Array.from({ length: 20_001 }, (): readonly [number, number] => [0, 1]);
		expect(answerTo(written({ deletes: [[mine, ...deletes]] }))).toBe('too-big');
		const run = values(...Array.from({ length: 20_001 }, () => write.nothing));
		expect(answer([item(root, run)])).toBe('too-big');
	});

	test('Y-GT11 a few bytes that unfold to many values are refused', () => {
		const list = (length: number) =>
			values([117, ...write.uint(length), ...new Uint8Array(length).fill(126)]);
		expect(answer([item(root, list(319_999))])).toBeUndefined();
		expect(answer([item(root, list(320_000))])).toBe('too-big');
	});

	test('Y-GT11 an update has at most 8 MB, and a whole board 32 MB', () => {
		expect(said(long(127))).toBeUndefined();
		expect(said(long(128))).toBe('too-big');
		expect(said(long(128), { isSnapshot: true })).toBeUndefined();
		expect(answerTo(new Uint8Array(32 * 2 ** 20 + 1), { isSnapshot: true })).toBe('too-big');
	});
});

function section(structs: readonly Bytes[], client = mine, clock = 4): Uint8Array {
	return written({ sections: [{ client, clock, structs }] });
}

function twice(): Uint8Array {
	const one = { client: mine, clock: 4, structs: [name] };
	return written({ sections: [one, { ...one, clock: 5 }] });
}

test('Y-GT3 every word of an honest board is declared by somebody', () => {
	const { doc } = aDocument();
	const whole = Y.encodeStateAsUpdate(doc);
	const context = contextOf(new Y.Doc(), clientsOf(whole));
	expect(passGate(whole, context, roots)).toBeUndefined();
});
