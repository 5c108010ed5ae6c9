/** Bytes in memory of their own, as WebCrypto asks for them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The end came before what was announced, or a number is larger than any of ours. Never leaves this folder. */
class Unreadable extends Error {}

/** Writes numbers big-endian and bytes one after another. A number that does not fit is our own mistake and throws. */
export class ByteWriter {
	#bytes: Bytes = new Uint8Array(256);
	#length = 0;

	u8(value: number): this {
		return this.#number(value, 1);
	}

	u16(value: number): this {
		return this.#number(value, 2);
	}

	u32(value: number): this {
		return this.#number(value, 4);
	}

	/** Eight bytes, for whole numbers up to 2^53 - 1. */
	u64(value: number): this {
		return this.#number(value, 8);
	}

	bytes(value: Uint8Array): this {
		this.#room(value.length);
		this.#bytes.set(value, this.#length);
		this.#length += value.length;
		return this;
	}

	/** What was written, as a copy that later writing does not change. */
	done(): Bytes {
		return this.#bytes.slice(0, this.#length);
	}

	#number(value: number, width: number): this {
		if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** width) {
			throw new RangeError(`not a whole number of ${width} bytes`);
		}
		this.#room(width);
		for (let at = this.#length + width - 1, left = value; at >= this.#length; at--) {
			this.#bytes[at] = left % 256;
			left = Math.floor(left / 256);
		}
		this.#length += width;
		return this;
	}

	#room(more: number): void {
		const needed = this.#length + more;
		if (needed <= this.#bytes.length) return;
		const wider = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
		wider.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = wider;
	}
}

/** Reads what a ByteWriter wrote. Use it inside `parsed`: reading past the end throws. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** How many bytes were read. */
	get at(): number {
		return this.#at;
	}

	/** How many bytes are left. */
	get left(): number {
		return this.#bytes.length - this.#at;
	}

	get isAtEnd(): boolean {
		return this.left === 0;
	}

	u8(): number {
		return this.#number(1);
	}

	u16(): number {
		return this.#number(2);
	}

	u32(): number {
		return this.#number(4);
	}

	/** Refuses a number above 2^53 - 1. */
	u64(): number {
		return this.#number(8);
	}

	/** The next bytes, as a view of the same memory: nothing is allocated by a length that is not there. */
	bytes(length: number): Uint8Array {
		if (length > this.left) throw new Unreadable();
		this.#at += length;
		return this.#bytes.subarray(this.#at - length, this.#at);
	}

	/** All that is left, as a view of the same memory. */
	rest(): Uint8Array {
		return this.bytes(this.left);
	}

	#number(width: number): number {
		if (width > this.left) throw new Unreadable();
		let value = 0;
		for (let end = this.#at + width; this.#at < end; this.#at++) {
			value = value * 256 + (this.#bytes[this.#at] ?? 0);
		}
		if (!Number.isSafeInteger(value)) throw new Unreadable();
		return value;
	}
}

/** What `read` makes of foreign bytes; nothing when it says so, when they end too early, and when some are left over. */
export function parsed<Value>(
	bytes: Uint8Array,
	read: (reader: ByteReader) => Value | undefined
): Value | undefined {
	const reader = new ByteReader(bytes);
	try {
		const value = read(reader);
		return reader.isAtEnd ? value : undefined;
	} catch (error) {
		if (error instanceof Unreadable) return undefined;
		throw error;
	}
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const digits = new Map([...alphabet].map((letter, digit) => [letter, digit]));

/** RFC 4648 section 5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
		for (let digit = 0; digit <= Math.min(3, bytes.length - at); digit++) {
			text += alphabet.charAt((group >> (18 - 6 * digit)) & 63);
		}
	}
	return text;
}

/** The bytes of a text that `toBase64Url` made; nothing for any other text, however near. */
export function fromBase64Url(text: string): Bytes | undefined {
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let bits = 0;
	let count = 0;
	let at = 0;
	for (const letter of text) {
		const digit = digits.get(letter);
		if (digit === undefined) return undefined;
		bits = ((bits << 6) | digit) & 0xffff;
		count += 6;
		if (count < 8) continue;
		count -= 8;
		bytes[at++] = bits >> count;
	}
	// What is left over is less than a digit, and zero: so each sequence of bytes has one text only.
	return count < 6 && (bits & ((1 << count) - 1)) === 0 ? bytes : undefined;
}

/** Whether two sequences hold the same bytes. Not for comparing secrets: it stops at the first difference. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** The same bytes, for WebCrypto: its types want memory that is not shared between threads, and ours never is. */
export function ownBytes(bytes: Uint8Array): Bytes {
	return bytes as Bytes;
}

/** The parts, one after another. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** UTF-8. */
export function utf8(text: string): Bytes {
	return new TextEncoder().encode(text);
}

/** Bytes nobody can guess. The only place in this folder that asks for randomness. */
export function randomBytes(length: number): Bytes {
	return crypto.getRandomValues(new Uint8Array(length));
}

/** SHA-256. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
	return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
