import type { Database } from '#storage/database.ts';
import { readDrafts, writeDraft } from '#storage/drafts.ts';

/** The fields of a form. */
export type Fields = Record<string, unknown>;

/**
 * What is typed into a form and not committed. Bind fields to `value`; every change is on its way to the disk
 * before the task of the input ends, and is there again after a reload.
 */
export class Draft<Value extends Fields> {
	#value: Value;
	/** The form as it was begun; not known of one that was left on the disk. */
	#begunText: string | undefined;
	readonly #initial: Value;
	readonly #initialText: string;
	#stop: (() => void) | undefined;
	#isClosed = false;

	constructor(initial: Value, stored: unknown, write: (value: Value | undefined) => void) {
		this.#initial = initial;
		this.#initialText = JSON.stringify(initial);
		this.#value = $state(joined(initial, stored));
		this.#begunText = stored === undefined ? this.#initialText : undefined;
		let written = this.#text;
		const watch = (): void => {
			if (this.#isClosed) return;
			this.#stop = $effect.root(() => {
				// Drives the disk: effects run before the task of the input ends.
				$effect(() => {
					const text = this.#text;
					if (text === written) return;
					written = text;
					write(this.isDirty ? ($state.snapshot(this.value) as Value) : undefined);
				});
			});
		};
		// A root begun while a component is being set up would hang below it, and stop with it.
		queueMicrotask(watch);
	}

	/** Deeply reactive. Set as a whole, the form is begun. */
	get value(): Value {
		return this.#value;
	}

	set value(value: Value) {
		this.#value = value;
		this.#begunText = JSON.stringify(value);
	}

	/** Whether there is more in the form than it was begun with; of one that was left on the disk, more than nothing. */
	get isTyped(): boolean {
		return this.#text !== (this.#begunText ?? this.#initialText);
	}

	/** Whether anything was typed that is not in the form's beginning. */
	get isDirty(): boolean {
		return this.#text !== this.#initialText;
	}

	/** Committed, or given up: the form begins anew. */
	clear(): void {
		this.value = structuredClone(this.#initial);
	}

	close(): void {
		this.#isClosed = true;
		this.#stop?.();
	}

	get #text(): string {
		return JSON.stringify(this.value);
	}
}

/** Longer than a frame takes. */
const forgetAfterMs = 50;

/** The drafts of one board, or of the shelf. */
export class Drafts {
	// Not reactive: each draft is.
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	readonly #open = new Map<string, { close(): void }>();
	/** Forms that were committed, to be forgotten on the disk when the screen shows it. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	readonly #spent = new Set<string>();
	#forgetting: ReturnType<typeof setTimeout> | undefined;

	private constructor(
		readonly database: Database,
		readonly place: string,
		readonly stored: ReadonlyMap<string, unknown> | undefined
	) {}

	/** Read what was left of a board's forms; `place` is its id. A device that cannot read has no drafts. */
	static async open(database: Database, place: string): Promise<Drafts> {
		const stored = await readDrafts(database, place).catch(() => undefined);
		return new Drafts(database, place, stored);
	}

	/** The draft of one form. Asked twice, it is the same one. */
	draft<Value extends Fields>(key: string, initial: Value): Draft<Value> {
		const known = this.#open.get(key);
		if (known) return known as Draft<Value>;
		const draft = new Draft(structuredClone(initial), this.stored?.get(key), (value) => {
			this.#spent.delete(key);
			if (value === undefined) this.#forgetSoon(key);
			else this.#write(key, value);
		});
		this.#open.set(key, draft);
		return draft;
	}

	close(): void {
		for (const draft of this.#open.values()) draft.close();
		this.#open.clear();
		this.#forget();
	}

	#forgetSoon(key: string): void {
		this.#spent.add(key);
		this.#forgetting ??= setTimeout(() => this.#forget(), forgetAfterMs);
	}

	#forget(): void {
		clearTimeout(this.#forgetting);
		this.#forgetting = undefined;
		for (const key of this.#spent) this.#write(key, undefined);
		this.#spent.clear();
	}

	/** A form must go on while the disk does not; what is committed is watched where it is saved. */
	#write(key: string, value: Fields | undefined): void {
		writeDraft(this.database, this.place, key, value).catch(() => undefined);
	}
}

/** Fields of an older form that are gone or of another type are left out. */
function joined<Value extends Fields>(initial: Value, stored: unknown): Value {
	const value: Fields = structuredClone(initial);
	if (typeof stored !== 'object' || stored === null) return value as Value;
	for (const [field, was] of Object.entries(stored)) {
		if (field in initial && kindOf(was) === kindOf(initial[field])) value[field] = was;
	}
	return value as Value;
}

function kindOf(value: unknown): string {
	return Array.isArray(value) ? 'list' : typeof value;
}
