import { randomBytes } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { serve } from '#sync/serve.ts';
import { madeFile } from './carriers/made-file.ts';
import { aDevice, boardKeys, Device } from './fleet.ts';
import { MemoryLog } from './memory-log.ts';
import { chance } from './network.ts';

const MB = 1024 * 1024;
let most: number;
let bytes: number;

/** Two dozen envelopes of half a megabyte, by two devices in turn. */
async function aHeavyBoard(): Promise<Device> {
	const { edit: keys } = await boardKeys();
	const device = new Device(keys, await aDevice(1), chance(1));
	const other = await aDevice(2);
	await device.open();
	for (let at = 0; at < 24; at++) {
		await device.replica.useDevice(at % 2 === 0 ? device.key! : other);
		const doc = device.newDoc();
		const write = () => {
			for (let key = 0; key < 12; key++)
				doc.getMap('meta').set(`${at} ${key}`, randomBytes(22_000).toString('hex'));
		};
		doc.transact(write);
		const update = Y.encodeStateAsUpdate(doc);
		Y.applyUpdate(device.doc, update);
		expect(await device.replica.local(update)).toEqual({ done: true });
	}
	return device;
}

/** How much is read at the same time at most, and in all, from now on. */
function watched(): void {
	[most, bytes] = [0, 0];
	let [step, readers] = [0, 0];
	vi.restoreAllMocks();
	const { get } = MemoryLog.prototype;
	vi.spyOn(MemoryLog.prototype, 'get').mockImplementation(async function (
		this: MemoryLog,
		...range
	) {
		if (readers === 0) step = 0;
		readers += 1;
		const found = await get.apply(this, range);
		await new Promise((resolve) => setTimeout(resolve));
		readers -= 1;
		const size = found.reduce((sum, { length }) => sum + length, 0);
		step += size;
		bytes += size;
		most = Math.max(most, step);
		return found;
	});
}
afterEach(() => void vi.restoreAllMocks());

test('Y-R32 however large envelopes are, little more than a megabyte of them is read at once, and none twice', async () => {
	const device = await aHeavyBoard();
	const all = [...device.disk.entries.values()].reduce((sum, one) => sum + one.bytes.length, 0);
	expect(all).toBeGreaterThan(6 * MB);
	watched();
	await device.replica.rebuild();
	expect([most < 2 * MB, bytes]).toEqual([true, all]);
	watched();
	expect((await madeFile(device.replica)).count).toBe(24);
	expect([most < 2 * MB, bytes]).toEqual([true, all]);
});

test('Y-R32 of what a peer asks for no more is read than it is given', async () => {
	const { replica } = await aHeavyBoard();
	const ranges = [...replica.vector].map(([device, to]) => ({ device, from: 1, to }));
	watched();
	let sent = 0;
	await serve(replica, ranges, ({ length }) => (sent += length));
	expect(sent).toBeGreaterThan(MB);
	expect([most, bytes]).toEqual([sent, sent]);
});
