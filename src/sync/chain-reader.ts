import type { EnvelopeLog } from './envelope-log.ts';
import type { DeviceId } from './signer.ts';

/** How many envelopes are read from the disk at once. */
export const readAhead = 64;

/** Reads one device's envelopes in steps, without asking the database for each. */
export class ChainReader {
	readonly #log: EnvelopeLog;
	readonly #device: DeviceId;
	#from = 1;
	#read: readonly Uint8Array[] = [];

	constructor(log: EnvelopeLog, device: DeviceId) {
		this.#log = log;
		this.#device = device;
	}

	async at(seq: number): Promise<Uint8Array | undefined> {
		if (this.#read[seq - this.#from] === undefined) {
			this.#read = await this.#log.get(this.#device, seq, seq + readAhead - 1);
			this.#from = seq;
		}
		return this.#read[seq - this.#from];
	}
}
