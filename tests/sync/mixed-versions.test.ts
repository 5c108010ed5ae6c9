import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { renameObjective } from '#document/commands/objective.ts';
import { transact } from '#document/edit.ts';
import { collections } from '#document/schema.ts';
import { boardOf, noon, today } from '#tests/document/world.ts';
import { aDevice, aSharedBoard, boardKeys, connect, deliver, Device } from './fleet.ts';
import { chance, Network } from './network.ts';

const laterSchema = { version: 2, roots: new Set(['meta', 'later', ...collections]) };

async function olderAndNewer() {
	const random = chance(4);
	const network = new Network(random);
	const { edit } = await boardKeys();
	const older = await aSharedBoard(new Device(edit, await aDevice(1), random));
	const newer = new Device(edit, await aDevice(2), random);
	newer.schema = laterSchema;
	await newer.open();
	connect(network, older, newer);
	await deliver(network);
	const [objective] = [...boardOf(older.doc).objectives.values()];
	const rename = (device: Device, title: string) => {
		const change = { doc: device.doc, at: noon, today };
		return transact(change, () => renameObjective(change, objective!.id, title));
	};
	const fields = ({ doc }: Device) => doc.getMap<Y.Map<unknown>>('objectives').get(objective!.id)!;
	const late = async (device: Device, to: Device) => {
		await device.open();
		connect(network, device, to);
		await deliver(network);
		return device;
	};
	const another = async (seed: number) => new Device(edit, await aDevice(seed), random);
	return { network, older, newer, rename, fields, late, another };
}

test('Y-R29 what a newer version writes survives on an older one that edits, and goes on from it', async () => {
	const { network, older, newer, rename, fields, late, another } = await olderAndNewer();
	newer.doc.transact(() => {
		newer.doc.getMap('later').set('x', new Y.Map([['deep', { of: [1] }]]));
		fields(newer).set('laterField', 'kept');
	});
	expect(rename(older, 'By the older one').done).toBe(true);
	expect([await newer.seal(), await older.seal()]).toEqual(['sealed', 'sealed']);
	await deliver(network);
	await older.crash();
	newer.exchanges.forEach((exchange) => exchange.close());

	const alsoNewer = await another(3);
	alsoNewer.schema = laterSchema;
	await late(alsoNewer, older);
	for (const device of [newer, older, alsoNewer, await late(await another(4), older)]) {
		expect(device.doc.getMap('later').toJSON()).toEqual({ x: { deep: { of: [1] } } });
		expect(fields(device).get('laterField')).toBe('kept');
		expect(fields(device).get('title')).toBe('By the older one');
		expect([...device.replica.stopped]).toEqual([]);
		expect(boardOf(device.doc).problems).toEqual([]);
	}
});

test('Y-R29 a board that only newer versions may read is read-only on an older one, which still forwards it', async () => {
	const { network, older, newer, rename, fields, late, another } = await olderAndNewer();
	newer.doc.getMap('meta').set('schema', { minReader: 2, minWriter: 2 });
	fields(newer).set('laterField', 'kept');
	await newer.seal();
	await deliver(network);
	expect(boardOf(older.doc).settings.readOnly).toBe(true);
	expect(rename(older, 'Too old')).toEqual({ done: false, why: 'read-only' });
	expect(older.outbox).toEqual([]);
	newer.exchanges.forEach((exchange) => exchange.close());

	const alsoNewer = await another(3);
	alsoNewer.schema = laterSchema;
	await late(alsoNewer, older);
	expect(fields(alsoNewer).get('laterField')).toBe('kept');
	expect(alsoNewer.doc.getMap('meta').get('schema')).toEqual({ minReader: 2, minWriter: 2 });
	fields(alsoNewer).set('evenLater', 1);
	expect(await alsoNewer.seal()).toBe('sealed');
	await deliver(network);
	expect(fields(older).get('evenLater')).toBe(1);
});
