import { concat } from '../bytes.ts';
import { mostMessageBytes } from '../channel.ts';

/** What one frame holds at most: every browser passes it on in one piece and lets others in between. */
export const frameBytes = 16_384;

const first = 1;
const further = 0;

/** Cut a message of at most 8 MB: the first frame is `1 | length u32 | bytes`, each further one `0 | bytes`. */
export function framesOf(message: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
	if (message.length > mostMessageBytes) throw new RangeError('a message of more than 8 MB');
	return cut(message);
}

function* cut(message: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
	const head = new Uint8Array(5);
	head[0] = first;
	new DataView(head.buffer).setUint32(1, message.length);
	let at = frameBytes - head.length;
	yield concat(head, message.subarray(0, at));
	for (; at < message.length; at += frameBytes - 1) {
		yield concat(Uint8Array.of(further), message.subarray(at, at + frameBytes - 1));
	}
}

/** Puts messages together again. Holds what has arrived, never what was only announced. */
export class FrameReader {
	#parts: Uint8Array[] = [];
	#missing = 0;

	/** The message that this frame completes, `more` when frames are missing, `broken` for what no sender of ours cuts. */
	read(frame: Uint8Array): Uint8Array | 'more' | 'broken' {
		const kind = frame[0];
		if (kind === first) {
			if (this.#missing > 0 || frame.length < 5) return 'broken';
			this.#missing = new DataView(frame.buffer, frame.byteOffset).getUint32(1);
			if (this.#missing > mostMessageBytes) return 'broken';
			return this.#take(frame, 5);
		}
		if (kind !== further || this.#missing === 0) return 'broken';
		return this.#take(frame, 1);
	}

	/** Every frame but the last is full: kept in crumbs, a message would take a hundred times its length. */
	#take(frame: Uint8Array, headBytes: number): Uint8Array | 'more' | 'broken' {
		if (frame.length !== Math.min(frameBytes, headBytes + this.#missing)) return 'broken';
		this.#missing -= frame.length - headBytes;
		this.#parts.push(frame.subarray(headBytes));
		return this.#missing > 0 ? 'more' : concat(...this.#parts.splice(0));
	}
}
