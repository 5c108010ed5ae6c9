import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import type { PersonId } from '#domain/id.ts';
import { checkIn, correctCheckIn, withdrawCheckIn } from '#document/commands/check-in.ts';
import { addEvidence, correctEvidence, withdrawEvidence } from '#document/commands/evidence.ts';
import { settle } from '#document/commands/settle.ts';
import type { Edit } from '#document/edit.ts';
import { writerOfChange } from '#document/read/writer.ts';
import { History } from '#document/undo.ts';
import { aDocument, boardOf, later, made, meet, replica } from './world.ts';

const ben = 'ben' as PersonId;

/** Two devices with one check-in of 68 and one observation that are apart, and the facts as both have them. */
function apart([here, there]: readonly [number, number] = [1, 2]) {
	const world = aDocument();
	const { doc, edit, keyResultId } = world;
	doc.clientID = here;
	made(checkIn(edit, keyResultId, { value: 68 }));
	made(addEvidence(edit, keyResultId, { quote: 'I found it' }));
	const other = replica(doc);
	other.clientID = there;
	const {
		checkIns: [said],
		evidence: [seen]
	} = boardOf(doc).keyResults.get(keyResultId)!;
	const mine = later(edit);
	const theirs: Edit = { ...later(edit, { minutes: 2, by: ben }), doc: other };
	return { ...world, other, mine, theirs, said: said!, seen: seen! };
}

type World = ReturnType<typeof apart>;

const keyResultIn = (doc: Y.Doc, { keyResultId }: World) =>
	boardOf(doc).keyResults.get(keyResultId)!;
const conflictsIn = (doc: Y.Doc, world: World) => keyResultIn(doc, world).conflicts ?? [];
const valuesIn = (doc: Y.Doc, world: World) =>
	keyResultIn(doc, world).checkIns.map(({ value }) => value);
const madeIn = (doc: Y.Doc, world: World) =>
	conflictsIn(doc, world).flatMap(({ versions }) =>
		versions.map(({ made: what }) => {
			if (what?.kind === 'check-in') return what.checkIn.value;
			return what?.kind === 'observation' ? what.observation.quote : what?.kind;
		})
	);

describe.each([
	[1, 2],
	[2, 1]
] as const)('two devices, %i and %i', (...ids) => {
	test('T-F15 what two made of one check-in at the same time is both there, with who and where', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, said, keyResultId, me } = world;
		made(correctCheckIn(mine, keyResultId, said, { value: 1 }));
		made(correctCheckIn(theirs, keyResultId, said, { value: 2, moved: 'Macros' }));
		expect(conflictsIn(doc, world)).toEqual([]);
		meet(doc, other);
		expect(valuesIn(doc, world)).toEqual([2]);
		const [conflict] = conflictsIn(doc, world);
		expect(conflict).toMatchObject({
			field: `checkIns:2026-11-20:${said.id}`,
			versions: [
				{ changes: [{ by: me }], made: { kind: 'check-in', checkIn: { value: 1 } } },
				{ changes: [{ by: ben }], made: { checkIn: { value: 2, moved: 'Macros' } } }
			]
		});
		expect(conflict?.shown).toBe(conflict?.versions[1]?.value);
		expect(conflictsIn(other, world)).toEqual([conflict]);
		const writers = conflict?.versions.map(({ changes: [change] }) =>
			writerOfChange(doc, 'keyResults', keyResultId, change!)
		);
		expect(writers).toEqual([doc.clientID, other.clientID]);
	});

	test('T-F15 several that are to be chosen stand in one order on every device, whichever came first to it', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, keyResultId } = world;
		made(checkIn(mine, keyResultId, { value: 70 }));
		made(checkIn(theirs, keyResultId, { value: 71 }));
		meet(doc, other);
		const [, one, two] = keyResultIn(doc, world).checkIns;
		for (const each of [one, two]) {
			made(correctCheckIn(mine, keyResultId, each!, { value: 1 }));
			made(correctCheckIn(theirs, keyResultId, each!, { value: 2 }));
		}
		meet(doc, other);
		expect(conflictsIn(doc, world)).toHaveLength(2);
		expect(conflictsIn(other, world)).toEqual(conflictsIn(doc, world));
	});

	test('T-F15 an observation that one put right while the other took it back is to be chosen, too', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, seen, keyResultId } = world;
		made(correctEvidence(mine, keyResultId, seen, { quote: 'I found it myself' }));
		made(withdrawEvidence(theirs, keyResultId, seen.id));
		meet(doc, other);
		expect(keyResultIn(doc, world).evidence).toEqual([]);
		expect(madeIn(doc, world)).toEqual(['I found it myself', 'taken-back']);
		expect(madeIn(other, world)).toEqual(madeIn(doc, world));
	});

	test('T-F16 choosing settles it everywhere in one step, as the word of whoever said it; undo opens it again', () => {
		for (const nth of [0, 1]) {
			const world = apart(ids);
			const { doc, other, mine, theirs, seen, keyResultId, me } = world;
			made(correctEvidence(mine, keyResultId, seen, { quote: 'Mine', link: 'https://a.example' }));
			made(correctEvidence(theirs, keyResultId, seen, { quote: 'Theirs' }));
			meet(doc, other);
			const [conflict] = conflictsIn(doc, world);
			const chosen = conflict!.versions[nth]!.value;
			const choosing = later(mine, { minutes: -30 });
			const history = new History(doc);
			made(settle(choosing, 'keyResults', keyResultId, conflict!.field, chosen));
			meet(doc, other);
			for (const each of [doc, other]) {
				expect(conflictsIn(each, world)).toEqual([]);
				expect(keyResultIn(each, world).evidence).toMatchObject([
					nth === 0
						? { quote: 'Mine', link: 'https://a.example', by: me }
						: { quote: 'Theirs', by: ben }
				]);
			}
			const again = settle(choosing, 'keyResults', keyResultId, conflict!.field, chosen);
			expect(again).toEqual({ done: false, why: 'settled' });
			history.undo();
			expect(history.canUndo).toBe(false);
			meet(doc, other);
			expect(conflictsIn(other, world)).toEqual([conflict]);
		}
	});

	test('T-F16 that it is taken back can be chosen, and what nobody said cannot', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, said, keyResultId } = world;
		made(withdrawCheckIn(mine, keyResultId, said.id));
		made(correctCheckIn(theirs, keyResultId, said, { value: 2 }));
		meet(doc, other);
		expect(valuesIn(doc, world)).toEqual([2]);
		const [conflict] = conflictsIn(doc, world);
		const taken = conflict!.versions.find(({ made: what }) => what?.kind === 'taken-back')!;
		for (const nonsense of ['none', said.id, null])
			expect(settle(mine, 'keyResults', keyResultId, conflict!.field, nonsense).done).toBe(false);
		made(settle(mine, 'keyResults', keyResultId, conflict!.field, taken.value));
		expect(valuesIn(doc, world)).toEqual([]);
		expect(conflictsIn(doc, world)).toEqual([]);
	});

	test('T-F17 whoever puts right what counts has seen both and settles it; over what was overtaken it stands beside', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, said, keyResultId } = world;
		made(correctCheckIn(mine, keyResultId, said, { value: 1 }));
		made(correctCheckIn(theirs, keyResultId, said, { value: 2 }));
		meet(doc, other);
		const [counts] = keyResultIn(doc, world).checkIns;
		made(correctCheckIn(mine, keyResultId, counts!, { value: 3 }));
		expect(conflictsIn(doc, world)).toEqual([]);
		// The form was open since before.
		made(correctCheckIn(theirs, keyResultId, counts!, { value: 4 }));
		meet(doc, other);
		expect(madeIn(doc, world).sort()).toEqual([3, 4]);
		made(correctCheckIn(later(mine, { minutes: 9 }), keyResultId, said, { value: 5 }));
		expect(madeIn(doc, world).sort()).toEqual([3, 4, 5]);
	});

	test('T-F17 what was made of a correction that is undone meanwhile still takes the place of what it was made of', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, said, keyResultId } = world;
		made(correctCheckIn(mine, keyResultId, said, { value: 1 }));
		const history = new History(doc);
		made(correctCheckIn(mine, keyResultId, keyResultIn(doc, world).checkIns[0]!, { value: 2 }));
		meet(doc, other);
		made(correctCheckIn(theirs, keyResultId, keyResultIn(other, world).checkIns[0]!, { value: 3 }));
		history.undo();
		meet(doc, other);
		for (const each of [doc, other]) {
			expect(valuesIn(each, world)).toEqual([3]);
			expect(conflictsIn(each, world)).toEqual([]);
		}
	});

	test('T-F18 the same made of it by both, and one after the other, is no conflict', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, said, seen, keyResultId } = world;
		made(correctCheckIn(mine, keyResultId, said, { value: 1 }));
		made(correctCheckIn(theirs, keyResultId, said, { value: 1 }));
		made(withdrawEvidence(mine, keyResultId, seen.id));
		made(withdrawEvidence(theirs, keyResultId, seen.id));
		meet(doc, other);
		expect(conflictsIn(doc, world)).toEqual([]);
		expect(valuesIn(doc, world)).toEqual([1]);
	});
});

test('T-F18 what a hostile device says of what it settles is no more than said', () => {
	const world = apart();
	const { doc, keyResultId, said } = world;
	const facts = doc.getMap<Y.Map<unknown>>('keyResults').get(keyResultId)!.get('checkIns');
	const stored = facts as Y.Map<unknown>;
	const settles = [null, 1, said.id, 'x', 'x'];
	stored.set('x', { day: '2026-11-20', at: 5, value: 5, replaces: 'y', settles });
	stored.set('y', { day: '2026-11-20', at: 6, value: 6, replaces: 'x', settles: 'all' });
	stored.set('z', { day: 'never', at: 7, replaces: said.id, settles });
	expect(valuesIn(doc, world)).toEqual([6, 68]);
	expect(madeIn(doc, world)).toEqual([]);
});

test('T-F18 three devices that correct, take back, choose and meet in any order find the same, and nothing once all is settled', () => {
	const step = fc.record({
		who: fc.nat(2),
		what: fc.constantFrom('correct', 'take back', 'choose', 'meet', 'undo'),
		value: fc.nat(3)
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
			const world = apart();
			const { keyResultId } = world;
			const docs = [world.doc, world.other, replica(world.doc)];
			const histories = docs.map((doc) => new History(doc));
			let edit = world.mine;
			for (const { who, what, value } of steps) {
				const doc = docs[who]!;
				edit = { ...later(edit), doc, by: `by${who}` as PersonId };
				const [counts] = keyResultIn(doc, world).checkIns;
				const [conflict] = conflictsIn(doc, world);
				if (what === 'meet') meet(doc, docs[(who + 1) % 3]!);
				if (what === 'undo') histories[who]!.undo();
				if (what === 'correct' && counts) correctCheckIn(edit, keyResultId, counts, { value });
				if (what === 'take back' && counts) withdrawCheckIn(edit, keyResultId, counts.id);
				if (what === 'choose' && conflict) {
					const { value: chosen } = conflict.versions[value % conflict.versions.length]!;
					made(settle(edit, 'keyResults', keyResultId, conflict.field, chosen));
				}
			}
			meet(...docs);
			meet(...docs);
			const [doc = world.doc, ...others] = docs;
			for (const other of others)
				expect(conflictsIn(other, world)).toEqual(conflictsIn(doc, world));
			for (const { field, versions } of conflictsIn(doc, world)) {
				expect(versions.length).toBeGreaterThan(1);
				made(settle({ ...later(edit), doc }, 'keyResults', keyResultId, field, versions[0]!.value));
			}
			expect(conflictsIn(doc, world)).toEqual([]);
		})
	);
});
