import { describe, expect, test, vi } from 'vitest';
import { acknowledge } from '#sync/acknowledgement.ts';
import { certify } from '#sync/certificate.ts';
import type { Channel } from '#sync/channel.ts';
import { Exchange } from '#sync/exchange.ts';
import { challengeOf, nameOf, prove } from '#sync/handshake.ts';
import { messageBytes, readMessage, type Message } from '#sync/messages.ts';
import { isAllHere, type Progress } from '#sync/pull.ts';
import { deviceId, type DeviceKey } from '#sync/signer.ts';
import { bytesOf } from '#sync/vector.ts';
import { boardOf } from '#tests/document/world.ts';
import { aDevice, aSharedBoard, boardKeys, connect, deliver, Device } from './fleet.ts';
import { chance, Network, quiet } from './network.ts';

async function aTeam() {
	const random = chance(1);
	const network = new Network(random);
	const { edit, view } = await boardKeys();
	const ana = await aSharedBoard(new Device(edit, await aDevice(1), random));
	const bo = await new Device(edit, await aDevice(2), random).open();
	const viewer = await new Device(view, undefined, random).open();
	return { random, network, ana, bo, viewer };
}

/** A channel that a test holds the other end of. */
function aLine() {
	const said: Message[] = [];
	const channel: Channel & { isClosed: boolean } = {
		isClosed: false,
		buffered: 0,
		send: (bytes) => said.push(readMessage(bytes)!),
		close: () => void (channel.isClosed = true),
		onMessage: () => undefined,
		onClose: () => undefined
	};
	const say = async (message: Message) => {
		channel.onMessage(messageBytes(message));
		await quiet();
	};
	return { channel, said, say };
}

/** Let a message through from one end to the other only if it may. */
function sift(channel: Channel, may: (message: Message) => boolean): void {
	const send = channel.send.bind(channel);
	channel.send = (bytes) => may(readMessage(bytes)!) && send(bytes);
}

async function edits(device: Device, count: number): Promise<void> {
	for (let made = 0; made < count;) {
		device.edit(made);
		if ((await device.seal()) === 'sealed') made += 1;
	}
}

describe('two devices that meet', () => {
	test('Y-X1 have the same board afterwards, and each edit from then on', async () => {
		const { network, ana, bo } = await aTeam();
		connect(network, ana, bo);
		await deliver(network);
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
		await edits(bo, 5);
		await edits(ana, 5);
		await deliver(network);
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
		expect(ana.replica.vector).toEqual(bo.replica.vector);
		expect([ana.endings, bo.endings, ana.told, bo.told]).toEqual([[], [], [], []]);
	});

	test('Y-X2 one that has no link of the board gets nothing but a challenge and its answer', async () => {
		const { random, network, ana } = await aTeam();
		const strangers = await boardKeys(2);
		const eve = await new Device(strangers.edit, await aDevice(9), random).open();
		const heard = new Set<string>();
		const [, end] = connect(network, ana, eve);
		const hear = end.channel.onMessage;
		end.channel.onMessage = (bytes) => {
			heard.add(readMessage(bytes)!.kind);
			hear(bytes);
		};
		await deliver(network);
		expect([...heard].sort()).toEqual(['challenge', 'proof']);
		expect(ana.endings[0]).toMatch(/no-member|gone/);
		expect(eve.replica.vector.size).toBe(0);
	});

	test('Y-X2 whoever only passes on our own words is no member', async () => {
		const { ana } = await aTeam();
		const mirror = aLine();
		new Exchange(ana.replica, mirror.channel);
		await mirror.say(mirror.said[0]!);
		expect(mirror.channel.isClosed).toBe(true);
		expect(mirror.said).toHaveLength(1);

		// Two channels to us, each asked what the other was: with a name of its own it gets no answer it can use.
		const [one, other] = [aLine(), aLine()];
		new Exchange(ana.replica, one.channel);
		new Exchange(ana.replica, other.channel);
		const [first, second] = [one.said[0], other.said[0]];
		if (first?.kind !== 'challenge' || second?.kind !== 'challenge')
			throw new Error('no challenge');
		const instance = new Uint8Array(16).fill(3);
		await one.say({ ...second, instance });
		await other.say({ ...first, instance });
		const answer = other.said.find(({ kind }) => kind === 'proof')!;
		await one.say(answer);
		expect(one.channel.isClosed).toBe(true);
		expect(one.said.map(({ kind }) => kind)).toEqual(['challenge', 'proof']);
	});

	test('Y-X3 envelopes of a third one go through anybody, a viewer too, who can add none', async () => {
		const { network, ana, bo, viewer } = await aTeam();
		connect(network, ana, viewer);
		connect(network, viewer, bo);
		await deliver(network);
		await edits(ana, 2);
		await edits(bo, 2);
		await deliver(network);
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
		expect(boardOf(viewer.doc)).toEqual(boardOf(ana.doc));
		viewer.edit(1);
		viewer.edit(2);
		expect(await viewer.seal()).toBe('view-only');
	});

	test('Y-X4 are in step when the other has signed that it has stored all, and not before', async () => {
		const { network, ana, bo } = await aTeam();
		const [, end] = connect(network, ana, bo);
		await deliver(network);
		const isInStep = () => ana.replica.acknowledgements.isInStep(bo.key!.id, ana.replica.vector);
		expect(isInStep()).toBe(true);

		const kept: Uint8Array[] = [];
		const send = end.channel.send.bind(end.channel);
		end.channel.send = (bytes) => kept.push(bytes);
		await edits(ana, 1);
		await deliver(network);
		expect(bo.replica.vector).toEqual(ana.replica.vector);
		expect(isInStep()).toBe(false);

		const forged = await acknowledge(ana.keys, await aDevice(9), ana.replica.vector);
		send(messageBytes({ kind: 'ack', vector: forged.vector }));
		send(messageBytes({ kind: 'ack', ...forged, by: { ...forged.by!, device: bo.key!.id } }));
		await deliver(network);
		expect(isInStep()).toBe(false);
		for (const bytes of kept) send(bytes);
		await deliver(network);
		expect(isInStep()).toBe(true);
	});

	test('Y-X5 an exchange ends with a message that is none, too large or not from a member of the board', async () => {
		const { network, ana, bo } = await aTeam();
		const wrong: [string, (bytes: Uint8Array) => Uint8Array][] = [
			['malformed', () => new Uint8Array()],
			['malformed', () => Uint8Array.of(99, 1, 2)],
			['malformed', (bytes) => bytes.slice(0, -1)],
			['too-large', () => new Uint8Array(8 * 1024 * 1024 + 1)],
			['bad-envelope', () => Uint8Array.of(6, 1, 2, 3)]
		];
		for (const [why, make] of wrong) {
			const [, end] = connect(network, ana, bo);
			await deliver(network);
			ana.endings.length = 0;
			const ack = messageBytes({ kind: 'ack', vector: bo.replica.vector });
			end.channel.send(make(ack));
			await deliver(network);
			expect(ana.endings).toEqual([why]);
		}
	});

	test('Y-X5 2,000 spoilt messages throw nothing and change nothing', async () => {
		const { random, network, ana, bo } = await aTeam();
		await edits(ana, 2);
		const words: Uint8Array[] = [];
		const [, first] = connect(network, ana, bo);
		sift(first.channel, (message) => words.push(messageBytes(message)) > 0);
		await deliver(network);
		const before = boardOf(ana.doc);
		const said: Message[] = [];
		for (let times = 0; times < 2_000; times++) {
			const word = words[Math.floor(random() * words.length)]!.slice();
			word[Math.floor(random() * word.length)]! ^= 1 + Math.floor(random() * 255);
			const line = times % 10 === 0 ? aLine() : undefined;
			if (line) new Exchange(ana.replica, line.channel);
			const open = [...ana.exchanges][0] ?? connect(network, ana, bo)[0];
			const { channel } = line ?? open;
			channel.onMessage(random() < 0.2 ? word.slice(0, random() * word.length) : word);
			if (times % 20 === 0) await deliver(network);
			said.push(...(line?.said ?? []));
		}
		await deliver(network);
		expect(said.filter(({ kind }) => !['challenge', 'proof'].includes(kind))).toEqual([]);
		expect(boardOf(ana.doc)).toEqual(before);
		expect(ana.told).toEqual([]);
	});

	test('Y-X10 what several wrote in turn comes without a halt, however large it is', async () => {
		const { network, random, ana, bo } = await aTeam();
		const cem = await new Device(ana.keys, await aDevice(3), random).open();
		for (const device of [bo, cem]) connect(network, ana, device);
		await deliver(network);
		for (let count = 0; count < 36; count++) {
			const writer = [ana, bo, cem][count % 3]!;
			const noise = Array.from({ length: 6500 }, () => String(Math.random()));
			writer.doc.getMap('meta').set(`note ${count % 9}`, noise);
			expect(await writer.seal()).toBe('sealed');
			await deliver(network);
		}
		const late = await new Device(ana.keys, await aDevice(4), random).open();
		const [from] = connect(network, bo, late);
		const sent: number[] = [];
		sift(from.channel, (message) => {
			if (message.kind === 'envelope') sent.push(message.bytes.length);
			return true;
		});
		// Nobody asks again after a while: whatever is missing now stays so.
		await deliver(network);
		expect(sent.reduce((sum, bytes) => sum + bytes)).toBeGreaterThan(1.5 * 1024 * 1024);
		expect(new Map(late.replica.vector)).toEqual(new Map(ana.replica.vector));
		expect(sent).toHaveLength(37);
	});

	test('Y-X6 a large first sync goes in pieces, says how far it is, can be left and goes on where it was', async () => {
		const { network, ana, bo } = await aTeam();
		for (let count = 0; count < 60; count++) {
			const noise = Array.from({ length: 60 }, (_, at) => String(Math.random()).repeat(60) + at);
			ana.doc.getMap('meta').set(`note ${count}`, noise);
			expect(await ana.seal()).toBe('sealed');
		}
		const [, first] = connect(network, ana, bo);
		const steps: Progress[] = [];
		first.events.onProgress = (progress) => steps.push(progress);
		let most = 0;
		for (let have = 0; have < 20; have = steps.at(-1)?.have ?? 0) {
			await network.round();
			most = Math.max(most, ana.exchanges.values().next().value!.channel.buffered);
		}
		first.close();
		await deliver(network);
		await bo.replica.rebuild();
		const left = new Map(bo.replica.vector).get(ana.key!.id)!;
		expect(left).toBeGreaterThan(0);
		expect(left).toBeLessThan(61);
		expect(most).toBeLessThan(1.2 * 1024 * 1024);
		expect(steps.map(({ have }) => have)).toEqual(
			steps.map(({ have }) => have).sort((a, b) => a - b)
		);
		expect(steps.at(-1)!.total).toBe(61);

		const [again, back] = connect(network, ana, bo);
		let sent = 0;
		sift(again.channel, ({ kind }) => (sent += kind === 'envelope' ? 1 : 0) >= 0);
		back.events.onProgress = (progress) => steps.push(progress);
		await deliver(network);
		expect(sent).toBe(61 - left);
		expect(steps.at(-1)).toEqual({ have: 61, total: 61 });
	});

	test('Y-X21 of two that come at the same time neither takes the other for somebody who has all', async () => {
		const { network, random, ana, viewer } = await aTeam();
		await edits(ana, 30);
		const cem = await new Device(ana.keys, await aDevice(3), random).open();
		const progress = new Map<Device, Progress>();
		for (const from of [cem, ana]) {
			const [, end] = connect(network, from, viewer);
			end.events.onProgress = (said) => void progress.set(from, said);
		}
		connect(network, ana, cem);
		while (!isAllHere([...progress.values()])) expect(await network.round()).toBe(true);
		expect(viewer.replica.vector).toEqual(ana.replica.vector);
	});

	test('Y-X20 a first sync comes to its end although a device has forked', async () => {
		const { network, random, ana, bo } = await aTeam();
		const meet = async (one: Device, other: Device) => {
			const [exchange] = connect(network, one, other);
			await deliver(network);
			exchange.close();
		};
		// One device that is two: each goes on under the same key, and meets another of the team.
		const twins = [9, 9].map(async (seed) => new Device(ana.keys, await aDevice(seed), random));
		const [one, other] = (await Promise.all(twins)) as [Device, Device];
		for (const twin of [one, other, bo]) await meet(ana, await twin.open());
		await edits(one, 2);
		await edits(other, 5);
		await edits(bo, 3);
		await meet(one, ana);
		await meet(other, bo);
		const cem = await new Device(ana.keys, await aDevice(3), random).open();
		const progress = new Map<Device, Progress>();
		for (const from of [ana, bo]) {
			const [, end] = connect(network, from, cem);
			end.events.onProgress = (said) => void progress.set(from, said);
			await deliver(network);
		}
		expect(cem.told).toContain('stopped fork');
		const left = [...progress.values()].map(({ have, total }) => total - have);
		expect(left).toEqual([0, 0]);
	});

	test('Y-X7 of several that have the same, one is asked; of one that does not answer, nothing any more', async () => {
		const { network, ana, bo, viewer } = await aTeam();
		await edits(ana, 10);
		connect(network, ana, bo);
		await deliver(network);
		const envelopes = { count: 0 };
		for (const [at, from] of [ana, bo].entries()) {
			const [end] = connect(network, from, viewer);
			// The first says what it has and then keeps it for itself.
			sift(end.channel, ({ kind }) => {
				if (kind !== 'envelope' && kind !== 'sent') return true;
				envelopes.count += 1;
				return at === 1;
			});
		}
		await deliver(network);
		for (let times = 0; times < 3; times++) {
			for (const exchange of viewer.exchanges) exchange.again();
			await deliver(network);
		}
		expect(boardOf(viewer.doc)).toEqual(boardOf(ana.doc));
		expect(envelopes.count).toBeLessThan(40);
	});

	test('Y-X8 a peer that does not open up until it is asked a second time is given up', async () => {
		const { ana } = await aTeam();
		const { channel } = aLine();
		const exchange = new Exchange(ana.replica, channel);
		exchange.again();
		expect(channel.isClosed).toBe(false);
		exchange.again();
		expect(channel.isClosed).toBe(true);
	});

	test('Y-X11 of a device that was certified twice all keep the same certificate, and fall silent', async () => {
		const { network, ana, bo } = await aTeam();
		const { edit } = await boardKeys();
		const eve = await aDevice(7);
		const certified = (at: number) => certify(edit, eve.publicBytes, at);
		await ana.replica.certify([await certified(9)]);
		await bo.replica.certify([await certified(5)]);
		connect(network, ana, bo);
		await deliver(network, 500);
		const since = [ana, bo].map(({ replica }) => replica.members.since(eve.id));
		expect(since).toEqual([5, 5]);
	});

	test('Y-X9 whoever sends faster than we can read is hung up on', async () => {
		const { network, ana, bo } = await aTeam();
		const [, end] = connect(network, ana, bo);
		await deliver(network);
		const [bytes] = await ana.disk.open().get(ana.key!.id, 1, 1);
		const message = messageBytes({ kind: 'envelope', bytes: bytes! });
		const flood = [...ana.exchanges][0]!.channel;
		for (let sent = 0; sent < 40 * 1024 * 1024; sent += message.length) flood.onMessage(message);
		expect(ana.endings).toEqual(['too-much']);
		expect(end.channel.buffered).toBe(0);
	});

	/** A peer that has a link of the board, and says what the test wants. */
	async function aMember({ replica, keys }: Device) {
		const line = aLine();
		const exchange = new Exchange(replica, line.channel);
		const [theirs] = line.said;
		if (theirs?.kind !== 'challenge') throw new Error('no challenge');
		const mine = challengeOf(new Uint8Array(16).fill(8));
		await line.say(mine);
		await line.say({ kind: 'proof', mac: await prove(keys, mine, theirs) });
		return { ...line, exchange, as: (device: DeviceKey) => nameOf(keys, device, mine, theirs) };
	}

	const madeUp = (count: number, from = 0) =>
		Array.from({ length: count }, (_, at) => {
			const bytes = new Uint8Array(32);
			new DataView(bytes.buffer).setUint32(0, from + at);
			return deviceId(bytes);
		});

	test('Y-X12 of devices that nobody certified nothing is asked and nothing is kept, however many are named', async () => {
		const { ana, bo } = await aTeam();
		const { say, said, channel } = await aMember(ana);
		for (let times = 0; times < 3; times++) {
			const devices = madeUp(4_000, times * 4_000);
			const heads = devices.map((device) => ({ device, seq: 9, hash: new Uint8Array(32) }));
			await say({ kind: 'hello', heads, isRebuilt: false, certificates: [] });
			const vector = new Map(devices.map((device) => [device, 9]));
			await say({ kind: 'ack', ...(await acknowledge(ana.keys, bo.key, vector)) });
		}
		await quiet();
		expect(channel.isClosed).toBe(false);
		expect(said.filter(({ kind }) => kind === 'want')).toEqual([]);
		const kept = ana.replica.acknowledgements.byDevice.get(bo.key!.id);
		expect(kept?.size ?? 0).toBe(0);
	});

	test('Y-X12 a peer that is one device after the other is hung up on', async () => {
		const { ana } = await aTeam();
		const { say, as, channel } = await aMember(ana);
		for (let nth = 20; nth < 30; nth++) await say(await as(await aDevice(nth)));
		expect(channel.isClosed).toBe(true);
	});

	test('Y-X7 whoever answers with nothing but what was here does not keep the others waiting either', async () => {
		const { network, ana, bo } = await aTeam();
		await edits(bo, 5);
		const { say, exchange } = await aMember(ana);
		const { heads, certificates } = await bo.replica.hello();
		await say({ kind: 'hello', heads, isRebuilt: false, certificates });
		const [known] = await ana.disk.open().get(ana.key!.id, 1, 1);
		connect(network, ana, bo);
		for (let times = 0; times < 3; times++) {
			await say({ kind: 'envelope', bytes: known! });
			for (const each of [exchange, ...ana.exchanges]) each.again();
			await deliver(network);
		}
		expect(boardOf(ana.doc)).toEqual(boardOf(bo.doc));
	});

	test('Y-X12 of a device that a peer has in another form, one envelope is asked for, however often it says so', async () => {
		const { ana } = await aTeam();
		const { say, said } = await aMember(ana);
		const head = { device: ana.key!.id, seq: 1, hash: new Uint8Array(32).fill(3) };
		const hello = { kind: 'hello', isRebuilt: false, certificates: [] } as const;
		for (let times = 0; times < 5; times++)
			await say({ ...hello, heads: Array.from({ length: 400 }, () => head) });
		await say({ kind: 'sent' });
		await quiet();
		const asked = said.flatMap((message) => (message.kind === 'want' ? [message.ranges] : []));
		expect(asked.map(({ length }) => length)).toEqual([1, 1]);
	});

	test('Y-X13 whoever asks without reading gets no more than lies unsent, and what it asks later', async () => {
		const { ana } = await aTeam();
		const noise = Array.from({ length: 6500 }, () => String(Math.random()));
		ana.doc.getMap('meta').set('note', noise);
		expect(await ana.seal()).toBe('sealed');
		const { say, channel } = await aMember(ana);
		let unread = 0;
		channel.send = (bytes) => void (unread += bytes.length);
		Object.defineProperty(channel, 'buffered', { get: () => unread });
		const want = { kind: 'want', ranges: [{ device: ana.key!.id, from: 1, to: 2 }] } as const;
		for (let times = 0; times < 200; times++) await say(want);
		expect(unread).toBeGreaterThan(4 * 1024 * 1024);
		expect(unread).toBeLessThan(6 * 1024 * 1024);
		unread = 0;
		await say(want);
		expect(unread).toBeGreaterThan(50_000);
	});

	test('Y-X15 whoever claims to have another document, after each edit anew, keeps nobody at making theirs again', async () => {
		const { ana } = await aTeam();
		const { say } = await aMember(ana);
		const rebuilt = vi.spyOn(ana.replica.options.events, 'onRebuilt');
		for (let times = 0; times < 12; times++) {
			await edits(ana, 1);
			const { heads } = await ana.replica.hello();
			const stateHash = new Uint8Array(32);
			await say({ kind: 'hello', heads, isRebuilt: false, stateHash, certificates: [] });
		}
		await ana.replica.settled();
		expect(rebuilt.mock.calls.length).toBeGreaterThan(0);
		expect(rebuilt.mock.calls.length).toBeLessThan(5);
	});

	test('Y-X14 a member that certifies devices without end silences nobody', async () => {
		const { network, ana, bo } = await aTeam();
		const { edit } = await boardKeys();
		const certificates = await Promise.all(
			madeUp(600).map((device) => certify(edit, bytesOf(device), 7))
		);
		await ana.replica.certify(certificates.slice(0, 400));
		await ana.replica.certify(certificates.slice(400));
		const hello = await ana.replica.hello();
		expect(hello.certificates.length).toBeLessThan(300);
		expect(readMessage(messageBytes(hello))).toBeDefined();
		connect(network, ana, bo);
		await deliver(network);
		await edits(bo, 2);
		await edits(ana, 2);
		await deliver(network);
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
		expect([ana.endings, bo.endings]).toEqual([[], []]);
	});
});
