import type { Channel } from '../channel.ts';
import { FrameReader, framesOf } from './frames.ts';

/** So much is handed to the browser at once; the rest waits here, where it can be counted and given up. */
const highWater = 256 * 1024;

/** So much a peer may say before anybody listens: a handshake, not a board. */
const maxUnheard = 256 * 1024;

/** A channel over one RTCDataChannel, which it owns. A peer that sends what is no frame is hung up on. */
export class DataChannel implements Channel {
	readonly #wire: RTCDataChannel;
	readonly #reader = new FrameReader();
	readonly #waiting: Generator<Uint8Array<ArrayBuffer>>[] = [];
	#waitingBytes = 0;
	#isClosed = false;
	#unheard: Uint8Array[] = [];
	#unheardBytes = 0;
	#listener: ((message: Uint8Array) => void) | undefined;
	onClose = (): void => undefined;
	/** For who made it: the connection around it is of no use any more. */
	onEnd = (): void => undefined;

	constructor(wire: RTCDataChannel) {
		this.#wire = wire;
		wire.binaryType = 'arraybuffer';
		wire.bufferedAmountLowThreshold = highWater / 2;
		wire.onopen = () => this.#flush();
		wire.onbufferedamountlow = () => this.#flush();
		wire.onmessage = ({ data }) => this.#receive(data);
		wire.onclose = () => this.close();
	}

	get buffered(): number {
		return this.#waitingBytes + this.#wire.bufferedAmount;
	}

	get onMessage(): (message: Uint8Array) => void {
		return this.#listener ?? (() => undefined);
	}

	/** What came before anybody listened is told to the first who does. */
	set onMessage(listener: (message: Uint8Array) => void) {
		this.#listener = listener;
		this.#unheardBytes = 0;
		for (const message of this.#unheard.splice(0)) listener(message);
	}

	send(message: Uint8Array): void {
		if (this.#isClosed) return;
		this.#waiting.push(framesOf(message));
		this.#waitingBytes += message.length;
		this.#flush();
	}

	close(): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		this.#waiting.length = 0;
		this.#waitingBytes = 0;
		this.#wire.close();
		this.onClose();
		this.onEnd();
	}

	#flush(): void {
		while (this.#wire.readyState === 'open' && this.#wire.bufferedAmount < highWater) {
			const frame = this.#waiting[0]?.next();
			if (!frame) break;
			if (frame.done) {
				this.#waiting.shift();
				continue;
			}
			this.#waitingBytes = Math.max(0, this.#waitingBytes - frame.value.length);
			try {
				this.#wire.send(frame.value);
			} catch {
				// It closed between the question and the sending.
				this.close();
			}
		}
		if (this.#waiting.length === 0) this.#waitingBytes = 0;
	}

	#receive(data: unknown): void {
		if (this.#isClosed) return;
		const message =
			data instanceof ArrayBuffer ? this.#reader.read(new Uint8Array(data)) : 'broken';
		if (message === 'more') return;
		if (message === 'broken') this.close();
		else if (this.#listener) this.#listener(message);
		else this.#keep(message);
	}

	#keep(message: Uint8Array): void {
		this.#unheard.push(message);
		this.#unheardBytes += message.length;
		if (this.#unheardBytes > maxUnheard) this.close();
	}
}
