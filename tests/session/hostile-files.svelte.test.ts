import 'fake-indexeddb/auto';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Why } from '#domain/why.ts';
import { keysOf, newSharing } from '#session/sharing-keys.ts';
import { backupFile } from '#storage/backup-file.ts';
import { crc32 } from '#storage/checksum.ts';
import { concat, randomBytes, utf8 } from '#sync/bytes.ts';
import { certify } from '#sync/certificate.ts';
import { FileWriter } from '#sync/carriers/file-format.ts';
import { bodyBytes, headBytes } from '#sync/envelope-format.ts';
import { type BoardKeys, contentKey, keysFromEdit } from '#sync/keys.ts';
import { editLink, readLink } from '#sync/link.ts';
import { type Message, messageBytes } from '#sync/messages.ts';
import { type DeviceKey, deviceKey, newDeviceKey } from '#sync/signer.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { aDevice, newBoard } from './open-device.ts';

const MB = 1024 * 1024;
const at = 1_790_000_000_000;
const boardId = 'BBBBBBBBBBBBBBBBBBBBBB';
const sent: Message = { kind: 'sent' };

let world: Awaited<ReturnType<typeof aDevice>>;
let keys: BoardKeys;
let mallory: DeviceKey;

beforeAll(async () => {
	// No tab has the board open, and nobody else asks for it.
	const request = (_name: string, _options: object, act: (lock: object) => unknown) =>
		Promise.resolve(act({}));
	Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
	world = await aDevice();
	const row = await newSharing(await newBoard(world.shelf));
	await world.device.database.sharing.put(row);
	keys = await keysOf(row);
	mallory = deviceKey(await newDeviceKey());
	const certificates = [await certify(keys, mallory.publicBytes, at)];
	const opened = await world.shelf.openFile(await changes(keys, hello(certificates), sent));
	if (!opened.done) throw new Error(opened.why);
});
afterAll(() => {
	world.close();
	Reflect.deleteProperty(navigator, 'locks');
});

const named = (...parts: BlobPart[]) => new File(parts, 'x.quarterdeck');
const hello = (certificates: readonly Uint8Array[] = []): Message => ({
	...{ kind: 'hello', heads: [], isRebuilt: false, certificates }
});

/** A file of changes by somebody who has a link, who may say what they like in it. */
async function changes(by: BoardKeys, ...said: readonly (Message | Uint8Array)[]): Promise<File> {
	const writer = await FileWriter.open(by, at);
	for (const one of said) await writer.add(one instanceof Uint8Array ? one : messageBytes(one));
	return named(await writer.done());
}

/** A backup as it should be, of a board with these bytes. */
async function backup(state: Uint8Array): Promise<Uint8Array> {
	const file = await backupFile([{ id: boardId, name: 'Crew', at, state }]);
	return new Uint8Array(await file.arrayBuffer());
}

/** A backup whose header says what it likes of its content; its checksum is right. */
function madeUp(header: unknown, packed: Uint8Array, headerBytes?: number): File {
	const text = utf8(typeof header === 'string' ? header : JSON.stringify(header));
	const bytes = concat(utf8('QDB1'), new Uint8Array(4), text, packed, new Uint8Array(4));
	const view = new DataView(bytes.buffer);
	view.setUint32(4, headerBytes ?? text.length);
	view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)));
	return named(bytes);
}

const oneBoard = (bytes: number) => ({ boards: [{ id: boardId, name: 'Crew', at, bytes }] });

/** An envelope of a certified member, rightly signed and encrypted, that grows a thousandfold. */
async function bombEnvelope(): Promise<Uint8Array> {
	const { syncId, epoch } = keys;
	const head = {
		kind: 'update',
		seq: 1,
		lamport: 1,
		previous: new Uint8Array(32),
		deps: []
	} as const;
	const packing = { isDeflated: true, isPadded: false };
	const additional = headBytes({ ...head, device: mallory.id, syncId, epoch }, packing);
	const iv = randomBytes(12);
	const plain = Uint8Array.from(deflateRawSync(new Uint8Array(64 * MB), { level: 1 }));
	const key = await contentKey(keys, mallory.publicBytes);
	const how = { name: 'AES-GCM', iv, additionalData: additional };
	const sealed = new Uint8Array(await crypto.subtle.encrypt(how, key, plain));
	const body = bodyBytes(additional, iv, sealed);
	return concat(body, await mallory.sign(concat(utf8('qd1/env'), body)));
}

/** A file, made before the clock runs, and what is said of it. */
const files: readonly (readonly [name: string, why: Why, make: () => File | Promise<File>])[] = [
	['an empty file', 'file-foreign', () => named()],
	['a picture', 'file-foreign', () => named(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))],
	['60 MB of nothing', 'file-foreign', () => named(new Uint8Array(60 * MB))],
	[
		'a backup that was cut',
		'file-broken',
		async () => named((await backup(new Uint8Array(500))).slice(0, -9))
	],
	[
		'a backup with one bit turned',
		'file-broken',
		async () =>
			named((await backup(new Uint8Array(500))).map((byte, i) => (i === 60 ? byte ^ 1 : byte)))
	],
	['a backup of a later version', 'file-newer', () => named('QDB2', new Uint8Array(100))],
	[
		'a backup that grows a thousandfold, and says so',
		'file-too-big',
		() => madeUp(oneBoard(128 * MB), deflateSync(new Uint8Array(128 * MB), { level: 1 }))
	],
	[
		'a backup that grows to more than it says',
		'file-broken',
		() => madeUp(oneBoard(10), deflateSync(new Uint8Array(64 * MB), { level: 1 }))
	],
	[
		'a backup that announces 900 GB',
		'file-too-big',
		() => madeUp(oneBoard(9e11), deflateSync(utf8('x')))
	],
	['a backup whose header has no end', 'file-broken', () => madeUp('{', utf8('x'), 0xffff_ffff)],
	[
		'a backup of 200,000 boards',
		'file-too-big',
		() => madeUp({ boards: Array(200_000).fill(oneBoard(0).boards[0]) }, deflateSync(utf8('')))
	],
	[
		'a backup with a document of seven bytes that announces 250 million entries',
		'file-broken',
		() => {
			const state = Uint8Array.of(1, 0x80, 0x80, 0x80, 0x78, 1, 0);
			return madeUp(oneBoard(state.length), deflateSync(state));
		}
	],
	['a board as text, a million lists deep', 'file-broken', () => named(deepBoard())],
	[
		'a board as text with three million values',
		'file-too-big',
		() => named(boardText(`[${'0,'.repeat(3_000_000)}0]`))
	],
	[
		'a board as text of a later version',
		'file-newer',
		() => named(boardText('1').replace('1', '99'))
	],
	[
		'changes that were cut',
		'file-broken',
		async () => {
			const file = await changes(keys, hello(), sent);
			return named(file.slice(0, file.size - 1));
		}
	],
	[
		'changes of a board whose link is not here',
		'file-needs-link',
		async () => changes(await keysFromEdit(new Uint8Array(32).fill(9)), hello(), sent)
	],
	['changes of a later version', 'file-newer', () => named('QDF2', new Uint8Array(100))],
	[
		'changes of which one grows a thousandfold',
		'file-refused',
		async () => changes(keys, hello(), { kind: 'envelope', bytes: await bombEnvelope() }, sent)
	],
	[
		'changes that announce 65,535 certificates',
		'file-broken',
		async () => changes(keys, Uint8Array.of(4, 0, 0, 0, 0, 255, 255), sent)
	],
	[
		'changes with a piece that announces 4 GB',
		'file-broken',
		async () => {
			const bytes = new Uint8Array(await (await changes(keys, hello(), sent)).arrayBuffer());
			bytes.fill(255, 50, 54);
			return named(bytes);
		}
	]
];

const boardText = (value: string) =>
	`{"format":"quarterdeck-board","version":1,"id":"abc","board":{"meta":{"name":${value}}}}`;
const deepBoard = () =>
	boardText('[1]').replace('[1]', `${'['.repeat(10_000)}1${']'.repeat(10_000)}`);

describe('hostile files', () => {
	test.each(files)('Y-F8 %s is refused: %s', async (_name, why, make) => {
		const file = await make();
		const before = await kept();
		const { answer, tookMs, bytes } = await measured(() => world.shelf.openFile(file));
		expect(answer).toEqual({ done: false, why });
		expect(refusals[why]).toMatch(/Nothing (on this device )?was changed/);
		expect(await kept()).toEqual(before);
		expect(tookMs).toBeLessThan(1000);
		expect(bytes).toBeLessThan(64 * MB);
	});
});

const link = await keysFromEdit(new Uint8Array(32).fill(5)).then((made) =>
	editLink('https://qd.example/', made)
);
const links: readonly (readonly [name: string, why: Why, text: string])[] = [
	['one that was cut', 'link-cut', link.slice(0, -4)],
	['one with a letter too many', 'link-foreign', `${link}x`],
	['one of an unknown kind', 'link-foreign', link.replace('/e.', '/q.')],
	['one of an epoch that cannot be', 'link-foreign', `${link}.99999`],
	['five megabytes of text', 'link-none', 'lorem ipsum '.repeat(400_000)],
	['ten thousand beginnings of a link', 'link-cut', '#/join/e.'.repeat(10_000)],
	['percent signs without end', 'link-none', '%25'.repeat(1_000_000)],
	['a link broken into single letters', 'link-cut', `#/join/e.${'a\n\n'.repeat(100_000)}`]
];

describe('hostile links', () => {
	test.each(links)('Y-F8 %s is refused: %s', async (_name, why, text) => {
		const { answer, tookMs, bytes } = await measured(() => Promise.resolve(readLink(text)));
		expect(answer).toEqual({ done: false, why });
		expect(refusals[why]).toMatch(/Nothing was opened/);
		expect(tookMs).toBeLessThan(1000);
		expect(bytes).toBeLessThan(64 * MB);
	});
});

/** Everything that this device keeps. */
async function kept(): Promise<unknown> {
	const { database } = world.device;
	const tables = database.tables.map(async ({ name }) => [
		name,
		await database.table(name).toArray()
	]);
	return Object.fromEntries((await Promise.all(tables)) as [string, unknown][]);
}

/** How long something keeps this process busy, whatever else the machine does, and how much memory it has at once beyond what was in use, as far as one can look in between. */
async function measured<Value>(act: () => Promise<Value>) {
	globalThis.gc?.();
	const inUse = () => {
		const { heapUsed, arrayBuffers } = process.memoryUsage();
		return heapUsed + arrayBuffers;
	};
	const before = inUse();
	let most = before;
	const look = () => (most = Math.max(most, inUse()));
	const looking = setInterval(look, 2);
	const since = process.cpuUsage();
	const answer = await act();
	const { user, system } = process.cpuUsage(since);
	const tookMs = (user + system) / 1000;
	look();
	clearInterval(looking);
	return { answer, tookMs, bytes: most - before };
}
