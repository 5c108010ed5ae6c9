import { expect, test } from 'vitest';
import { boardOf } from '#tests/document/world.ts';
import { aDevice, aSharedBoard, boardKeys, connect, deliver, Device } from './fleet.ts';
import { chance, Network } from './network.ts';

async function twoBoards() {
	const random = chance(6);
	const network = new Network(random);
	const [one, other] = [await boardKeys(1), await boardKeys(2)];
	const ana = await aSharedBoard(new Device(one.edit, await aDevice(1), random));
	const eve = await aSharedBoard(new Device(other.edit, await aDevice(9), random));
	return { random, network, one, other, ana, eve };
}

test('Y-X19 a member of one board is not let into another, whichever board it says it is of', async () => {
	const { random, network, one, other, ana, eve } = await twoBoards();
	const before = boardOf(ana.doc);
	// The name of the board, its epoch and W's public half are no secrets between its members.
	const { syncId, epoch, writePublic } = one.edit;
	const announced = [
		other.edit,
		{ ...other.edit, syncId, epoch },
		{ ...other.view, syncId, writePublic }
	];
	for (const keys of announced) {
		const intruder = await new Device(keys, eve.key, random).open();
		connect(network, intruder, ana);
		await deliver(network);
		// Whoever hears the other's proof first hangs up.
		expect([...ana.endings, ...intruder.endings]).toContain('no-member');
		ana.endings.splice(0);
		expect(intruder.replica.vector.size).toBe(0);
		expect(intruder.replica.members.certificates.length).toBeLessThan(2);
	}
	expect(boardOf(ana.doc)).toEqual(before);
	expect(ana.exchanges.size).toBe(0);
});

test('Y-X19 who is a member of two boards can carry neither certificates nor envelopes from one into the other', async () => {
	const { ana, eve, one } = await twoBoards();
	const before = boardOf(ana.doc);
	const foreign = await eve.disk.open().get(eve.key!.id, 1, 10);
	expect(await ana.replica.certify(eve.replica.members.certificates)).toBe(false);
	expect(ana.replica.members.has(eve.key!.id)).toBe(false);
	expect(foreign.length).toBeGreaterThan(0);
	for (const bytes of foreign) {
		expect((await ana.replica.receive(bytes)).receipt).toBe('other-board');
		// With the name of this board written over that of its own, it is signed by nobody.
		const renamed = Uint8Array.from(bytes);
		renamed.set(Buffer.from(one.edit.syncId, 'base64url'), 5);
		expect((await ana.replica.receive(renamed)).receipt).toBe('not-certified');
	}
	expect(boardOf(ana.doc)).toEqual(before);
});
