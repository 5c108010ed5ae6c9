import { crc32 } from './checksum.ts';
import { StorageFault } from './fault.ts';
import { piecesOf } from './file-pieces.ts';

/** One board on its way to or from a file. */
export interface BackupBoard {
	readonly id: string;
	readonly name: string;
	/** When it was backed up. */
	readonly at: number;
	/** The whole document as a Yjs V1 update. */
	readonly state: Uint8Array;
}

/** Why a file is not taken: another kind of file, damaged or cut, too large, or of a newer version of ours. */
export type BackupRefusal = 'file-foreign' | 'file-broken' | 'file-too-big' | 'file-newer';

interface Header {
	readonly boards: readonly {
		readonly id: string;
		readonly name: string;
		readonly at: number;
		readonly bytes: number;
	}[];
}

const magic = new TextEncoder().encode('QDB1');
/** Magic and the length of the header before it, a checksum at the end. */
const frameBytes = 12;
/** Some thousand boards. */
const mostHeaderBytes = 1024 * 1024;
const mostFileBytes = 64 * 1024 * 1024;
const mostStateBytes = 256 * 1024 * 1024;
/** Boards deflate to a third or a fifth. What would grow much more is no board, and is not given the room. */
const mostGrowth = 50;
const alwaysRoomBytes = 16 * 1024 * 1024;
const sipBytes = 8 * 1024;

/**
 * The layout of a `.quarterdeck` file: "QDB1", length of the header (u32), header as JSON, all states one after
 * another deflated, CRC-32 of everything before. Numbers are big-endian.
 */
export async function backupFile(boards: readonly BackupBoard[]): Promise<Blob> {
	const header: Header = {
		boards: boards.map(({ id, name, at, state }) => ({ id, name, at, bytes: state.length }))
	};
	const text = new TextEncoder().encode(JSON.stringify(header));
	const packed = await deflated(boards.map((board) => board.state));
	const file = new Uint8Array(frameBytes + text.length + packed.length);
	const view = new DataView(file.buffer);
	file.set(magic);
	view.setUint32(4, text.length);
	file.set(text, 8);
	file.set(packed, 8 + text.length);
	view.setUint32(file.length - 4, crc32(file.subarray(0, -4)));
	return new Blob([file], { type: 'application/octet-stream' });
}

/** Whether a file says that it is one of ours, whatever its version. */
export async function isBackupFile(file: Blob): Promise<boolean> {
	const start = new Uint8Array(await file.slice(0, 3).arrayBuffer());
	return start.length === 3 && start.every((byte, at) => byte === magic[at]);
}

/**
 * Take a file apart. What it says of itself is looked at first, so that what is refused for it is not even read;
 * nothing of it is believed before its checksum is right, nothing is inflated without bounds.
 */
export async function readBackupFile(file: Blob): Promise<readonly BackupBoard[] | BackupRefusal> {
	if (!(await isBackupFile(file))) return 'file-foreign';
	if (file.size > mostFileBytes) return 'file-too-big';
	const start = await bytesOf(file.slice(0, 8));
	if (start[3] !== magic[3]) return 'file-newer';
	if (file.size < frameBytes) return 'file-broken';
	const packedFrom = 8 + numberIn(start.subarray(4));
	if (packedFrom > file.size - 4) return 'file-broken';
	if (packedFrom > mostHeaderBytes) return 'file-too-big';
	const header = headerOf(await bytesOf(file.slice(8, packedFrom)));
	if (!header) return 'file-broken';
	const total = header.boards.reduce((sum, board) => sum + board.bytes, 0);
	const packed = file.slice(packedFrom, -4);
	const most = Math.max(alwaysRoomBytes, packed.size * mostGrowth);
	if (total > Math.min(mostStateBytes, most)) return 'file-too-big';
	const isWhole = numberIn(await bytesOf(file.slice(-4))) === (await checksumOf(file.slice(0, -4)));
	const states = isWhole && (await inflated(packed, total));
	return states ? cut(header, states) : 'file-broken';
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await file.arrayBuffer());
}

function numberIn(four: Uint8Array): number {
	return new DataView(four.buffer, four.byteOffset).getUint32(0);
}

async function checksumOf(file: Blob): Promise<number> {
	let sum = 0;
	for await (const piece of piecesOf(file)) sum = crc32(piece, sum);
	return sum;
}

/** The states of the boards, all of them in the same memory. */
function cut(header: Header, states: Uint8Array): BackupBoard[] {
	let from = 0;
	return header.boards.map(({ id, name, at, bytes }) => {
		const state = states.subarray(from, (from += bytes));
		return { id, name, at, state };
	});
}

function headerOf(bytes: Uint8Array): Header | undefined {
	try {
		const header: unknown = JSON.parse(new TextDecoder().decode(bytes));
		return isHeader(header) ? header : undefined;
	} catch {
		return undefined;
	}
}

function isHeader(value: unknown): value is Header {
	if (!isObject(value) || !Array.isArray(value['boards'])) return false;
	return value['boards'].every(
		(board: unknown) =>
			isObject(board) &&
			typeof board['id'] === 'string' &&
			/^[\w-]{1,64}$/.test(board['id']) &&
			typeof board['name'] === 'string' &&
			Number.isFinite(board['at']) &&
			Number.isSafeInteger(board['bytes']) &&
			Number(board['bytes']) >= 0
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

async function deflated(parts: readonly Uint8Array[]): Promise<Uint8Array> {
	const packed = new Blob(parts as Uint8Array<ArrayBuffer>[])
		.stream()
		.pipeThrough(new CompressionStream('deflate'));
	return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Exactly as many bytes as were announced, or nothing; stops reading as soon as there are more. */
async function inflated(packed: Blob, wanted: number): Promise<Uint8Array | undefined> {
	const whole = new Uint8Array(wanted);
	let at = 0;
	const reader = inSips(packed).pipeThrough(new DecompressionStream('deflate')).getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return at === wanted ? whole : undefined;
			if (at + value.length > wanted) throw new StorageFault('corrupt');
			whole.set(value, at);
			at += value.length;
		}
	} catch {
		await reader.cancel().catch(() => undefined);
		return undefined;
	}
}

/** A browser inflates all of a piece before we may look: of a small one it can make a thousand times as much, 8 MB. */
function inSips(packed: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
	const sips = sipsOf(packed);
	return new ReadableStream({
		async pull(stream) {
			const { done, value } = await sips.next();
			if (done) stream.close();
			else stream.enqueue(value);
		},
		async cancel() {
			await sips.return();
		}
	});
}

async function* sipsOf(packed: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
	for await (const piece of piecesOf(packed)) {
		for (let at = 0; at < piece.length; at += sipBytes) yield piece.slice(at, at + sipBytes);
	}
}
