import * as Y from 'yjs';
import type { Result } from '#domain/result.ts';
import type { Copy } from './copy.ts';
import type { EnvelopeHead } from './envelope-format.ts';
import {
	type EnvelopeRefusal,
	openEnvelope,
	type SealedEnvelope,
	verifyEnvelope
} from './envelope.ts';
import type { UpdatePayload } from './envelope-payload.ts';
import type { LogNote } from './envelope-log.ts';
import { anyRoot, type GateRefusal, passGate } from './gate.ts';
import type { BoardKeys } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { Prover } from './prover.ts';
import type { DeviceId } from './signer.ts';
import { StagedDepth } from './staged-depth.ts';
import { WaitQueue } from './wait-queue.ts';

/** Why nothing more is taken of a device: by its own doing, which it has signed. */
export type StopReason = EnvelopeRefusal | GateRefusal | 'fork' | 'bad-chain';

/** What became of an envelope: it is `known` already, it `waits` for others, `no-room` asks to send it again later. */
export type Receipt = 'stored' | 'known' | 'waits' | 'no-room' | 'not-stored' | StopReason;

/** An envelope whose signature is right, or why it is none. */
export type Checked = Result<SealedEnvelope, EnvelopeRefusal>;

/** Bytes that came, and what was found about them alone. */
export interface CheckedBytes {
	readonly bytes: Uint8Array;
	readonly checked: Checked;
}

/** What became of bytes, and the head of what they are when its signature is right. */
export interface Looked {
	readonly receipt: Receipt;
	readonly head?: EnvelopeHead;
}

/** An envelope that passed every check. Its update is there to apply, unless it is of a kind that has none. */
export interface Accepted {
	readonly sealed: SealedEnvelope;
	readonly note: LogNote;
	readonly payload: UpdatePayload | undefined;
}

/** What this version of the program can read. */
export interface Schema {
	readonly version: number;
	/** The names of the root maps that an update may write to. */
	readonly roots: ReadonlySet<string>;
}

/** One for all boards of this page. */
const prover = new Prover();

/** The checks of an envelope, in their one order, up to the point where it is stored. */
export class Intake {
	/** Devices whose chain ended, and why. */
	readonly stopped = new Map<DeviceId, StopReason>();
	readonly #waiting = new WaitQueue();

	constructor(
		readonly keys: BoardKeys,
		readonly schema: Schema,
		readonly certified: { has(device: DeviceId): boolean },
		readonly onStopped: (device: DeviceId, why: StopReason) => void = () => undefined
	) {}

	/** Whether an envelope is here already and only its turn has not come. */
	isWaiting(device: DeviceId, seq: number): boolean {
		return this.#waiting.has(device, seq);
	}

	/** Size, head, certificate, signature. */
	check(bytes: Uint8Array): Promise<Checked> {
		return verifyEnvelope(this.keys, bytes, this.certified, prover.prove);
	}

	/** Duplicate: what is left waits for its turn, were it only for a moment. */
	async look({ bytes, checked }: CheckedBytes, ledger: Ledger): Promise<Looked> {
		// Certificates that came before it may have been read since.
		const isEarly = !checked.done && checked.why === 'not-certified';
		const sealed = isEarly ? await this.check(bytes) : checked;
		if (!sealed.done) return { receipt: sealed.why };
		const { head } = sealed.value;
		return { receipt: this.#placed(sealed.value, ledger), head };
	}

	/** Chain and deps, decrypt, inflate, gate: those whose turn it is, in order. The ledger has them afterwards. */
	async ripe({ ledger, doc }: Pick<Copy, 'ledger' | 'doc'>): Promise<Accepted[]> {
		const depth = new StagedDepth(doc);
		const turn = this.#inTurn(ledger);
		const opened = await Promise.all(turn.map((sealed) => this.#open(sealed)));
		const accepted: Accepted[] = [];
		for (const [at, sealed] of turn.entries()) {
			const place = ledger.place(sealed);
			// One before it was refused: it waits on, or ends with its device.
			if (place === 'waits') continue;
			this.#waiting.take(sealed.head);
			if (place === 'forks' || place === 'bad-chain') {
				this.#stop(sealed.head.device, place === 'forks' ? 'fork' : place);
			}
			if (place !== 'next') continue;
			const payload = opened[at];
			const why =
				typeof payload === 'string'
					? payload
					: payload && this.gate(sealed.head, payload, ledger, depth);
			if (why || typeof payload === 'string') {
				if (why) this.#stop(sealed.head.device, why);
				continue;
			}
			const one = { sealed, note: noteOf(sealed, payload), payload };
			ledger.add(one.note);
			accepted.push(one);
			if (payload) depth.add(payload.update);
		}
		return accepted;
	}

	/** What this update would be refused for by others: asked of our own, before it is sealed. */
	gate(
		head: Pick<EnvelopeHead, 'kind' | 'device' | 'seq' | 'deps'>,
		{ schema, clients, update }: UpdatePayload,
		ledger: Ledger,
		depth: StagedDepth
	): GateRefusal | undefined {
		const seen = ledger.seenBy(head);
		const context = {
			clients,
			device: head.device,
			clocks: { get: (client: number) => ledger.clockIn(seen, client) },
			owner: (client: number) => ledger.ownerOf(client),
			depthOf: (client: number, clock: number) => depth.of(client, clock),
			isSnapshot: isGenesis(head)
		};
		return passGate(update, context, schema > this.schema.version ? anyRoot : this.schema.roots);
	}

	/** Those that can follow each other now, should all of them be good. */
	#inTurn(ledger: Ledger): SealedEnvelope[] {
		const needed = this.#needed();
		return this.#waiting.inTurn(
			ledger.vector,
			({ device, seq }) => !this.stopped.has(device) || seq <= (needed.get(device) ?? 0)
		);
	}

	/** Of a device that forked nothing more is taken but what others have built on: that harms nobody else. */
	#needed(): ReadonlyMap<DeviceId, number> {
		const needed = new Map<DeviceId, number>();
		for (const { head } of this.stopped.size > 0 ? this.#waiting.all() : []) {
			if (this.stopped.has(head.device)) continue;
			for (const [device, seq] of head.deps) {
				needed.set(device, Math.max(seq, needed.get(device) ?? 0));
			}
		}
		return needed;
	}

	#placed(sealed: SealedEnvelope, ledger: Ledger): Receipt {
		const { device } = sealed.head;
		const place = ledger.place(sealed);
		if (place === 'known') return 'known';
		const why = this.stopped.get(device);
		if (why !== undefined && why !== 'fork') return why;
		if (place === 'forks') return this.#stop(device, 'fork');
		return this.#waiting.add(sealed, { isNext: place === 'next' }) ? 'waits' : 'no-room';
	}

	async #open(sealed: SealedEnvelope): Promise<UpdatePayload | EnvelopeRefusal | undefined> {
		if (!carriesUpdate(sealed)) return undefined;
		const opened = await openEnvelope(this.keys, sealed);
		return opened.done ? opened.value : opened.why;
	}

	#stop(device: DeviceId, why: StopReason): StopReason {
		if (this.stopped.get(device) !== why) this.onStopped(device, why);
		this.stopped.set(device, why);
		if (why !== 'fork') this.#waiting.drop(device);
		return why;
	}
}

/** Whether there is a Yjs update in it. The other kinds are kept and passed on. */
export function carriesUpdate({ head }: Pick<SealedEnvelope, 'head'>): boolean {
	return head.kind === 'update' || head.kind === 'snapshot';
}

/** What the log keeps of an envelope that passed, or that is our own. */
export function noteOf(sealed: SealedEnvelope, payload: UpdatePayload | undefined): LogNote {
	const { kind, device, seq, lamport, deps } = sealed.head;
	const ends = payload ? Y.parseUpdateMeta(payload.update).to : new Map<number, number>();
	const clients = new Set([...(payload?.clients ?? []), ...ends.keys()]);
	const claims = [...clients].map((client) => ({ client, until: ends.get(client) ?? 0 }));
	const { hash, bytes } = sealed;
	return { kind, size: bytes.length, device, seq, lamport, deps, hash, claims };
}

/** Only the first envelope of a board may bring what many clients wrote. */
function isGenesis({ kind, seq, deps }: Pick<EnvelopeHead, 'kind' | 'seq' | 'deps'>): boolean {
	return kind === 'snapshot' && seq === 1 && deps.length === 0;
}
