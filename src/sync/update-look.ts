import { UpdateBytes } from './update-bytes.ts';
import { type LookRefusal, refuse, Unacceptable } from './update-refusal.ts';

/** How much an update may hold: bytes, structs with the ranges it deletes, plain values at every depth. */
export interface UpdateLimits {
	readonly bytes: number;
	readonly structs: number;
	readonly values: number;
}

/** Clocks end here: beyond 2^31 the arithmetic of others on 32 bits begins to lie. */
const highestClock = 2 ** 31;
/** A client of Yjs is a random number of 32 bits. */
const highestClient = 2 ** 32 - 1;
/** The bytes of a key or a text; the document's own commands stop at 10,000 UTF-16 units. */
const longestText = 64 * 1024;
/** How deep a value may lie in lists and records; the layout needs three. */
export const deepest = 32;

/** Names that mean something to the language when a value is made of them. */
const unsafeKeys = ['__proto__', 'constructor', 'prototype'] as const;

/** The lowest five bits of a struct's first byte say what it holds, the highest three what is written before. */
const kindBits = 0x1f;
const hasKey = 0x20;
const hasRightOrigin = 0x40;
const hasOrigin = 0x80;
const kinds = { collected: 0, deleted: 1, map: 7, any: 8, skip: 10 } as const;

/**
 * Walk an update's bytes and say why they must not be decoded, or nothing. What passes is in the one spelling
 * of Yjs, holds nothing but maps and plain finite values by key, and no more of it than the limits allow.
 */
export function lookAt(update: Uint8Array, limits: UpdateLimits): LookRefusal | undefined {
	if (update.length > limits.bytes) return 'too-big';
	try {
		new Look(update, limits).walk();
		return undefined;
	} catch (error) {
		if (error instanceof Unacceptable) return error.why;
		throw error;
	}
}

class Look {
	readonly #bytes: UpdateBytes;
	#structsLeft: number;
	#valuesLeft: number;

	constructor(update: Uint8Array, limits: UpdateLimits) {
		this.#bytes = new UpdateBytes(update);
		this.#structsLeft = limits.structs;
		this.#valuesLeft = limits.values;
	}

	walk(): void {
		this.#sections((from) => from + this.#struct());
		this.#sections(() => this.#deletedRange(), 'deletes');
		if (this.#bytes.rest > 0) refuse('unreadable');
	}

	/** One section for each client: how many, whose, and for structs the clock of the first. */
	#sections(end: (from: number) => number, part: 'structs' | 'deletes' = 'structs'): void {
		const clients = new Set<number>();
		for (let sections = this.#bytes.count(); sections > 0; sections -= 1) {
			const first = this.#bytes.count();
			const second = this.#bytes.count();
			const [many, client] = part === 'structs' ? [first, second] : [second, first];
			// Yjs keeps only the last of two sections of one client, and what it makes of an empty one is nothing.
			if (client > highestClient || clients.has(client) || many === 0) refuse('unreadable');
			clients.add(client);
			// Yjs makes room for as many structs as are announced, whether they follow or not.
			this.#take(many);
			if (many * 2 > this.#bytes.rest) refuse('unreadable');
			let clock = part === 'structs' ? this.#bytes.count() : 0;
			for (let left = many; left > 0; left -= 1) {
				clock = end(clock);
				if (clock > highestClock && part === 'structs') refuse('clock-too-high');
			}
		}
	}

	#take(structs: number): void {
		if (structs > this.#structsLeft) refuse('too-big');
		this.#structsLeft -= structs;
	}

	#struct(): number {
		const info = this.#bytes.byte();
		const kind = info & kindBits;
		// The two decoders of Yjs disagree on these with further bits set.
		if ((kind === kinds.collected || kind === kinds.skip) && info !== kind) refuse('unreadable');
		if (kind === kinds.skip) refuse('gap');
		if (kind === kinds.collected) return this.#length();
		// Only lists have a right origin, and only in lists an item has no key.
		if (info & hasRightOrigin) refuse('unknown-content');
		if (info & hasOrigin) this.#id();
		else this.#parent(info);
		return this.#content(kind);
	}

	#parent(info: number): void {
		const isRoot = this.#bytes.count();
		if (isRoot > 1) refuse('unreadable');
		if (isRoot) this.#text();
		else this.#id();
		if (!(info & hasKey)) refuse('unknown-content');
		this.#key();
	}

	#content(kind: number): number {
		if (kind === kinds.deleted) return this.#length();
		if (kind === kinds.map) return this.#bytes.count() === 1 ? 1 : refuse('unknown-content');
		if (kind !== kinds.any) refuse('unknown-content');
		const length = this.#length();
		// Each can become a struct of its own, and a long run is slow to take apart.
		this.#take(length - 1);
		for (let left = length; left > 0; left -= 1) this.#value(0);
		return length;
	}

	#value(depth: number): void {
		if (depth > deepest) refuse('too-deep');
		if (this.#valuesLeft === 0) refuse('too-big');
		this.#valuesLeft -= 1;
		switch (this.#bytes.byte()) {
			case 127: // undefined
			case 126: // null
			case 121: // false
			case 120: // true
				return;
			case 125:
				return this.#bytes.passInteger();
			case 124:
				return finite(this.#bytes.float32());
			case 123:
				return finite(this.#bytes.float64());
			case 119:
				this.#text();
				return;
			case 118:
				for (let left = this.#bytes.count(); left > 0; left -= 1) {
					this.#key();
					this.#value(depth + 1);
				}
				return;
			case 117:
				for (let left = this.#bytes.count(); left > 0; left -= 1) this.#value(depth + 1);
				return;
			case 122: // BigInt
			case 116: // bytes
				return refuse('bad-value');
			default:
				return refuse('unreadable');
		}
	}

	#deletedRange(): number {
		return this.#bytes.count() + this.#length();
	}

	#length(): number {
		return this.#bytes.count() || refuse('unreadable');
	}

	#id(): void {
		if (this.#bytes.count() > highestClient) refuse('unreadable');
		this.#bytes.count();
	}

	#key(): void {
		const place = this.#text();
		if (unsafeKeys.some((key) => this.#bytes.isText(place, key))) refuse('bad-value');
	}

	#text(): { readonly at: number; readonly length: number } {
		const place = this.#bytes.passText();
		return place.length > longestText ? refuse('too-big') : place;
	}
}

function finite(number: number): void {
	if (!Number.isFinite(number)) refuse('bad-value');
}
