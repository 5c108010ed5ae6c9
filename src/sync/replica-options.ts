import type * as Y from 'yjs';
import type { Acknowledgement } from './acknowledgement.ts';
import type { SealedEnvelope } from './envelope.ts';
import type { EnvelopeLog, LogNote } from './envelope-log.ts';
import type { GateRefusal } from './gate.ts';
import type { Schema, StopReason } from './intake.ts';
import type { BoardKeys } from './keys.ts';
import type { DeviceId, DeviceKey } from './signer.ts';
import type { Vector } from './vector.ts';

/** What a replica tells whoever opened the board. */
export interface ReplicaEvents {
	/** The document was put together again from the log: show this one from now on, and write what waits to be sealed into it. */
	onRebuilt(doc: Y.Doc): void;
	/** Somebody else writes under this device's key: take a new key by `useDevice`, and a new client for the document. */
	onCloned(): void;
	/**
	 * What this device wrote from this number on is something else elsewhere, and nobody will take it: take it out of the
	 * log, take a new key if this is still the device's, and write anew what was in it. Until then nothing is sealed.
	 */
	onForked?(device: DeviceId, from: number): void;
	/** Nothing more is taken of a device. */
	onStopped?(device: DeviceId, why: StopReason): void;
	/** A device has the same envelopes and another document, although both were just put together. */
	onDiverged?(device: DeviceId | undefined): void;
	/** How far another device is, by its own signed word. */
	onAcknowledged?(device: DeviceId, vector: Vector): void;
	/** An epoch notice was put into the log, here or elsewhere; see `notices`. */
	onNotice?(): void;
	/** Envelopes could not be written to the disk; they will be asked for again. */
	onNotStored?(): void;
	/** Entries of the log are damaged; they will be asked for again. */
	onDamaged?(notes: readonly LogNote[]): void;
}

export interface ReplicaOptions {
	readonly keys: BoardKeys;
	/** Signs what this device writes and says; without it, or without the edit secret, it only reads and forwards. */
	readonly device?: DeviceKey;
	readonly log: EnvelopeLog;
	/** Holds what the log holds. What comes from others is applied with the replica as the origin. */
	readonly doc: Y.Doc;
	readonly newDoc: () => Y.Doc;
	readonly schema: Schema;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Whether the document holds edits that were not sealed yet: then it is not compared. */
	readonly hasUnsealed?: () => boolean;
	/** What others had acknowledged before. */
	readonly acknowledged?: ReadonlyMap<DeviceId, Vector>;
	readonly events: ReplicaEvents;
}

/** Why an edit of ours was not sealed. Those of the gate are mistakes of ours: everybody else would refuse it. */
export type SealRefusal = 'view-only' | 'cloned' | 'not-stored' | GateRefusal;

/** Who wants to know what happens to a replica: its exchanges. */
export interface Follower {
	onSealed(sealed: SealedEnvelope): void;
	onStored(ack: Acknowledgement): void;
	onCertified(): void;
	/** Something may be asked for now that was not before. */
	onRoom(): void;
}
