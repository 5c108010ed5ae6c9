import { describe, expect, test, vi } from 'vitest';
import { FileWriter, readFileHead } from '#sync/carriers/file-format.ts';
import { makeFile, takeFile } from '#sync/carriers/file.ts';
import type { BoardKeys } from '#sync/keys.ts';
import { type Message, messageBytes } from '#sync/messages.ts';
import type { DeviceId } from '#sync/signer.ts';
import { aDevice, boardKeys, Device } from '../fleet.ts';
import { chance } from '../network.ts';
import { madeFile } from './made-file.ts';
import { marksIn, writeMark } from './marks.ts';
import { carrierSuite, type Place, type World } from './suite.ts';

class FilePlace extends Device implements Place {
	async write(mark: string, bytes?: number): Promise<void> {
		writeMark(this.doc, mark, bytes);
		const sealed = await this.seal();
		if (sealed !== 'sealed') throw new Error(sealed);
	}

	marks(): Promise<readonly string[]> {
		return Promise.resolve(marksIn(this.doc));
	}

	async reopen(): Promise<void> {
		await this.crash();
	}
}

/** Devices that never meet: what goes between them is files. */
async function aWorld(): Promise<World> {
	const { edit, view } = await boardKeys();
	const random = chance(1);
	const places: FilePlace[] = [];
	const inside = (place: Place) => places.find((one) => one === place)!;
	const give = async (one: Place, other: Place, times = 1) => {
		const [from, to] = [inside(one), inside(other)];
		const { file } = await madeFile(from.replica);
		for (let time = 0; time < times; time++) {
			const taken = await takeFile(to.replica, file);
			if (!taken.done) throw new Error(taken.why);
		}
	};
	return {
		async join(kind) {
			const key = await aDevice(places.length + 1);
			const place = new FilePlace(kind ? view : edit, key, random);
			places.push(place);
			await place.open();
			return place;
		},
		async meet(one, other) {
			await give(one, other);
			await give(other, one);
			await give(one, other);
		},
		give: (one, other) => give(one, other),
		giveTwice: (one, other) => give(one, other, 2),
		async giveHalf(one, other) {
			const { file } = await madeFile(inside(one).replica);
			const taken = await takeFile(inside(other).replica, file.slice(0, file.size >> 1));
			if (taken.done) throw new Error('half a file was taken');
		},
		isInStep(one, other) {
			const { replica } = inside(one);
			const { device } = inside(other).replica;
			const { acknowledgements, vector } = replica;
			return Promise.resolve(Boolean(device && acknowledgements.isInStep(device.id, vector)));
		},
		close: () => Promise.resolve()
	};
}

carrierSuite('file', (title, run) => {
	test(title, async () => {
		const world = await aWorld();
		await run(world);
		await world.close();
	});
});

async function twoDevices() {
	const { edit, view } = await boardKeys();
	const random = chance(2);
	const place = async (keys: BoardKeys, seed: number) => {
		const made = new FilePlace(keys, await aDevice(seed), random);
		await made.open();
		return made;
	};
	return { ana: await place(edit, 1), ben: await place(edit, 2), view, place };
}

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());
const sinceWord = ({ replica }: Device, { replica: other }: Device) => ({
	since: replica.acknowledgements.byDevice.get(other.device!.id) ?? new Map<DeviceId, number>()
});

/** All that can be seen of a device: its board, its log, and what it knows of others. */
function seen({ doc, disk, replica }: Device) {
	const said = [...replica.acknowledgements.byDevice].map(([by, has]) => [by, ...has]);
	return {
		marks: marksIn(doc),
		log: [...disk.entries.keys()],
		certificates: [...disk.certificates.keys()],
		said,
		stopped: [...replica.stopped]
	};
}

describe('a file of changes', () => {
	test('Y-F1 for one device has what it has not confirmed, for everybody everything', async () => {
		const { ana, ben } = await twoDevices();
		for (const mark of ['one', 'two', 'three']) await ana.write(mark);
		const all = await madeFile(ana.replica, sinceWord(ana, ben));
		expect(all.count).toBe(3);
		await takeFile(ben.replica, all.file);
		await takeFile(ana.replica, (await madeFile(ben.replica)).file);
		await ana.write('four');
		const news = await madeFile(ana.replica, sinceWord(ana, ben));
		expect(news.count).toBe(1);
		expect(await takeFile(ben.replica, news.file)).toMatchObject({
			value: { news: 1, waiting: 0 }
		});
		expect((await madeFile(ana.replica)).count).toBe(4);
	});

	test('Y-F2 says without a link which board it is of and when it was made, and nothing else', async () => {
		const { ana } = await twoDevices();
		await ana.write('words of the board', 20_000);
		const { file } = await madeFile(ana.replica, { aside: new TextEncoder().encode('Ana') });
		const text = Buffer.from(await bytesOf(file)).toString('latin1');
		for (const word of [
			'words of',
			'Ana',
			'events',
			String.fromCharCode(...ana.key!.publicBytes)
		]) {
			expect(text).not.toContain(word);
		}
		expect(await readFileHead(file)).toEqual({ syncId: ana.keys.syncId, epoch: 1, made: 1 });
	});

	test('Y-F3 that was cut anywhere, or changed at any byte, is refused and changes nothing', async () => {
		const { ana, ben } = await twoDevices();
		await ana.write('one');
		const bytes = await bytesOf((await madeFile(ana.replica)).file);
		const before = seen(ben);
		for (let at = 0; at < bytes.length; at += at < 80 ? 1 : 7) {
			const cut = await takeFile(ben.replica, new Blob([bytes.slice(0, at)]));
			expect(cut.done, `cut at ${at}`).toBe(false);
			const changed = bytes.slice();
			changed[at]! ^= 1 << (at % 8);
			const refused = await takeFile(ben.replica, new Blob([changed]));
			expect(refused.done, `changed at ${at}`).toBe(false);
		}
		expect(seen(ben)).toEqual(before);
		expect(await takeFile(ben.replica, new Blob([bytes, Uint8Array.of(0)]))).toEqual({
			...{ done: false, why: 'file-broken' }
		});
	});

	test('Y-F4 of another board, a foreign one and one of a newer version are told apart', async () => {
		const { ana } = await twoDevices();
		const others = await boardKeys(9);
		const eve = new FilePlace(others.edit, await aDevice(3), chance(3));
		await eve.open();
		await eve.write('from elsewhere');
		const { file } = await madeFile(eve.replica);
		expect(await takeFile(ana.replica, file)).toEqual({ done: false, why: 'file-other-board' });
		// As if it were of this board: what it holds is not.
		const bytes = await bytesOf(file);
		bytes.set(Buffer.from(ana.keys.syncId, 'base64url'), 4);
		expect(await takeFile(ana.replica, new Blob([bytes]))).toEqual({
			...{ done: false, why: 'file-broken' }
		});
		bytes[3] = 50;
		expect(await readFileHead(new Blob([bytes]))).toBe('file-newer');
		expect(await readFileHead(new Blob(['QDB1']))).toBe('file-foreign');
		expect(await readFileHead(new Blob([]))).toBe('file-foreign');
		expect(marksIn(ana.doc)).toEqual([]);
	});

	test('Y-F5 that a member made up gets no further than on any other way', async () => {
		const { ana, ben, view, place } = await twoDevices();
		await ana.write('one');
		const vera = await place(view, 3);
		await takeFile(vera.replica, (await madeFile(ana.replica)).file);
		const written = envelopesIn(ana);
		const made = async (...messages: readonly (Message | Uint8Array)[]) => {
			const writer = await FileWriter.open(view, 1);
			for (const one of messages) {
				await writer.add(one instanceof Uint8Array ? one : messageBytes(one));
			}
			return writer.done();
		};
		const hello: Message = { kind: 'hello', heads: [], isRebuilt: false, certificates: [] };
		const envelope = (bytes: Uint8Array): Message => ({ kind: 'envelope', bytes });
		const sent: Message = { kind: 'sent' };
		const before = seen(ben);
		const broken = { done: false, why: 'file-broken' };
		const certificates = [new Uint8Array(125)];
		for (const file of [
			await made(),
			await made(sent),
			await made(hello),
			await made(hello, sent, sent),
			await made(hello, hello, sent),
			await made(envelope(written[0]!), hello, sent),
			await made(hello, { kind: 'want', ranges: [] }, sent),
			await made(hello, envelope(new Uint8Array(300)), sent),
			await made(hello, new Uint8Array([255, 1, 2]), sent),
			await made({ ...hello, certificates }, sent)
		]) {
			expect(await takeFile(ben.replica, file)).toEqual(broken);
		}
		// Well made, and nobody vouches for who wrote it.
		const alone = await made(hello, envelope(written[0]!), sent);
		expect(await takeFile(ben.replica, alone)).toMatchObject({ value: { news: 0, refused: 1 } });
		// A word that is not its device's own.
		const word = { kind: 'ack', ...(await ana.replica.acknowledgement()) } as const;
		const lie: Message = { ...word, vector: new Map([[ana.key!.id, 99]]) };
		expect(await takeFile(ben.replica, await made(hello, lie, sent))).toMatchObject({
			value: { from: undefined }
		});
		expect(seen(ben)).toEqual(before);
	});

	test('Y-F13 is made up to the size that is read, and said to be too big before and not after', async () => {
		const { ana, ben } = await twoDevices();
		for (let nth = 0; nth < 3; nth++) await ana.write(`mark ${nth}`, 2_000);
		const { file } = await madeFile(ana.replica);
		const tooBig = { done: false, why: 'changes-too-big' };
		const fits = await madeFile(ana.replica, { mostBytes: file.size });
		expect(await takeFile(ben.replica, fits.file)).toMatchObject({ value: { news: 3 } });
		expect(await makeFile(ana.replica, { mostBytes: file.size - 1 })).toEqual(tooBig);
		const read = vi.spyOn(ana.replica.options.log, 'get');
		expect(await makeFile(ana.replica, { mostBytes: 3_000 })).toEqual(tooBig);
		expect(read).not.toHaveBeenCalled();
		// What one device has is left out.
		const since = new Map([[ana.key!.id, 2]]);
		expect((await madeFile(ana.replica, { since, mostBytes: 3_500 })).count).toBe(1);
	});

	test('Y-F6 that goes on from what is not here says so, and is taken when that has come', async () => {
		const { ana, ben } = await twoDevices();
		await ana.write('one');
		const first = await madeFile(ana.replica);
		await ana.write('two');
		const since = new Map([[ana.key!.id, 1]]);
		const second = await madeFile(ana.replica, { since });
		expect(await takeFile(ben.replica, second.file)).toMatchObject({
			value: { news: 0, waiting: 1 }
		});
		expect(marksIn(ben.doc)).toEqual([]);
		await takeFile(ben.replica, first.file);
		expect(marksIn(ben.doc)).toEqual(['one', 'two']);
	});

	test('Y-F7 is refused by a disk that takes nothing, and taken later', async () => {
		const { ana, ben } = await twoDevices();
		await ana.write('one');
		const { file } = await madeFile(ana.replica);
		ben.disk.isFull = true;
		expect(await takeFile(ben.replica, file)).toEqual({ done: false, why: 'not-stored' });
		expect(marksIn(ben.doc)).toEqual([]);
		ben.disk.isFull = false;
		expect(await takeFile(ben.replica, file)).toMatchObject({ value: { news: 1 } });
	});
});

function envelopesIn({ disk }: Device): readonly Uint8Array[] {
	return [...disk.entries.values()].map(({ bytes }) => bytes);
}
