type Part = string | Uint8Array<ArrayBuffer>;

/** A browser copies all that a file is made of in one go: this much of it keeps nobody waiting. */
const pieceLength = 1 << 20;

/** A file in the making, of pieces that are copied while it grows and not all of them at its end. */
export class GrowingFile {
	readonly #pieces: Blob[] = [];
	#waiting: Part[] = [];
	#length = 0;

	/** @param part text, which the file has as UTF-8, or bytes */
	add(part: Part): void {
		this.#waiting.push(part);
		this.#length += part.length;
		if (this.#length >= pieceLength) this.#cut();
	}

	/** All that was added, in its order. */
	whole(): Blob {
		this.#cut();
		return new Blob(this.#pieces);
	}

	#cut(): void {
		this.#pieces.push(new Blob(this.#waiting));
		this.#waiting = [];
		this.#length = 0;
	}
}
