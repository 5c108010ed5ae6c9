import { expect, test } from 'vitest';
import { announceEpoch, readEpochNotice } from '#sync/epoch-notice.ts';
import { stateHash } from '#sync/state-hash.ts';
import { boardOf } from '#tests/document/world.ts';
import { aDevice, aSharedBoard, boardKeys, connect, deliver, Device } from './fleet.ts';
import { editorsKeys, flipped, hex, viewersKeys } from './keyring.ts';
import { chance, Network } from './network.ts';

const at = 1_790_000_000_000;

test('Y-E21 an epoch notice says where a board goes on, to whoever has an old link of it', async () => {
	const [before, after] = [await editorsKeys(1), await editorsKeys(90, 2)];
	const notice = await announceEpoch(before, after, at);
	expect(notice).toHaveLength(111);
	const said = { syncId: after.syncId, epoch: 2, at };
	expect(await readEpochNotice(before, notice)).toEqual(said);
	expect(await readEpochNotice(await viewersKeys(before), notice)).toEqual(said);
});

test('Y-E21 an epoch notice holds no secret of the new links', async () => {
	const [before, after] = [await editorsKeys(1), await editorsKeys(90, 2)];
	const notice = hex(await announceEpoch(before, after, at));
	for (const secret of [after.editSecret!, after.viewSecret, after.writePublic]) {
		expect(notice).not.toContain(hex(secret).slice(0, 16));
	}
});

test('Y-E22 an epoch notice that nobody who may edit has signed says nothing', async () => {
	const [before, after] = [await editorsKeys(1), await editorsKeys(90, 2)];
	const notice = await announceEpoch(before, after, at);
	for (let byte = 0; byte < notice.length; byte++) {
		expect(await readEpochNotice(before, flipped(notice, byte))).toBeUndefined();
		expect(await readEpochNotice(before, notice.subarray(0, byte))).toBeUndefined();
	}
	const elsewhere = [await editorsKeys(2), { ...before, epoch: 2 }, after];
	for (const keys of elsewhere) expect(await readEpochNotice(keys, notice)).toBeUndefined();
	// The links of the new board, or a view link, cannot announce that mine goes on by them.
	const grafted = await announceEpoch({ ...before, editSecret: after.editSecret! }, after, at);
	expect(await readEpochNotice(before, grafted)).toBeUndefined();
	await expect(announceEpoch(await viewersKeys(before), after, at)).rejects.toThrow(TypeError);
});

test('Y-R26 an epoch notice goes through everybody as an envelope and changes no document', async () => {
	const random = chance(3);
	const network = new Network(random);
	const { edit, view } = await boardKeys();
	const after = await editorsKeys(90, 2);
	const ana = await aSharedBoard(new Device(edit, await aDevice(1), random));
	const bo = await new Device(edit, await aDevice(2), random).open();
	const viewer = await new Device(view, undefined, random).open();
	connect(network, ana, bo);
	connect(network, bo, viewer);
	await deliver(network);
	const before = await stateHash(ana.doc);

	const notice = await announceEpoch(edit, after, at);
	expect(await ana.replica.announce(notice)).toEqual({ done: true, value: undefined });
	await deliver(network);
	for (const device of [ana, bo, viewer]) {
		expect(await device.replica.notices()).toEqual([{ device: ana.key!.id, bytes: notice }]);
		expect(await stateHash(device.doc)).toEqual(before);
		await device.replica.rebuild();
		expect(await stateHash(device.doc)).toEqual(before);
	}
	// The chain of whoever announced goes on.
	ana.edit(1);
	await ana.seal();
	await deliver(network);
	expect(boardOf(viewer.doc)).toEqual(boardOf(ana.doc));
	expect(await viewer.replica.announce(notice)).toEqual({ done: false, why: 'view-only' });
});
