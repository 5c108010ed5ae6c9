import type { EnvelopeHead, EnvelopeKind } from './envelope-format.ts';
import type { DeviceId } from './signer.ts';

/** A Yjs client that an envelope writes as, and the clock up to which it then has written. */
interface Claim {
	readonly client: number;
	readonly until: number;
}

/** What must be known of an envelope without opening it. Plain values, which a database keeps as they are. */
export interface LogNote extends Pick<EnvelopeHead, 'device' | 'seq' | 'lamport' | 'deps'> {
	/** SHA-256 of its bytes. */
	readonly hash: Uint8Array;
	/** What it carries. Earlier versions noted neither this nor its size. */
	readonly kind?: EnvelopeKind;
	/** In bytes. */
	readonly size?: number;
	readonly claims: readonly Claim[];
}

/** An envelope on its way to the disk. */
export interface LogEntry {
	readonly note: LogNote;
	readonly bytes: Uint8Array;
}

/** One board's envelopes on this device: what the storage gives to the sync. It only grows. */
export interface EnvelopeLog {
	/** The notes of all envelopes that can be read, in any order. Asked once, when the board is opened. */
	notes(): Promise<readonly LogNote[]>;
	/** The envelopes of one device with these numbers, both ends included, in order; it ends before one that is missing. */
	get(device: DeviceId, from: number, to: number): Promise<readonly Uint8Array[]>;
	/** All of them or none; resolves when they are on the disk. One that is there already is written again. */
	put(entries: readonly LogEntry[]): Promise<void>;
	certificates(): Promise<readonly Uint8Array[]>;
	putCertificate(device: DeviceId, bytes: Uint8Array): Promise<void>;
}
