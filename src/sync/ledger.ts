import { sameBytes } from './bytes.ts';
import type { EnvelopeHead } from './envelope-format.ts';
import type { SealedEnvelope } from './envelope.ts';
import type { LogNote } from './envelope-log.ts';
import type { DeviceId } from './signer.ts';
import { raise, raiseTo, type Vector } from './vector.ts';

interface Chain {
	/** In order, the first has number 1. */
	readonly notes: LogNote[];
	/** What the device had seen when it wrote its last, by its own word; its own envelopes among it. */
	readonly known: Map<DeviceId, number>;
}

interface Writer {
	readonly owner: DeviceId;
	readonly marks: { readonly seq: number; readonly until: number }[];
}

/** How an envelope stands to what is in the log. `forks` and `bad-chain` are its device's own doing. */
export type Place = 'next' | 'known' | 'waits' | 'forks' | 'bad-chain';

const nothingBefore = new Uint8Array(32);

/** What the log holds, in memory: chains of envelopes and whose clients of Yjs wrote how far. Never what cannot be decided alike everywhere. */
export class Ledger {
	readonly #chains = new Map<DeviceId, Chain>();
	readonly #writers = new Map<number, Writer>();
	readonly #vector = new Map<DeviceId, number>();
	#count = 0;

	/** Takes the notes of a log in any order, and leaves out what comes after a gap. */
	constructor(notes: Iterable<LogNote> = []) {
		for (const note of [...notes].sort((one, other) => one.seq - other.seq)) {
			if (note.seq === (this.#vector.get(note.device) ?? 0) + 1) this.add(note);
		}
	}

	/** Grows as envelopes are added. */
	get vector(): Vector {
		return this.#vector;
	}

	get count(): number {
		return this.#count;
	}

	notes(): LogNote[] {
		return [...this.#chains.values()].flatMap(({ notes }) => notes);
	}

	note(device: DeviceId, seq: number): LogNote | undefined {
		return this.#chains.get(device)?.notes[seq - 1];
	}

	/** A device's last envelope. */
	head(device: DeviceId): LogNote | undefined {
		return this.#chains.get(device)?.notes.at(-1);
	}

	/** Where an envelope belongs whose signature is right. */
	place({ head, hash }: SealedEnvelope): Place {
		const before = this.#vector.get(head.device) ?? 0;
		if (head.seq <= before) {
			const known = this.note(head.device, head.seq);
			return known && sameBytes(known.hash, hash) ? 'known' : 'forks';
		}
		if (head.seq > before + 1) return 'waits';
		const previous = this.head(head.device)?.hash ?? nothingBefore;
		if (!sameBytes(previous, head.previous)) return 'forks';
		if (head.deps.some(([device, seq]) => seq > (this.#vector.get(device) ?? 0))) return 'waits';
		return head.lamport === this.lamportAfter(head) ? 'next' : 'bad-chain';
	}

	/** The one lamport number that an envelope can have: one more than the highest it builds on. */
	lamportAfter({ device, seq, deps }: Pick<EnvelopeHead, 'device' | 'seq' | 'deps'>): number {
		const below = [[device, seq - 1] as const, ...deps];
		return 1 + Math.max(...below.map(([each, at]) => this.note(each, at)?.lamport ?? 0));
	}

	/** What the device of an envelope had seen, by what its chain says up to this one. */
	seenBy({ device, deps }: Pick<EnvelopeHead, 'device' | 'deps'>): Vector {
		const seen = new Map(this.#chains.get(device)?.known);
		raise(seen, new Map(deps));
		return seen;
	}

	/** What this device has to name as seen in its next envelope. */
	depsOf(device: DeviceId): readonly (readonly [DeviceId, number])[] {
		const known = this.#chains.get(device)?.known;
		return [...this.#vector].filter(
			([other, seq]) => other !== device && seq > (known?.get(other) ?? 0)
		);
	}

	/** Which device writes as this client of Yjs. */
	ownerOf(client: number): DeviceId | undefined {
		return this.#writers.get(client)?.owner;
	}

	/** Every client of Yjs that wrote, and as which device. */
	owners(): Map<number, DeviceId> {
		return new Map([...this.#writers].map(([client, { owner }]) => [client, owner]));
	}

	/** How far a client had written in what somebody had seen: the same on every device, whatever else it has. */
	clockIn(seen: Vector, client: number): number {
		const writer = this.#writers.get(client);
		const last = writer && seen.get(writer.owner);
		return writer?.marks.findLast(({ seq }) => seq <= (last ?? 0))?.until ?? 0;
	}

	/** Add the next note of its device. */
	add(note: LogNote): void {
		const { device, seq, deps } = note;
		const chain: Chain = this.#chains.get(device) ?? { notes: [], known: new Map() };
		this.#chains.set(device, chain);
		chain.notes.push(note);
		raise(chain.known, new Map(deps));
		raiseTo(chain.known, device, seq);
		this.#vector.set(device, seq);
		this.#count += 1;
		for (const { client, until } of note.claims) {
			const writer: Writer = this.#writers.get(client) ?? { owner: device, marks: [] };
			this.#writers.set(client, writer);
			// Writing again what was written takes nothing back.
			writer.marks.push({ seq, until: Math.max(until, writer.marks.at(-1)?.until ?? 0) });
		}
	}
}
