import type { EnvelopeLog, LogEntry, LogNote } from '#sync/envelope-log.ts';
import type { DeviceId } from '#sync/signer.ts';

/** A disk for envelopes, in memory. It outlives the pages that write on it. */
export class MemoryDisk {
	readonly entries = new Map<string, LogEntry>();
	readonly certificates = new Map<DeviceId, Uint8Array>();
	/** The next writes fail, as on a full disk. */
	isFull = false;

	/** The disk as one page sees it, until the page crashes. */
	open(): MemoryLog {
		return new MemoryLog(this);
	}
}

export class MemoryLog implements EnvelopeLog {
	#isDead = false;

	constructor(readonly disk: MemoryDisk) {}

	/** Nothing that this page still does reaches the disk. */
	crash(): void {
		this.#isDead = true;
	}

	notes(): Promise<readonly LogNote[]> {
		return Promise.resolve([...this.disk.entries.values()].map(({ note }) => note));
	}

	get(device: DeviceId, from: number, to: number): Promise<readonly Uint8Array[]> {
		const found: Uint8Array[] = [];
		for (let seq = from; seq <= to; seq++) {
			const entry = this.disk.entries.get(`${device} ${seq}`);
			if (!entry) break;
			found.push(entry.bytes);
		}
		return Promise.resolve(found);
	}

	async put(entries: readonly LogEntry[]): Promise<void> {
		await Promise.resolve();
		if (this.#isDead || this.disk.isFull) throw new Error('the disk takes nothing');
		for (const entry of entries) {
			this.disk.entries.set(`${entry.note.device} ${entry.note.seq}`, entry);
		}
	}

	certificates(): Promise<readonly Uint8Array[]> {
		return Promise.resolve([...this.disk.certificates.values()]);
	}

	putCertificate(device: DeviceId, bytes: Uint8Array): Promise<void> {
		if (!this.#isDead) this.disk.certificates.set(device, bytes);
		return Promise.resolve();
	}
}
