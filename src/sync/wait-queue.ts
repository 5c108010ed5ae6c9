import type { EnvelopeHead } from './envelope-format.ts';
import type { SealedEnvelope } from './envelope.ts';
import type { DeviceId } from './signer.ts';
import type { Vector } from './vector.ts';

const mostPerDevice = 1_000;
const mostBytesPerDevice = 8 * 1024 * 1024;
const mostBytes = 64 * 1024 * 1024;

interface Line {
	readonly bySeq: Map<number, SealedEnvelope>;
	bytes: number;
}

/**
 * Envelopes whose signature is good and whose turn has not come: something they build on is missing. Bounded per
 * device by 1,000 envelopes and 8 MB, and in all by 64 MB, of which whoever needs least is given first: a member
 * with many devices keeps nobody out. What falls out is asked for again when its turn comes.
 */
export class WaitQueue {
	readonly #lines = new Map<DeviceId, Line>();
	#bytes = 0;

	/**
	 * False when there is no room; the latest of a full line give way to an earlier one. What can be taken at once has
	 * room in any case: it does not stay.
	 */
	add(sealed: SealedEnvelope, { isNext = false } = {}): boolean {
		const { device, seq } = sealed.head;
		const line = this.#lines.get(device) ?? { bySeq: new Map(), bytes: 0 };
		if (line.bySeq.has(seq)) return true;
		this.#lines.set(device, line);
		while (!hasRoom(line, sealed)) {
			const latest = Math.max(...line.bySeq.keys());
			if (!(latest > seq)) return false;
			this.#remove(device, latest);
			this.#lines.set(device, line);
		}
		while (!isNext && this.#bytes + sealed.bytes.length > mostBytes) {
			const [fattest, other] = this.#fattest();
			if (other.bytes <= line.bytes + sealed.bytes.length) return false;
			this.#remove(fattest, Math.max(...other.bySeq.keys()));
		}
		line.bySeq.set(seq, sealed);
		line.bytes += sealed.bytes.length;
		this.#bytes += sealed.bytes.length;
		return true;
	}

	has(device: DeviceId, seq: number): boolean {
		return this.#lines.get(device)?.bySeq.has(seq) ?? false;
	}

	/** All that wait. */
	*all(): Generator<SealedEnvelope> {
		for (const { bySeq } of this.#lines.values()) yield* bySeq.values();
	}

	/**
	 * Those that can follow what is here and each other, should all of them be good, the oldest in front; and those whose
	 * number was taken while they waited. Of what waits on, however much it is, only the next of each device is looked at.
	 */
	inTurn(here: Vector, mayGo: (head: EnvelopeHead) => boolean = () => true): SealedEnvelope[] {
		const reached = new Map(here);
		const turn: SealedEnvelope[] = [];
		for (const [device, { bySeq }] of this.#lines) {
			const last = reached.get(device) ?? 0;
			for (const [seq, sealed] of bySeq) if (seq <= last) turn.push(sealed);
		}
		const isNext = ({ head }: SealedEnvelope) =>
			head.deps.every(([device, seq]) => seq <= (reached.get(device) ?? 0)) && mayGo(head);
		for (let isMoving = true; isMoving;) {
			isMoving = false;
			for (const [device, { bySeq }] of this.#lines) {
				let seq = reached.get(device) ?? 0;
				for (let next; (next = bySeq.get(seq + 1)) && isNext(next); seq += 1) {
					turn.push(next);
					reached.set(device, seq + 1);
					isMoving = true;
				}
			}
		}
		return turn.sort((one, other) => byAge(one.head, other.head));
	}

	take({ device, seq }: EnvelopeHead): void {
		this.#remove(device, seq);
	}

	/** Forget what waits of a device. */
	drop(device: DeviceId): void {
		for (const seq of this.#lines.get(device)?.bySeq.keys() ?? []) this.#remove(device, seq);
	}

	#fattest(): [DeviceId, Line] {
		return [...this.#lines].reduce((one, other) => (other[1].bytes > one[1].bytes ? other : one));
	}

	#remove(device: DeviceId, seq: number): void {
		const line = this.#lines.get(device);
		const sealed = line?.bySeq.get(seq);
		if (!line || !sealed) return;
		line.bySeq.delete(seq);
		line.bytes -= sealed.bytes.length;
		this.#bytes -= sealed.bytes.length;
		if (line.bySeq.size === 0) this.#lines.delete(device);
	}
}

function hasRoom(line: Line, { bytes }: SealedEnvelope): boolean {
	return line.bySeq.size < mostPerDevice && line.bytes + bytes.length <= mostBytesPerDevice;
}

/** The canonical order of envelopes: one never comes before what it builds on. */
export function byAge(
	one: Pick<EnvelopeHead, 'lamport' | 'device' | 'seq'>,
	other: Pick<EnvelopeHead, 'lamport' | 'device' | 'seq'>
): number {
	if (one.lamport !== other.lamport) return one.lamport - other.lamport;
	if (one.device !== other.device) return one.device < other.device ? -1 : 1;
	return one.seq - other.seq;
}
