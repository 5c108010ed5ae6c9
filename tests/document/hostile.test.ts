import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { collections, nestedMaps, openRoots } from '#document/schema.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import { quickestMs } from '../patience.ts';
import { aDocument, boardId, boardOf, day, replica, today } from './world.ts';
import { followBoard } from '#document/follow-board.ts';

const names = [
	...['title', 'name', 'measure', 'from', 'to', 'min', 'max', 'unit', 'order', 'span', 'parent'],
	...['weight', 'window', 'archivedOn', 'createdAt', 'day', 'about', 'at', 'text', 'direction'],
	...['target', 'alarmLow', 'alarmHigh', 'cadence', 'wanted', 'baseline', 'control', 'state'],
	...[
		'formula',
		'counts',
		'team:x',
		'guardrail:',
		'kpi:y',
		'objective',
		'kpi',
		'schema',
		'timeZone',
		'yearStartMonth'
	],
	...['__proto__', 'constructor', 'toString', '', 'changes', 'readings', 'checkIns', 'milestones']
];
const key = fc.oneof(
	fc.constantFrom(...names),
	fc.constantFrom(
		'2026-02-30~~',
		'2026-02-20~~ana',
		'2026-02-20~s~ana~k3',
		'~~',
		'm.title',
		'm.',
		'.'
	)
);
const ordinary = { noNullPrototype: true } as const;
const plain = fc.oneof(
	fc.anything({ withNullPrototype: false, maxDepth: 1 }).filter(isStorable),
	fc.constantFrom<unknown>(
		'[m] + [__proto__]',
		'change([2026-02-30~~]) / 0',
		'stale-goals',
		'reach',
		'keep',
		'milestones',
		'evidence',
		'within',
		'2026-01-01'
	),
	fc.constantFrom<unknown>(NaN, Infinity, -1, 1e308, '2026-02-30', '2026-03-01/2026-01-01', null),
	fc.constant<unknown>([5, 1]),
	fc.record(
		{
			day: fc.constantFrom('2026-01-01', 7),
			at: fc.constantFrom(1, NaN),
			value: fc.double()
		},
		ordinary
	),
	fc.record({ kind: fc.constantFrom('rate', 'money', 'x'), per: fc.double() }, ordinary),
	fc.record(
		{
			at: fc.nat(5),
			day: fc.constant('2026-01-01'),
			replaces: fc.constantFrom('m', '~~', '')
		},
		ordinary
	)
);
const entity = fc.dictionary(
	key,
	fc.oneof({ maxDepth: 1 }, plain, fc.dictionary(key, plain, ordinary)),
	ordinary
);
const hostile = fc.record({
	meta: fc.dictionary(key, plain, ordinary),
	collection: fc.constantFrom(...collections),
	id: key,
	entity: fc.oneof(entity, entity, entity, plain)
});

describe('readers', () => {
	test('T-R1 never throw, whatever a document holds, and never let a number out that is none', () => {
		fc.assert(
			fc.property(fc.array(hostile, { maxLength: 8 }), (parts) => {
				const doc = new Y.Doc();
				openRoots(doc);
				for (const { meta, collection, id, entity } of parts) {
					for (const [field, value] of Object.entries(meta)) doc.getMap('meta').set(field, value);
					doc.getMap(collection).set(id, live(entity));
				}
				const board = boardOf(doc);
				expect([...numbersIn(board)].filter((number) => !Number.isFinite(number))).toEqual([]);
				const shown = withDerivedReadings(board, today);
				expect([...numbersIn(shown)].filter((number) => !Number.isFinite(number))).toEqual([]);
				const copy = replica(doc);
				expect(followBoard(copy, boardId, () => {}).board).toEqual(boardOf(copy));
			}),
			{ numRuns: 150 }
		);
	}, 60_000);

	test('T-R2 an id that means something to the language is only an id', () => {
		const { doc, edit, objectiveId } = aDocument();
		for (const id of ['__proto__', 'constructor', 'toString']) {
			const copy = new Y.Map<unknown>([['title', id]]);
			doc.getMap('objectives').set(id, copy);
		}
		const { objectives } = boardOf(doc);
		expect([...objectives.keys()].sort()).toEqual(
			['__proto__', 'constructor', objectiveId, 'toString'].sort()
		);
		expect([...objectives.values()].map(({ title }) => title)).toContain('__proto__');
		expect(({} as { title?: string }).title).toBeUndefined();
		expect(edit.doc).toBe(doc);
	});

	test('T-R3 what cannot be read shows a safe default and is listed with its place', () => {
		const { doc, kpiId, keyResultId } = aDocument();
		const kpi = doc.getMap('kpis').get(kpiId) as Y.Map<unknown>;
		kpi.set('target', 'many');
		kpi.set('cadence', 'hourly');
		kpi.set('name', 'x'.repeat(70_000));
		const keyResult = doc.getMap('keyResults').get(keyResultId) as Y.Map<unknown>;
		keyResult.set('window', '2026-12-01/2026-11-01');
		const board = boardOf(doc);
		expect(board.kpis.get(kpiId)).toMatchObject({
			cadence: 'weekly',
			limits: { direction: 'higher' }
		});
		expect(board.kpis.get(kpiId)!.name).toHaveLength(65_536);
		expect(board.keyResults.get(keyResultId)!.window).toBeUndefined();
		expect(board.problems.map(({ collection, id, field }) => [collection, id, field])).toEqual(
			expect.arrayContaining([
				['kpis', kpiId, 'target'],
				['kpis', kpiId, 'cadence'],
				['kpis', kpiId, 'name'],
				['keyResults', keyResultId, 'window']
			])
		);
	});

	test('T-R4 fields of a newer version are ignored and stay in the document', () => {
		const { doc, objectiveId } = aDocument();
		const objective = doc.getMap('objectives').get(objectiveId) as Y.Map<unknown>;
		objective.set('mood', { from: 'the future' });
		const board = boardOf(doc);
		expect(board.problems).toEqual([]);
		expect(board.objectives.get(objectiveId)).not.toHaveProperty('mood');
		expect(objective.get('mood')).toEqual({ from: 'the future' });
	});

	test('T-R5 a chain of corrections shows its youngest, a withdrawn one nothing, a loop does not hang', () => {
		const { doc, keyResultId } = aDocument();
		const keyResult = doc.getMap('keyResults').get(keyResultId) as Y.Map<unknown>;
		const checkIns = keyResult.get('checkIns') as Y.Map<unknown>;
		const fact = (at: number, value: number, replaces?: string, withdrawn?: boolean) => ({
			...{ day: '2026-11-01', at, value },
			...(replaces ? { replaces } : {}),
			...(withdrawn ? { withdrawn } : {})
		});
		const values = () =>
			boardOf(doc)
				.keyResults.get(keyResultId)!
				.checkIns.map(({ value }) => value);
		checkIns.set('a', fact(1, 10));
		checkIns.set('b', fact(2, 20, 'a'));
		checkIns.set('c', fact(3, 30, 'a'));
		checkIns.set('d', fact(4, 40, 'b'));
		expect(values()).toEqual([40]);
		checkIns.set('e', fact(5, 50, 'd', true));
		expect(values()).toEqual([]);
		checkIns.set('x', fact(1, 1, 'y'));
		checkIns.set('y', fact(2, 2, 'x'));
		expect(values()).toEqual([2]);
	});

	test('T-R8 a fact that was corrected thousands of times is read in no time', async () => {
		const { doc, keyResultId } = aDocument();
		const keyResult = doc.getMap('keyResults').get(keyResultId) as Y.Map<unknown>;
		const checkIns = keyResult.get('checkIns') as Y.Map<unknown>;
		const length = 20_000;
		doc.transact(() => {
			for (let at = 1; at <= length; at += 1) {
				const earlier = at > 1 ? { replaces: `c${at - 1}` } : {};
				checkIns.set(`c${at}`, { day: '2026-11-01', at, value: at, ...earlier });
			}
		});
		expect(await quickestMs(2_000, () => boardOf(doc))).toBeLessThan(2_000);
		const { checkIns: read } = boardOf(doc).keyResults.get(keyResultId)!;
		expect(read.map(({ value }) => value)).toEqual([length]);
	});

	test('T-R6 every container that an entity will ever need is made with it', () => {
		const { doc } = aDocument();
		for (const name of collections)
			for (const made of doc.getMap(name).values())
				for (const nested of nestedMaps[name] ?? [])
					expect((made as Y.Map<unknown>).get(nested)).toBeInstanceOf(Y.Map);
	});

	test('T-R7 a reading is in force when it is the youngest of its day, segment and author', () => {
		const { doc, kpiId } = aDocument();
		const kpi = doc.getMap('kpis').get(kpiId) as Y.Map<unknown>;
		const readings = kpi.get('readings') as Y.Map<unknown>;
		readings.set('2026-11-02~~ana', [5, 100]);
		readings.set('2026-11-02~~ana~3k', [6, 200, 'recounted']);
		readings.set('2026-11-02~~bo', [7, 150]);
		readings.set('2026-11-01~web~', [2, 90]);
		readings.set('2026-11-03~~ana', [9, 300]);
		readings.set('2026-11-03~~ana~9z', [null, 400]);
		expect(boardOf(doc).kpis.get(kpiId)!.readings).toEqual([
			{ day: day('2026-11-01'), at: 90, value: 2, segmentId: 'web' },
			{ day: day('2026-11-02'), at: 150, value: 7, by: 'bo' },
			{
				day: day('2026-11-02'),
				at: 200,
				value: 6,
				by: 'ana',
				note: 'recounted',
				earlier: [{ at: 100, value: 5 }]
			}
		]);
	});
});

function* numbersIn(value: unknown): Iterable<number> {
	if (typeof value === 'number') yield value;
	if (typeof value !== 'object' || value === null) return;
	const inside = value instanceof Map ? value.values() : Object.values(value);
	for (const inner of inside) yield* numbersIn(inner);
}

// Objects become live maps, two deep, unless they look like a fact.
function live(value: unknown, depth = 2): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	// Yjs asks a plain value for its constructor when it is set here; in an update it would just arrive.
	const isFact = depth === 0 || 'day' in value || 'kind' in value;
	if (isFact) return Object.hasOwn(value, 'constructor') ? 'odd' : value;
	return new Y.Map(Object.entries(value).map(([field, inner]) => [field, live(inner, depth - 1)]));
}

// What a document can hold at all; the gate keeps the rest away from it.
function isStorable(value: unknown): boolean {
	try {
		const doc = new Y.Doc();
		doc.getMap('any').set('value', value);
		replica(doc);
		return JSON.stringify(value) !== undefined && typeof value !== 'bigint';
	} catch {
		return false;
	}
}
