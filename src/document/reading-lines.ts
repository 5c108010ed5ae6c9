import type * as Y from 'yjs';
import type { Reading } from '#domain/reading.ts';
import { writerMark, type Edit } from './edit.ts';
import {
	chainedReading,
	lastWordsAround,
	type ChainedReading,
	type LastWords
} from './reading-chain.ts';
import { dayOf, isYounger, readingGroup, readingKeyFrom, readingLine } from './reading-key.ts';

/** What is written: a value with its note, or that it is withdrawn. */
interface Said {
	readonly value: number | null;
	readonly note?: string | undefined;
}

interface Entry extends Said {
	readonly key: string;
	readonly at: number;
}

/** All that replaced each other under the first key of the line; the youngest is its head. */
interface Line {
	readonly key: string;
	readonly entries: Entry[];
	head: Entry;
}

/** An entry, and the line it lies in. */
interface Place {
	readonly line: Line;
	readonly entry: Entry;
}

/** The lines of some groups of a KPI's readings, as they are stored, and what writes on in them. */
export class ReadingLines {
	readonly #edit: Edit;
	readonly #readings: Y.Map<unknown>;
	readonly #lines = new Map<string, Line[]>();
	readonly #byKey = new Map<string, Line>();
	readonly #written = new Set<Entry>();
	#lastWords: LastWords | undefined;

	constructor(edit: Edit, readings: Y.Map<unknown>, groups: readonly string[]) {
		this.#edit = edit;
		this.#readings = readings;
		for (const group of groups) this.#lines.set(group, []);
		const days = new Set(groups.map(dayOf));
		readings.forEach((stored, key) => {
			// Nearly all are of other days.
			if (!days.has(dayOf(key))) return;
			const lines = this.#lines.get(readingGroup(key));
			const entry = lines && entryFrom(key, stored);
			if (entry) this.#keep(lines, entry);
		});
	}

	/** Where a reading on the board lies, whatever was said in its line since. */
	placeOf(group: string, { at, value, note }: Reading): Place | undefined {
		const places = (this.#lines.get(group) ?? []).flatMap((line) =>
			line.entries
				.filter((entry) => entry.at === at && entry.value === value)
				.map((entry) => ({ line, entry }))
		);
		return places.find(({ entry }) => entry.note === note) ?? places[0];
	}

	/**
	 * Say something in the name of a group, in place of all that it says now, and perhaps of somebody else's reading
	 * that was withdrawn for it.
	 */
	say(group: string, said: Said, withdrawn?: Entry): 'said' | 'as-before' {
		const lines = this.#lines.get(group) ?? [];
		const live = lines.filter(({ head }) => head.value !== null);
		const same = live.find(({ head }) => head.value === said.value && head.note === said.note);
		if (same && live.length === 1 && !withdrawn) return 'as-before';
		const kept = same ?? youngestOf(live) ?? youngestOf(lines);
		const over = live
			.filter((line) => line !== kept)
			.map((line) => this.append(line, { value: null }));
		if (withdrawn) over.push(withdrawn);
		if (!kept) lines.push(this.#begin(group, said, over));
		else if (!same || over.length > 0) this.append(kept, said, { over });
		return 'said';
	}

	/**
	 * Go on with a line in place of what it says now, or of one of its entries that was overtaken since: always younger
	 * than what it says now, even by a clock that is behind.
	 */
	append(
		line: Line,
		said: Said,
		{ entry = line.head, over = [] }: { entry?: Entry; over?: readonly Entry[] } = {}
	): Entry {
		const at = Math.max(this.#edit.at, line.head.at + 1, latestOf(over));
		const key = `${line.key}~${at.toString(36)}.${writerMark(this.#edit)}`;
		const places = [...this.#seenAt(line, entry), ...over.map((other) => other.key)];
		line.head = this.#write({ ...said, key, at }, places);
		line.entries.push(line.head);
		return line.head;
	}

	/** Let one of the last words count again, and none of the others. Nothing where it is not there. */
	choose(chosen: ChainedReading, words: readonly ChainedReading[]): void {
		const lines = words.flatMap(({ id }) => this.#byKey.get(readingLine(id)) ?? []);
		const kept = this.#byKey.get(readingLine(chosen.id));
		if (!kept) return;
		const over = [...new Set(lines)]
			.filter((line) => line !== kept && line.head.value !== null)
			.map((line) => this.append(line, { value: null }));
		this.append(kept, chosen, { over });
	}

	#begin(group: string, said: Said, over: readonly Entry[]): Line {
		const key = `${group}~${writerMark(this.#edit)}`;
		const at = Math.max(this.#edit.at, latestOf(over));
		const places = over.map((other) => other.key);
		const head = this.#write({ ...said, key, at }, places);
		const line = { key, head, entries: [head] };
		this.#byKey.set(key, line);
		return line;
	}

	/**
	 * What is replaced, and what whoever replaces it has seen besides: what was there before, as a correction may be
	 * undone when others have gone on from it, and all that stands beside what a line says now.
	 */
	#seenAt({ key, head }: Line, entry: Entry): readonly string[] {
		const seen = new Set([entry.key]);
		const before = chainedReading(entry.key, this.#readings.get(entry.key))?.replaces;
		if (before !== undefined) seen.add(before);
		if (entry === head && !this.#written.has(entry)) {
			this.#lastWords ??= lastWordsAround(this.#readings, new Set(this.#byKey.keys())).words;
			for (const { id } of this.#lastWords.get(key) ?? []) seen.add(id);
		}
		return [...seen];
	}

	#keep(lines: Line[], entry: Entry): void {
		const key = readingLine(entry.key);
		const line = this.#byKey.get(key);
		if (line) {
			line.entries.push(entry);
			if (isYounger(entry, line.head)) line.head = entry;
			return;
		}
		const begun = { key, entries: [entry], head: entry };
		this.#byKey.set(key, begun);
		lines.push(begun);
	}

	#write({ key, value, at, note }: Entry, places: readonly string[]): Entry {
		const entry: Entry = { key, value, at, note };
		const writer = this.#edit.by ?? '';
		const isForOther = value === null && writer !== readingKeyFrom(key).author;
		const plain = note === undefined ? [value, at] : [value, at, note];
		const chained = [value, at, note ?? '', places, ...(isForOther ? [writer] : [])];
		this.#readings.set(key, places.length > 0 ? chained : plain);
		this.#written.add(entry);
		return entry;
	}
}

/** Somebody may have sent more lines than a call takes arguments. */
function latestOf(entries: readonly Entry[]): number {
	return entries.reduce((latest, { at }) => Math.max(latest, at), 0);
}

function youngestOf(lines: readonly Line[]): Line | undefined {
	return [...lines].sort((a, b) => (isYounger(a.head, b.head) ? -1 : 1))[0];
}

function entryFrom(key: string, stored: unknown): Entry | undefined {
	const [value, at, note]: unknown[] = Array.isArray(stored) ? stored : [];
	if (typeof at !== 'number' || !Number.isFinite(at)) return undefined;
	return {
		key,
		at,
		value: typeof value === 'number' ? value : null,
		note: typeof note === 'string' && note !== '' ? note : undefined
	};
}
