import { expect, test, vi } from 'vitest';
import { announceEpoch } from '#sync/epoch-notice.ts';
import { aDevice, aSharedBoard, boardKeys, Device } from './fleet.ts';
import { MemoryLog } from './memory-log.ts';
import { chance } from './network.ts';

/** How many envelopes are read, and in how many steps that wait for each other. */
function readings() {
	const read = { envelopes: 0, steps: 0 };
	let isReading = false;
	const { get } = MemoryLog.prototype;
	vi.spyOn(MemoryLog.prototype, 'get').mockImplementation(async function (
		this: MemoryLog,
		...range
	) {
		if (!isReading) read.steps += 1;
		isReading = true;
		const found = await get.apply(this, range);
		read.envelopes += found.length;
		await new Promise((resolve) => setTimeout(resolve));
		isReading = false;
		return found;
	});
	return read;
}

test('Y-R31 to find its notices, a board reads these and nothing else, all at once', async () => {
	const [{ edit: keys }, { edit: next }] = [await boardKeys(1), await boardKeys(2)];
	const ana = await aSharedBoard(new Device(keys, await aDevice(1), chance(1)));
	const meta = ana.doc.getMap('meta');
	for (let at = 0; at < 40; at++) {
		meta.set('note', at);
		expect(await ana.seal()).toBe('sealed');
		// An edit that only deletes writes as no client of Yjs, and neither does a notice.
		meta.delete('note');
		expect(await ana.seal()).toBe('sealed');
		if (at % 10 === 0)
			expect(await ana.replica.announce(await announceEpoch(keys, next, at))).toMatchObject({
				done: true
			});
	}
	for (const opened of [ana, await ana.open()]) {
		const read = readings();
		expect(await opened.replica.notices()).toHaveLength(4);
		expect(read).toEqual({ envelopes: 4, steps: 1 });
		vi.restoreAllMocks();
	}
});

test('Y-R31 notices in a log of an earlier version, which did not note what is one, are found', async () => {
	const [{ edit: keys }, { edit: next }] = [await boardKeys(1), await boardKeys(2)];
	const ana = await aSharedBoard(new Device(keys, await aDevice(1), chance(1)));
	const notice = await announceEpoch(keys, next, 1);
	await ana.replica.announce(notice);
	for (const [place, { note, bytes }] of ana.disk.entries) {
		const { device, seq, lamport, deps, hash, claims } = note;
		ana.disk.entries.set(place, { note: { device, seq, lamport, deps, hash, claims }, bytes });
	}
	await ana.open();
	expect(await ana.replica.notices()).toEqual([{ device: ana.key!.id, bytes: notice }]);
});
