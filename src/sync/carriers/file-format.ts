import {
	ByteReader,
	ByteWriter,
	concat,
	fromBase64Url,
	randomBytes,
	toBase64Url
} from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { mostMessageBytes } from '../channel.ts';
import { type BoardKeys, derived, type SyncId } from '../keys.ts';

/** What anybody can read of a file of changes: which board it is of, and when it was made. */
export interface FileHead {
	readonly syncId: SyncId;
	readonly epoch: number;
	/** Milliseconds since 1970, by the clock of whoever made it. */
	readonly made: number;
}

/** Why bytes are no file of changes that can be read: another thing, of a newer version, too large, damaged or cut. */
export type FileFormatRefusal = 'file-foreign' | 'file-newer' | 'file-too-big' | 'file-broken';

/** "QDF" and the version. A backup begins with "QDB". */
const magic = new TextEncoder().encode('QDF1');
/** Magic 4, board id 16, epoch 2, made 8: what every record vouches for. */
const namedBytes = 30;
/** And the length of the whole file, 8. */
const headBytes = namedBytes + 8;
const ivBytes = 12;
const tagBytes = 16;
/** Before each record: iv and the length of what follows. */
const recordHeadBytes = ivBytes + 4;
/** Records are closed when they hold so much, so that neither end holds more than one and a message. */
const fullRecordBytes = 256 * 1024;
const mostRecordBytes = fullRecordBytes + mostMessageBytes + 4 + tagBytes;
/** The largest file that is read: none is made that is larger. */
export const mostFileBytes = 256 * 1024 * 1024;

/** Whether a file says that it is one of changes, whatever its version. */
export async function isChangesFile(file: Blob): Promise<boolean> {
	const start = new Uint8Array(await file.slice(0, 3).arrayBuffer());
	return start.length === 3 && start.every((byte, at) => byte === magic[at]);
}

/** What a file says of itself, unchecked. Its length tells at once whether it is all here. */
export async function readFileHead(file: Blob): Promise<FileHead | FileFormatRefusal> {
	if (!(await isChangesFile(file))) return 'file-foreign';
	const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
	if (bytes.length > 3 && bytes[3] !== magic[3]) return 'file-newer';
	if (file.size > mostFileBytes) return 'file-too-big';
	if (bytes.length < headBytes) return 'file-broken';
	const reader = new ByteReader(bytes.subarray(magic.length));
	const syncId = toBase64Url(reader.bytes(16)) as SyncId;
	const epoch = reader.u16();
	const [made, length] = [numberIn(reader.bytes(8)), numberIn(reader.bytes(8))];
	if (made === undefined || length !== file.size) return 'file-broken';
	return { syncId, epoch, made };
}

/** Writes a file of changes, record after record, each encrypted for those who have a link of the board. */
export class FileWriter {
	readonly #records: Blob[] = [];
	#open = new ByteWriter();
	#openBytes = 0;
	#length = headBytes;

	private constructor(
		readonly key: CryptoKey,
		readonly named: Bytes
	) {}

	static async open(keys: BoardKeys, made: number): Promise<FileWriter> {
		const named = new ByteWriter()
			.bytes(magic)
			.bytes(fromBase64Url(keys.syncId) ?? new Uint8Array())
			.u16(keys.epoch)
			.u64(made)
			.done();
		return new FileWriter(await fileKey(keys), named);
	}

	/** Add one message. */
	async add(message: Uint8Array): Promise<void> {
		this.#open.u32(message.length).bytes(message);
		this.#openBytes += message.length + 4;
		if (this.#openBytes >= fullRecordBytes) await this.#close();
	}

	async done(): Promise<Blob> {
		if (this.#openBytes > 0) await this.#close();
		const head = concat(this.named, new ByteWriter().u64(this.#length).done());
		return new Blob([head, ...this.#records], { type: 'application/octet-stream' });
	}

	async #close(): Promise<void> {
		const iv = randomBytes(ivBytes);
		const sealed = new Uint8Array(
			await crypto.subtle.encrypt(
				gcm(iv, this.named, this.#records.length),
				this.key,
				this.#open.done()
			)
		);
		const length = new ByteWriter().u32(sealed.length).done();
		this.#records.push(new Blob([iv, length, sealed]));
		this.#length += recordHeadBytes + sealed.length;
		this.#open = new ByteWriter();
		this.#openBytes = 0;
	}
}

/**
 * The messages of a file, record by record, each as soon as the one before was dealt with. Ends by answering false
 * where a record is cut, changed, out of its place, or not written with a link of this board.
 */
export async function eachRecord(
	keys: BoardKeys,
	file: Blob,
	take: (messages: Iterable<Uint8Array | undefined>) => Promise<boolean>
): Promise<boolean> {
	const key = await fileKey(keys);
	const named = new Uint8Array(await file.slice(0, namedBytes).arrayBuffer());
	let at = headBytes;
	for (let count = 0; at < file.size; count++) {
		const head = new Uint8Array(await file.slice(at, at + recordHeadBytes).arrayBuffer());
		if (head.length < recordHeadBytes) return false;
		const length = new ByteReader(head.subarray(ivBytes)).u32();
		at += recordHeadBytes;
		if (length > mostRecordBytes || at + length > file.size) return false;
		const sealed = await file.slice(at, at + length).arrayBuffer();
		at += length;
		const iv = head.subarray(0, ivBytes);
		const plain = await opened(gcm(iv, named, count), key, sealed);
		if (!plain || !(await take(messagesIn(plain)))) return false;
	}
	return true;
}

/** Nothing in the place of a message that is cut; read no further then. */
function* messagesIn(record: Uint8Array): Generator<Uint8Array | undefined> {
	const reader = new ByteReader(record);
	while (!reader.isAtEnd) {
		const length = reader.left < 4 ? Infinity : reader.u32();
		yield length <= reader.left ? reader.bytes(length) : undefined;
	}
}

/** What a device leaves for others is read by those who have a link, and by nobody else. */
async function fileKey(keys: BoardKeys): Promise<CryptoKey> {
	const bytes = Uint8Array.from(await derived(keys, 'mailbox'));
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function opened(how: AesGcmParams, key: CryptoKey, sealed: ArrayBuffer) {
	try {
		return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed));
	} catch {
		return undefined;
	}
}

/** A record belongs to its file and to its place in it. */
function gcm(iv: Bytes, named: Bytes, count: number): AesGcmParams {
	const additionalData = concat(named, new ByteWriter().u32(count).done());
	return { name: 'AES-GCM', iv, additionalData };
}

/** Nothing for a number above 2^53 - 1. */
function numberIn(bytes: Uint8Array): number | undefined {
	const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
	return Number.isSafeInteger(value) ? value : undefined;
}
