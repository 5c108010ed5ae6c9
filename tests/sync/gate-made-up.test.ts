import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { passGate } from '#sync/gate.ts';
import { seeded, type Random } from '#domain/seeded.ts';
import { openRoots } from '#document/schema.ts';
import { contextOf, roots } from './gated.ts';
import { replica } from '../document/world.ts';
import { type Bytes, collected, deleted, type Id, item, map } from './written-update.ts';
import { nothing, type Place, values, words, written } from './written-update.ts';

const clients = [7, 9] as const;

/** An update that Yjs would never write and that is well formed: any struct after any other. */
function madeUp(client: number, doc: Y.Doc, random: Random): Uint8Array {
	const upTo = (end: number) => Math.floor(random() * end);
	const chosen = <Value>(all: readonly Value[]) => all[upTo(all.length)] as Value;
	const known = (of: number) => Y.getState(doc.store, of);
	const anyId = (): Id => {
		const of = chosen(clients);
		return [of, upTo(known(of) + (of === client ? 5 : 1))];
	};
	const anyPlace = (): Place =>
		chosen([() => ({ root: 'meta' }), () => ({ inside: anyId() }), () => ({ after: anyId() })])();
	const value = (): Bytes => chosen([nothing, words(chosen(['a', 'b']))]);
	const content = () =>
		chosen([
			() => map,
			() => map,
			() => values(value()),
			() => values(value(), value(), value()),
			() => deleted(1 + upTo(3))
		])();
	const struct = () =>
		upTo(12) === 0 ? collected(1 + upTo(3)) : item(anyPlace(), content(), chosen(['k', 'l']));
	const structs = Array.from({ length: upTo(6) }, struct);
	const clock = known(client) - (upTo(8) === 0 ? upTo(known(client)) : 0);
	const range = (of: number): readonly [number, number] =>
		of === client && upTo(2) ? [clock, 1 + upTo(12)] : [upTo(known(of)), 1 + upTo(3)];
	return written({
		sections: structs.length ? [{ client, clock, structs }] : [],
		deletes: clients.filter(() => upTo(3) === 0).map((of) => [of, range(of)])
	});
}

test('Y-GT2 well-formed updates that make no sense leave nothing waiting, and in any order the same board', () => {
	const seed = 'made up';
	const random = seeded(seed);
	let passed = 0;
	for (let world = 0; world < 150; world += 1) {
		let one = new Y.Doc();
		openRoots(one);
		for (let round = 0; round < 12; round += 1) {
			const updates = clients
				.map((client) => ({ client, update: madeUp(client, one, random) }))
				.filter(({ client, update }) => !passGate(update, contextOf(one, [client]), roots));
			passed += updates.length;
			const [there, back] = [replica(one), replica(one)];
			try {
				for (const { update } of updates) Y.applyUpdate(there, update);
				for (const { update } of updates.toReversed()) Y.applyUpdate(back, update);
			} catch (error) {
				throw new Error(`seed ${seed}, world ${world}, round ${round}`, { cause: error });
			}
			for (const { store } of [there, back])
				if (store.pendingStructs ?? store.pendingDs) throw new Error(`waiting: ${world}, ${round}`);
			openRoots(there);
			openRoots(back);
			const where = `seed ${seed}, world ${world}, round ${round}`;
			expect(there.toJSON(), where).toEqual(back.toJSON());
			one = there;
		}
	}
	expect(passed).toBeGreaterThan(400);
}, 60_000);
