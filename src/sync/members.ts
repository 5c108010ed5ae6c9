import { sameBytes, toBase64Url } from './bytes.ts';
import { type Certificate, certifiedDevice, certify, readCertificate } from './certificate.ts';
import type { EnvelopeLog } from './envelope-log.ts';
import type { BoardKeys } from './keys.ts';
import type { DeviceId, DeviceKey } from './signer.ts';

/** So many certificates of devices that wrote nothing yet are passed on; such a device brings its own. */
const mostIdle = 256;

interface Devices {
	has(device: DeviceId): boolean;
}

interface Kept extends Certificate {
	readonly bytes: Uint8Array;
}

/**
 * The devices that may write on a board: those of whom a certificate was seen. Of several of one device everybody
 * keeps the earliest, whatever comes when: two that each took the other's would tell each other without end.
 */
export class Members {
	readonly #kept = new Map<DeviceId, Kept>();
	/** The device of ours. */
	#own: DeviceId | undefined;

	constructor(
		readonly keys: BoardKeys,
		readonly log: EnvelopeLog
	) {}

	static async open(keys: BoardKeys, log: EnvelopeLog): Promise<Members> {
		const members = new Members(keys, log);
		for (const bytes of await log.certificates()) {
			const found = await members.#read(bytes);
			if (found) members.#kept.set(found.device, found);
		}
		return members;
	}

	has(device: DeviceId): boolean {
		return this.#kept.has(device);
	}

	/** When a device was certified, by the clock of whoever did it; the same for everybody. */
	since(device: DeviceId): number | undefined {
		return this.#kept.get(device)?.created;
	}

	get certificates(): readonly Uint8Array[] {
		return [...this.#kept.values()].map(({ bytes }) => bytes);
	}

	/**
	 * What this device tells another: its own, those of the wanted writers, and of others only the latest: an editor may
	 * certify devices without end, and what nobody can read would leave all silent.
	 */
	told(written: Devices, wanted: Devices = written): readonly Uint8Array[] {
		const all = [...this.#kept.values()].filter(({ device }) => device !== this.#own);
		const own = this.#own && this.#kept.get(this.#own);
		const writers = all.filter(({ device }) => wanted.has(device));
		const idle = all.filter(({ device }) => !written.has(device)).slice(-mostIdle);
		return [...(own ? [own] : []), ...writers, ...idle].map(({ bytes }) => bytes);
	}

	/** Take certificates from anybody and keep what is new: 'bad' when one was not made by this board. */
	async learn(certificates: readonly Uint8Array[]): Promise<'new' | 'known' | 'bad'> {
		let answer: 'new' | 'known' = 'known';
		for (const bytes of certificates) {
			if (this.#isKnown(bytes)) continue;
			const found = await this.#read(bytes);
			if (!found) return 'bad';
			const { device } = found;
			if (!isBefore(found, this.#kept.get(device))) continue;
			await this.log.putCertificate(device, bytes);
			this.#kept.set(device, found);
			answer = 'new';
		}
		return answer;
	}

	#isKnown(bytes: Uint8Array): boolean {
		const device = certifiedDevice(bytes);
		const kept = device && this.#kept.get(device);
		return kept !== undefined && sameBytes(kept.bytes, bytes);
	}

	/** Certify a device of ours once; needs the edit secret. */
	async admit(device: DeviceKey, now: number): Promise<void> {
		this.#own = device.id;
		if (this.has(device.id)) return;
		await this.learn([await certify(this.keys, device.publicBytes, now)]);
	}

	async #read(bytes: Uint8Array): Promise<Kept | undefined> {
		const certificate = await readCertificate(this.keys, bytes);
		return certificate && { ...certificate, bytes };
	}
}

/** Of two of the same moment their bytes decide: the signatures differ. */
function isBefore(one: Kept, other: Kept | undefined): boolean {
	if (!other || one.created !== other.created) return !other || one.created < other.created;
	return toBase64Url(one.bytes) < toBase64Url(other.bytes);
}
