import { sameBytes } from './bytes.ts';
import type { Receipt } from './intake.ts';
import { type Hello, mostRanges, type Range } from './messages.ts';
import type { Replica } from './replica.ts';
import type { Follower } from './replica-options.ts';
import type { DeviceId } from './signer.ts';
import { raiseTo, type Vector } from './vector.ts';

/** How far a sync with a peer is, in envelopes. */
export interface Progress {
	readonly have: number;
	readonly total: number;
}

/**
 * Whether all that the peers have is here, by what is known of each. One that has nothing yet, or only a part because it
 * has just come as well, does not end a first sync for the others.
 */
export function isAllHere(known: readonly Progress[]): boolean {
	return known.some(({ total }) => total > 0) && known.every(({ have, total }) => have >= total);
}

/** So many envelopes of one device are asked for at once: fewer than may wait for what they build on. */
const mostAsked = 512;

/** What to ask one peer for. One question at a time: the next when all that came is stored, so that nobody floods us. */
export class Pull {
	/** What the peer has, by its own word or because it sent it; nothing of devices that nobody certified. */
	readonly #theirs = new Map<DeviceId, number>();
	/** Its last envelopes, as far as it said which they are. */
	readonly #heads = new Map<DeviceId, Hello['heads'][number]>();
	/** Devices of which a question brought nothing, and where we were. */
	readonly #exhausted = new Map<DeviceId, number>();
	/** An envelope of a device that the peer has in another form than we do: seeing it proves whose fault it is. */
	readonly #doubts = new Map<DeviceId, Range>();
	#asked: readonly Range[] | undefined;
	#isAnswering = false;

	constructor(
		readonly replica: Replica,
		readonly follower: Follower
	) {}

	/** A hello with all that the peer said before of where it is; nothing where it is with devices nobody certified. */
	whole(hello: Hello): Hello | undefined {
		const { members } = this.replica;
		const isKnown = hello.heads.every(({ device }) => members.has(device));
		return isKnown ? { ...hello, heads: [...this.#heads.values()] } : undefined;
	}

	/** What the peer has of a device. */
	has(device: DeviceId): number {
		return this.#theirs.get(device) ?? 0;
	}

	/** The peer says where it is. */
	hear(heads: Hello['heads']): void {
		this.#exhausted.clear();
		for (const head of heads) {
			const { device, seq, hash } = head;
			if (!this.replica.members.has(device)) continue;
			raiseTo(this.#theirs, device, seq);
			this.#heads.set(device, head);
			const mine = this.replica.noteOf(device, seq);
			if (mine && !sameBytes(mine.hash, hash)) {
				this.#doubts.set(device, { device, from: seq, to: seq });
			}
		}
	}

	/** The peer says what it has got. */
	raise(vector: Vector): void {
		for (const [device, seq] of vector) {
			if (this.replica.members.has(device)) raiseTo(this.#theirs, device, seq);
		}
	}

	/** The peer sent an envelope, so it has this one and those before it. What we had is no answer. */
	arrived(device: DeviceId, seq: number, receipt: Receipt): void {
		this.#isAnswering ||= receipt !== 'known';
		raiseTo(this.#theirs, device, seq);
		const earlier = receipt === 'fork' && this.replica.askedBack(device);
		if (earlier) this.#doubts.set(device, earlier);
	}

	/** The next question; nothing when one is open, or nothing is to be asked here. */
	next(): readonly Range[] {
		if (this.#asked) return [];
		const ranges = [...this.#doubts.values()].slice(0, mostRanges);
		for (const { device } of ranges) this.#doubts.delete(device);
		const { replica, follower } = this;
		for (const [device, seq] of this.#theirs) {
			// The rest is asked for when these have come.
			if (ranges.length >= mostRanges) break;
			const mine = replica.vector.get(device) ?? 0;
			const other = replica.followers.whoAsks(device);
			const isElsewhere = other !== undefined && other !== follower;
			if (seq <= mine || isElsewhere || this.#exhausted.get(device) === mine) continue;
			if (this.#hasEnded(device) || replica.isHere(device, mine + 1)) continue;
			replica.followers.asks(device, follower);
			ranges.push({ device, from: mine + 1, to: Math.min(seq, mine + mostAsked) });
		}
		if (ranges.length > 0) this.#asked = ranges;
		return ranges;
	}

	/**
	 * The peer said that this was all, and all of it was looked at. An answer is cut where it gets long: only of one
	 * that brought nothing we know that there is no more.
	 */
	finish(): void {
		const { replica } = this;
		const mine = (device: DeviceId) => replica.vector.get(device) ?? 0;
		const asked = this.#asked ?? [];
		const isFruitful = asked.some(
			({ device, from }) => mine(device) >= from || replica.isHere(device, from)
		);
		for (const { device } of isFruitful ? [] : asked) this.#exhausted.set(device, mine(device));
		this.#release();
	}

	/** Time has passed: a peer that was asked and sends nothing gives way to others. */
	again(): void {
		if (this.#asked && !this.#isAnswering) this.finish();
		else this.#exhausted.clear();
		this.#isAnswering = false;
	}

	/**
	 * Of all that the peer has and that can come, how much is here. What others built on a fork counts with theirs, and
	 * nobody knows how much of the rest ever comes.
	 */
	get progress(): Progress {
		let have = 0;
		let total = 0;
		for (const [device, seq] of this.#theirs) {
			if (this.replica.stopped.has(device)) continue;
			const mine = this.replica.vector.get(device) ?? 0;
			have += Math.min(mine, seq);
			total += seq;
		}
		return { have, total };
	}

	#release(): void {
		this.#asked = undefined;
		this.replica.followers.release(this.follower);
	}

	/** What others have built on a fork is still taken. */
	#hasEnded(device: DeviceId): boolean {
		const why = this.replica.stopped.get(device);
		return why !== undefined && why !== 'fork';
	}
}
