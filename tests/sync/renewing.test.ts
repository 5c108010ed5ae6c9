import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { onTopOf } from '#document/carry-over.ts';
import { boardOf } from '#tests/document/world.ts';
import { aDevice, aSharedBoard, boardKeys, connect, deliver, Device } from './fleet.ts';
import { chance, Network } from './network.ts';

/** All that were ever made: one that was taken back is a fact, too. */
const checkIns = ({ doc }: Device) =>
	[...doc.getMap<Y.Map<unknown>>('keyResults').values()].flatMap((keyResult) => [
		...(keyResult.get('checkIns') as Y.Map<unknown>).keys()
	]);

/** Come along under new links: receive their log, and write on top of it what only this device has. */
async function comeAlong(network: Network, was: Device, to: Device, now: Device): Promise<void> {
	await now.open();
	const [exchange] = connect(network, now, to);
	await deliver(network);
	const log = Y.encodeStateAsUpdate(now.doc);
	const { doc } = onTopOf(log, Y.encodeStateAsUpdate(was.doc));
	const anew = now.newDoc();
	Y.applyUpdate(anew, Y.encodeStateAsUpdate(doc));
	exchange.close();
	now.outbox.push(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(now.doc)));
	await now.open(anew);
	expect(await now.seal()).toMatch(/sealed|nothing/);
}

// One test for each, so that a slow machine has time for each.
test.each(Array.from({ length: 12 }, (_, at) => at + 1))(
	'Y-R27 what each device had not sent under the old links is with all under the new ones, whatever it was (seed %i)',
	async (seed) => {
		const random = chance(seed);
		const network = new Network(random);
		const [old, fresh] = [await boardKeys(1), await boardKeys(2)];
		const ana = await aSharedBoard(new Device(old.edit, await aDevice(1), random));
		const others = [2, 3].map(async (at) => new Device(old.edit, await aDevice(at), random).open());
		const [bo, cleo] = await Promise.all(others);
		// Ben and Cleo have met Ana, and later only each other.
		for (const device of [bo!, cleo!]) connect(network, ana, device);
		await deliver(network);
		for (const exchange of [...ana.exchanges]) exchange.close();
		connect(network, bo!, cleo!);
		for (let tick = 0; tick < 40; tick++) {
			const device = [ana, bo!, cleo!][tick % 3]!;
			device.edit(tick);
			if (random() < 0.6) await device.seal();
			if (random() < 0.5) await deliver(network);
		}
		const seen = new Set([ana, bo!, cleo!].flatMap(checkIns));

		const anew = new Device(fresh.edit, await aDevice(11), random);
		const copy = anew.newDoc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(ana.doc));
		await anew.open(copy);
		await anew.replica.share(Y.encodeStateAsUpdate(copy));
		const boAnew = new Device(fresh.edit, await aDevice(12), random);
		await comeAlong(network, bo!, anew, boAnew);
		const cleoAnew = new Device(fresh.edit, await aDevice(13), random);
		await comeAlong(network, cleo!, anew, cleoAnew);

		const all = [anew, boAnew, cleoAnew];
		all.forEach((device, at) => connect(network, device, all[(at + 1) % 3]!));
		await deliver(network);
		for (let tick = 50; tick < 60; tick++) {
			all[tick % 3]!.edit(tick);
			await all[tick % 3]!.seal();
		}
		await deliver(network);
		for (const device of all) {
			expect(device.outbox, `seed ${seed}`).toEqual([]);
			expect([...device.replica.stopped], `seed ${seed}`).toEqual([]);
			expect(boardOf(device.doc), `seed ${seed}`).toEqual(boardOf(anew.doc));
			await device.replica.rebuild();
			expect(boardOf(device.doc), `seed ${seed}`).toEqual(boardOf(anew.doc));
			for (const id of seen) expect(checkIns(device), `seed ${seed}`).toContain(id);
		}
	}
);

test('Y-R28 an edit that others refuse, because somebody claimed its client first, goes out when it is written anew', async () => {
	const random = chance(7);
	const network = new Network(random);
	const { edit } = await boardKeys();
	const ana = await aSharedBoard(new Device(edit, await aDevice(1), random));
	const mallory = await new Device(edit, await aDevice(2), random).open();
	connect(network, ana, mallory);
	await deliver(network);
	// What Mallory writes claims the client that Ana's page is about to write as.
	mallory.doc.getMap('meta').set('name', 'Mallory’s');
	const waiting = mallory.outbox.splice(0);
	await mallory.replica.local(Y.mergeUpdates(waiting), [ana.doc.clientID]);
	await deliver(network);
	ana.doc.getMap('meta').set('checkInWeekday', 3);
	expect(await ana.seal()).toBe('foreign-client');

	const log = ana.newDoc();
	Y.applyUpdate(log, Y.encodeStateAsUpdate(mallory.doc));
	const { doc } = onTopOf(Y.encodeStateAsUpdate(log), Y.encodeStateAsUpdate(ana.doc));
	ana.outbox.splice(0);
	for (const exchange of [...ana.exchanges]) exchange.close();
	ana.outbox.push(Y.encodeStateAsUpdate(doc));
	await ana.open(doc);
	expect(await ana.seal()).toBe('sealed');
	connect(network, ana, mallory);
	await deliver(network);
	expect(mallory.doc.getMap('meta').get('checkInWeekday')).toBe(3);
	expect(boardOf(mallory.doc)).toEqual(boardOf(ana.doc));
});
