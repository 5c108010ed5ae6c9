import { deflateRawSync, deflateSync } from 'node:zlib';
import type { Why } from '#domain/why.ts';
import { backupFile } from '#storage/backup-file.ts';
import { crc32 } from '#storage/checksum.ts';
import { concat, utf8 } from '#sync/bytes.ts';
import { certify } from '#sync/certificate.ts';
import { FileWriter } from '#sync/carriers/file-format.ts';
import { type BoardKeys, keysFromEdit } from '#sync/keys.ts';
import { type Message, messageBytes } from '#sync/messages.ts';
import { type DeviceKey, deviceKey, newDeviceKey } from '#sync/signer.ts';
import { sealedByHand } from '#tests/sync/sealed-by-hand.ts';

const MB = 1024 * 1024;
const at = 1_790_000_000_000;
const boardId = 'BBBBBBBBBBBBBBBBBBBBBB';
const sent: Message = { kind: 'sent' };

/** A member with bad intent: they have the link of a board, and a device that is certified there. */
export interface Enemy {
	readonly keys: BoardKeys;
	readonly mallory: DeviceKey;
}

/** Make a member of a board, and the file that makes their device known to those who open it. */
export async function anEnemy(keys: BoardKeys): Promise<{ enemy: Enemy; card: File }> {
	const mallory = deviceKey(await newDeviceKey());
	const certificates = [await certify(keys, mallory.publicBytes, at)];
	return { enemy: { keys, mallory }, card: await changes(keys, hello(certificates), sent) };
}

/** Files that somebody with bad intent may hand over, and why each is refused. */
export const hostileFiles: readonly (readonly [
	name: string,
	why: Why,
	make: (enemy: Enemy) => File | Promise<File>
])[] = [
	['an empty file', 'file-empty', () => named()],
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
	[
		'a backup of 30 MB with one bit turned',
		'file-broken',
		async () => {
			const whole = madeUp(oneBoard(30 * MB), new Uint8Array(30 * MB));
			const bytes = new Uint8Array(await whole.arrayBuffer());
			bytes[15 * MB] = 1;
			return named(bytes);
		}
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
		'a board as text with over four million values in maps',
		'file-too-big',
		() => named(boardText(`{${'"a":{},'.repeat(2_100_000)}"b":0}`))
	],
	[
		'60 MB of a board as text that was cut',
		'file-broken',
		() => named(boardText(`[${`"${'x'.repeat(60_000)}",`.repeat(1_000)}0]`).slice(0, -1))
	],
	[
		'a board as text of a later version',
		'file-newer',
		() => named(boardText('1').replace('1', '99'))
	],
	[
		'changes that were cut',
		'file-broken',
		async ({ keys }) => {
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
		async (enemy) =>
			changes(enemy.keys, hello(), { kind: 'envelope', bytes: await bombEnvelope(enemy) }, sent)
	],
	[
		'changes that announce 65,535 certificates',
		'file-broken',
		async ({ keys }) => changes(keys, Uint8Array.of(4, 0, 0, 0, 0, 255, 255), sent)
	],
	[
		'changes with a piece that announces 4 GB',
		'file-broken',
		async ({ keys }) => {
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

/** Texts that are no link, made of one that is. */
export const hostileLinks = (
	link: string
): readonly (readonly [name: string, why: Why, text: string])[] => [
	['one that was cut', 'link-cut', link.slice(0, -4)],
	['one with a letter too many', 'link-foreign', `${link}x`],
	['one of an unknown kind', 'link-foreign', link.replace('/e.', '/q.')],
	['one of an epoch that cannot be', 'link-foreign', `${link}.99999`],
	['five megabytes of text', 'link-none', 'lorem ipsum '.repeat(400_000)],
	['ten thousand beginnings of a link', 'link-cut', '#/join/e.'.repeat(10_000)],
	['percent signs without end', 'link-none', '%25'.repeat(1_000_000)],
	['a link broken into a million letters', 'link-cut', `#/join/e.${'a\n\n'.repeat(1_000_000)}`]
];

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
async function bombEnvelope({ keys, mallory }: Enemy): Promise<Uint8Array> {
	const bomb = deflateRawSync(new Uint8Array(64 * MB), { level: 1 });
	return sealedByHand(keys, mallory, bomb, { isDeflated: true, isPadded: false });
}
