import * as Y from 'yjs';
import { type Fault, faultOf, StorageFault } from './fault.ts';

/** Whether what was typed is on this device's disk. `saved` only when every place has it. */
export type Saving =
	| { readonly state: 'saving' }
	| { readonly state: 'saved' }
	| { readonly state: 'failed'; readonly why: Fault };

/** Who wrote an update: somebody in this browser, or another device, which has signed it. */
export type Writer = 'here' | 'others';

/** One of the places on this device to which every edit is written. */
export interface Place {
	/** Begins the write before it returns. Throws or rejects with what went wrong. */
	write(update: Uint8Array, writer?: Writer): Promise<void>;
	/** Make it writable again after a fault; nothing to do where it still is. */
	reopen(fault: Fault): Promise<void>;
}

interface Unsaved {
	readonly update: Uint8Array;
	readonly writer: Writer;
}

interface Lane {
	readonly place: Place;
	/** Writes on their way. */
	pending: number;
	/** What this place refused, to be tried again. */
	unsaved: Unsaved[];
	fault: Fault | undefined;
}

/** A browser that has not answered by then never will: phones drop connections without a word. */
const answerWithinMs = 10_000;
/** Longer than a write takes: the other places do not wait for one that is stuck. */
const firstWithinMs = 250;
const firstRetryMs = 500;
const lastRetryMs = 30_000;

/**
 * Writes every edit to all places and tells the truth about it; keeps what failed and tries again by itself. The first
 * place has it in the task of the edit. The others follow as soon as that is done, so that what waits for it (others'
 * screens, the next frame) waits for one write and not for all.
 */
export class Saver {
	readonly #lanes: readonly Lane[];
	readonly #onChange: (saving: Saving) => void;
	/** On their way into a place. */
	readonly #writes = new Set<Promise<void>>();
	#saving: Saving = { state: 'saved' };
	#retryTimer: ReturnType<typeof setTimeout> | undefined;
	#retryInMs = firstRetryMs;
	#retrying: Promise<void> | undefined;
	#settled: (() => void)[] = [];
	#isStopped = false;

	constructor(places: readonly Place[], onChange: (saving: Saving) => void) {
		this.#lanes = places.map((place) => ({ place, pending: 0, unsaved: [], fault: undefined }));
		this.#onChange = onChange;
	}

	get saving(): Saving {
		return this.#saving;
	}

	/** Keep an update in every place, in the first one beginning in this task. Never throws into the edit. */
	save(update: Uint8Array, writer: Writer = 'here'): void {
		if (this.#isStopped) return;
		let first: Promise<unknown> | undefined;
		for (const lane of this.#lanes) {
			const written = this.#write(lane, update, writer, first);
			first ??= Promise.race([written, after(firstWithinMs)]);
			this.#writes.add(written);
			void written.then(() => this.#writes.delete(written));
		}
		this.#tell();
	}

	/** Keep in one place what only the others have, if anything, and tell how it stands. */
	fill(place: Place, lacked: readonly Uint8Array[]): void {
		const lane = this.#lanes.find((lane) => lane.place === place);
		if (!lane) return;
		for (const update of lacked) void this.#write(lane, update, 'here');
		this.#saving = this.#now();
		this.#onChange(this.#saving);
	}

	/** A place went away while nothing was being written: open it again, and say so only if that fails. */
	async lost(place: Place): Promise<void> {
		const lane = this.#lanes.find((lane) => lane.place === place);
		if (!lane || lane.fault || this.#isStopped) return;
		try {
			await place.reopen('closed');
		} catch (error) {
			this.#fail(lane, error);
		}
	}

	/** A place is known to be out of order from the beginning. */
	failed(place: Place, fault: Fault): void {
		const lane = this.#lanes.find((lane) => lane.place === place);
		if (!lane) return;
		lane.fault = fault;
		this.#retryLater();
		this.#tell();
	}

	/** Try again now what failed. */
	retry(): Promise<void> {
		if (this.#isStopped) return Promise.resolve();
		this.#retrying ??= this.#retryLanes().finally(() => (this.#retrying = undefined));
		return this.#retrying;
	}

	/** When all that was to be kept until now is in every place, or was refused there. */
	async written(): Promise<void> {
		await Promise.all(this.#writes);
	}

	/** How it ended, once nothing is on its way. */
	async settled(): Promise<Saving> {
		if (this.#lanes.some((lane) => lane.pending > 0)) {
			await new Promise<void>((resolve) => this.#settled.push(resolve));
		}
		return this.#saving;
	}

	/** Nothing more is kept, because nobody edits any more or there is no board to keep it for. */
	stop(): void {
		this.#isStopped = true;
		clearTimeout(this.#retryTimer);
	}

	/** Resolves when it is written, or it is known that it is not. */
	async #write(
		lane: Lane,
		update: Uint8Array,
		writer: Writer,
		behind?: Promise<unknown>
	): Promise<void> {
		lane.pending++;
		if (behind) await behind;
		try {
			// Of a board that was removed meanwhile nothing is written any more.
			if (!behind || !this.#isStopped) await this.#begin(lane.place, update, writer);
		} catch (error) {
			lane.pending--;
			lane.unsaved.push({ update, writer });
			return this.#fail(lane, error);
		}
		lane.pending--;
		this.#tell();
	}

	/** The write itself begins before this returns; whatever goes wrong, and silence too, is a rejection. */
	#begin(place: Place, update: Uint8Array, writer: Writer): Promise<void> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new StorageFault('blocked')), answerWithinMs);
			// What a promise's beginning throws rejects it.
			const written = place.write(update, writer);
			written.then(resolve, reject).finally(() => clearTimeout(timer));
		});
	}

	#fail(lane: Lane, error: unknown): void {
		lane.fault = faultOf(error);
		this.#retryLater();
		this.#tell();
	}

	async #retryLanes(): Promise<void> {
		clearTimeout(this.#retryTimer);
		this.#retryTimer = undefined;
		for (const lane of this.#lanes.filter((lane) => lane.fault)) {
			const unsaved = lane.unsaved;
			lane.unsaved = [];
			try {
				await lane.place.reopen(lane.fault ?? 'closed');
				for (const { update, writer } of mergedByWriter(unsaved))
					await this.#begin(lane.place, update, writer);
				// Edits made meanwhile may have been refused again: they keep the fault.
				if (lane.unsaved.length === 0) lane.fault = undefined;
			} catch (error) {
				lane.unsaved = [...unsaved, ...lane.unsaved];
				lane.fault = faultOf(error);
			}
		}
		if (this.#lanes.some((lane) => lane.fault)) this.#retryLater();
		else this.#retryInMs = firstRetryMs;
		this.#tell();
	}

	#retryLater(): void {
		if (this.#retryTimer !== undefined || this.#isStopped) return;
		this.#retryTimer = setTimeout(() => void this.retry(), this.#retryInMs);
		this.#retryInMs = Math.min(this.#retryInMs * 2, lastRetryMs);
	}

	#tell(): void {
		const before = this.#saving;
		this.#saving = this.#now();
		if (this.#lanes.every((lane) => lane.pending === 0)) {
			for (const resolve of this.#settled.splice(0)) resolve();
		}
		if (!isSame(before, this.#saving)) this.#onChange(this.#saving);
	}

	#now(): Saving {
		const why = this.#lanes.find((lane) => lane.fault)?.fault;
		if (why) return { state: 'failed', why };
		return { state: this.#lanes.some((lane) => lane.pending > 0) ? 'saving' : 'saved' };
	}
}

/** What was refused, as one update of each writer. Written twice, because the second failed, it changes nothing. */
function mergedByWriter(unsaved: readonly Unsaved[]): readonly Unsaved[] {
	return (['others', 'here'] as const).flatMap((writer) => {
		const updates = unsaved.filter((each) => each.writer === writer).map(({ update }) => update);
		return updates.length > 0 ? [{ update: Y.mergeUpdates(updates), writer }] : [];
	});
}

function isSame(left: Saving, right: Saving): boolean {
	return left.state === right.state && faultOfSaving(left) === faultOfSaving(right);
}

function faultOfSaving(saving: Saving): Fault | undefined {
	return saving.state === 'failed' ? saving.why : undefined;
}

function after(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
