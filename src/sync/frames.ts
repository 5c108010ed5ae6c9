import { concat } from './bytes.ts';
import { mostMessageBytes } from './channel.ts';

const frameBytes = 16 * 1024;
const more = 0;
const last = 1;

/** A message cut for a carrier that takes no large ones: frames of at most 16 kB, the first byte says whether it ends there. */
export function* framesOf(message: Uint8Array): Generator<Uint8Array> {
	const step = frameBytes - 1;
	for (let at = 0; at === 0 || at < message.length; at += step) {
		const end = at + step >= message.length ? last : more;
		yield concat(Uint8Array.of(end), message.subarray(at, at + step));
	}
}

/** Puts messages together again from frames that arrive in order. */
export class FrameReader {
	#parts: Uint8Array[] = [];
	#length = 0;

	/** The message that this frame completes, or nothing yet. 'malformed' ends it: close the channel. */
	read(frame: Uint8Array): Uint8Array | 'malformed' | undefined {
		const [end] = frame;
		this.#length += frame.length - 1;
		const isFrame = frame.length <= frameBytes && (end === last || (end === more && frame.length > 1));
		if (!isFrame || this.#length > mostMessageBytes) return 'malformed';
		this.#parts.push(frame.subarray(1));
		if (end === more) return undefined;
		const message = concat(...this.#parts);
		this.#parts = [];
		this.#length = 0;
		return message;
	}
}
