import { certify, readCertificate } from './certificate.ts';
import type { EnvelopeLog } from './envelope-log.ts';
import type { BoardKeys } from './keys.ts';
import type { DeviceId, DeviceKey } from './signer.ts';

/** The devices that may write on a board: those of whom a certificate was seen. */
export class Members {
	readonly #certificates = new Map<DeviceId, Uint8Array>();
	readonly #since = new Map<DeviceId, number>();

	constructor(
		readonly keys: BoardKeys,
		readonly log: EnvelopeLog
	) {}

	static async open(keys: BoardKeys, log: EnvelopeLog): Promise<Members> {
		const members = new Members(keys, log);
		for (const bytes of await log.certificates()) await members.#read(bytes);
		return members;
	}

	has(device: DeviceId): boolean {
		return this.#certificates.has(device);
	}

	/** When a device was certified, by the clock of whoever did it; the same for everybody. */
	since(device: DeviceId): number | undefined {
		return this.#since.get(device);
	}

	get certificates(): readonly Uint8Array[] {
		return [...this.#certificates.values()];
	}

	/** Take certificates from anybody and keep what is new: 'bad' when one was not made by this board. */
	async learn(certificates: readonly Uint8Array[]): Promise<'new' | 'known' | 'bad'> {
		let answer: 'new' | 'known' = 'known';
		const known = new Set(this.certificates.map(String));
		for (const bytes of certificates) {
			if (known.has(String(bytes))) continue;
			const device = await this.#read(bytes);
			if (!device) return 'bad';
			await this.log.putCertificate(device, bytes);
			answer = 'new';
		}
		return answer;
	}

	/** Certify a device of ours once; needs the edit secret. */
	async admit(device: DeviceKey, now: number): Promise<void> {
		if (this.has(device.id)) return;
		await this.learn([await certify(this.keys, device.publicBytes, now)]);
	}

	async #read(bytes: Uint8Array): Promise<DeviceId | undefined> {
		const certificate = await readCertificate(this.keys, bytes);
		if (!certificate) return undefined;
		this.#certificates.set(certificate.device, bytes);
		this.#since.set(certificate.device, certificate.created);
		return certificate.device;
	}
}
