import type * as Y from 'yjs';
import type { Reading } from '#domain/reading.ts';
import { writerMark, type Edit } from './edit.ts';
import { isYounger, readingGroup, readingLine } from './reading-key.ts';

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

/** The lines of some groups of a KPI's readings, as they are stored, and what writes on in them. */
export class ReadingLines {
	readonly #edit: Edit;
	readonly #readings: Y.Map<unknown>;
	readonly #lines = new Map<string, Line[]>();

	constructor(edit: Edit, readings: Y.Map<unknown>, groups: readonly string[]) {
		this.#edit = edit;
		this.#readings = readings;
		for (const group of groups) this.#lines.set(group, []);
		readings.forEach((stored, key) => {
			const lines = this.#lines.get(readingGroup(key));
			const entry = lines && entryFrom(key, stored);
			if (entry) keep(lines, entry);
		});
	}

	/** The line that a reading on the board comes from, whatever was said in it since. */
	lineOf(group: string, { at, value, note }: Reading): Line | undefined {
		const said = (line: Line, isSame: (entry: Entry) => boolean) => line.entries.some(isSame);
		const lines = (this.#lines.get(group) ?? []).filter((line) =>
			said(line, (entry) => entry.at === at && entry.value === value)
		);
		return lines.find((line) => said(line, (entry) => entry.note === note)) ?? lines[0];
	}

	/** Say something in the name of a group, in place of all that it says now. */
	say(group: string, said: Said): 'said' | 'as-before' {
		const lines = this.#lines.get(group) ?? [];
		const live = lines.filter(({ head }) => head.value !== null);
		const same = live.find(({ head }) => head.value === said.value && head.note === said.note);
		if (same && live.length === 1) return 'as-before';
		const kept = same ?? youngestOf(live) ?? youngestOf(lines);
		for (const line of live) if (line !== kept) this.append(line, { value: null });
		if (!kept) lines.push(this.#begin(group, said));
		else if (!same) this.append(kept, said);
		return 'said';
	}

	/** Go on with a line: always younger than what it says now, even by a clock that is behind. */
	append(line: Line, said: Said): void {
		const at = Math.max(this.#edit.at, line.head.at + 1);
		const key = `${line.key}~${at.toString(36)}.${writerMark(this.#edit)}`;
		line.head = this.#write({ ...said, key, at });
		line.entries.push(line.head);
	}

	#begin(group: string, said: Said): Line {
		const key = `${group}~${writerMark(this.#edit)}`;
		const head = this.#write({ ...said, key, at: this.#edit.at });
		return { key, head, entries: [head] };
	}

	#write(entry: Entry): Entry {
		const { key, value, at, note } = entry;
		this.#readings.set(key, note === undefined ? [value, at] : [value, at, note]);
		return entry;
	}
}

function keep(lines: Line[], entry: Entry): void {
	const key = readingLine(entry.key);
	const line = lines.find((other) => other.key === key);
	if (!line) return void lines.push({ key, entries: [entry], head: entry });
	line.entries.push(entry);
	if (isYounger(entry, line.head)) line.head = entry;
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
		note: typeof note === 'string' ? note : undefined
	};
}
