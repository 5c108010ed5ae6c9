import { refuse } from './update-refusal.ts';

/**
 * Walks the bytes of a Yjs update one value at a time. It makes nothing of what it passes: a length is compared
 * with what is left before it is believed. What lib0 would read in another way than it was written is unreadable.
 */
export class UpdateBytes {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	/** How many bytes are left. */
	get rest(): number {
		return this.#bytes.length - this.#at;
	}

	byte(): number {
		const byte = this.#bytes[this.#at];
		if (byte === undefined) return refuse('unreadable');
		this.#at += 1;
		return byte;
	}

	/** A whole number from 0 to 2^53 - 1, seven bits to a byte and the lowest first. */
	count(): number {
		return this.#more(0, 1);
	}

	/** Pass a number with a sign: six bits in its first byte, seven in each that follows. */
	passInteger(): void {
		const first = this.byte();
		if (first & 0x80) this.#more(first & 0x3f, 0x40);
	}

	float32(): number {
		return this.#view.getFloat32(this.#pass(4));
	}

	float64(): number {
		return this.#view.getFloat64(this.#pass(8));
	}

	/** Pass a text, and answer where it began and how many bytes it has. */
	passText(): { readonly at: number; readonly length: number } {
		const length = this.count();
		return { at: this.#pass(length), length };
	}

	/** Whether the text there is this one, of ASCII letters. */
	isText(place: { readonly at: number; readonly length: number }, text: string): boolean {
		if (place.length !== text.length) return false;
		for (let i = 0; i < text.length; i += 1)
			if (this.#bytes[place.at + i] !== text.charCodeAt(i)) return false;
		return true;
	}

	#more(begun: number, scale: number): number {
		let number = begun;
		for (let weight = scale; ; weight *= 128) {
			const byte = this.byte();
			number += (byte & 0x7f) * weight;
			if (number > Number.MAX_SAFE_INTEGER) refuse('unreadable');
			if (byte >= 0x80) continue;
			// A number has one spelling; a longer one was not written by Yjs.
			if (byte === 0 && weight > 1) refuse('unreadable');
			return number;
		}
	}

	#pass(length: number): number {
		const at = this.#at;
		if (length > this.rest) refuse('unreadable');
		this.#at += length;
		return at;
	}
}
