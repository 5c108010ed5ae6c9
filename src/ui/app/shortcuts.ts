import type { BoardSettings } from '#domain/board-settings.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { capitalised, okrsWord, termOf } from '#ui/vocabulary/terms.ts';

/** What a person may ask the frame for, by keys, by a button or in the palette. */
export type Ask =
	| 'palette'
	| 'search'
	| 'help'
	| 'new'
	| 'checkIn'
	| 'undo'
	| 'redo'
	| 'back'
	| 'home'
	| 'okrs'
	| 'map'
	| 'kpis'
	| 'people'
	| 'settings'
	| 'nextRow'
	| 'previousRow';

export type ShortcutGroup = 'Anywhere' | 'Go to' | 'In lists';

/** One line of the help. The first of its keys is shown beside its action. */
export interface Shortcut {
	readonly ask: Ask;
	readonly keys: readonly [string, ...string[]];
	readonly group: ShortcutGroup;
	readonly label: (settings: BoardSettings) => string;
	/** It changes the board, or leads to where one changes it. */
	readonly changes?: boolean;
}

/** All shortcuts: the help shows this table, and the keyboard is read by it. */
export const shortcuts: readonly Shortcut[] = [
	{ ask: 'palette', keys: ['mod+k'], group: 'Anywhere', label: () => 'Search or do anything' },
	{ ask: 'search', keys: ['/'], group: 'Anywhere', label: () => 'Search' },
	{
		ask: 'new',
		keys: ['n'],
		group: 'Anywhere',
		label: (settings) =>
			`New ${termOf(settings, 'objective').one}, or ${termOf(settings, 'kpi').one} where they are listed`,
		changes: true
	},
	{
		ask: 'checkIn',
		keys: ['c'],
		group: 'Anywhere',
		label: () => 'Check in on what is open',
		changes: true
	},
	{ ask: 'undo', keys: ['mod+z'], group: 'Anywhere', label: () => 'Undo', changes: true },
	{
		ask: 'redo',
		keys: ['mod+shift+z', 'mod+y'],
		group: 'Anywhere',
		label: () => 'Redo',
		changes: true
	},
	{ ask: 'back', keys: ['escape'], group: 'Anywhere', label: () => 'Close, or go back' },
	{ ask: 'help', keys: ['?'], group: 'Anywhere', label: () => 'Show these keys' },
	{ ask: 'home', keys: ['g h'], group: 'Go to', label: () => 'Home' },
	{ ask: 'okrs', keys: ['g o'], group: 'Go to', label: (settings) => okrsWord(settings) },
	{ ask: 'map', keys: ['g m'], group: 'Go to', label: () => 'Alignment map' },
	{
		ask: 'kpis',
		keys: ['g k'],
		group: 'Go to',
		label: (settings) => capitalised(termOf(settings, 'kpi').many)
	},
	{ ask: 'people', keys: ['g p'], group: 'Go to', label: () => 'People' },
	{ ask: 'settings', keys: ['g s'], group: 'Go to', label: () => 'Settings' },
	{ ask: 'nextRow', keys: ['j', 'down'], group: 'In lists', label: () => 'Next' },
	{ ask: 'previousRow', keys: ['k', 'up'], group: 'In lists', label: () => 'Previous' }
];

/** Those that work on a board; if it can only be read, those that change nothing. */
export function shortcutsOn({ isReadOnly }: Pick<BoardSession, 'isReadOnly'>): readonly Shortcut[] {
	return isReadOnly ? shortcuts.filter(({ changes }) => !changes) : shortcuts;
}

/** The keys shown beside something that can be asked for. */
export function keysFor(ask: Ask): string | undefined {
	return shortcuts.find((shortcut) => shortcut.ask === ask)?.keys[0];
}

const byKeys = new Map(shortcuts.flatMap(({ ask, keys }) => keys.map((each) => [each, ask])));
const firsts = new Set([...byKeys.keys()].flatMap((keys) => /^(\S+) /.exec(keys)?.[1] ?? []));
const patienceMs = 1200;

/** Reads key presses one after another: 'g' waits a moment for the key that says where to. */
export class KeyReader {
	#first: { readonly keys: string; readonly atMs: number } | undefined;

	/** What this press asked for, if it completed a shortcut. */
	read(keys: string, atMs: number): Ask | undefined {
		const first =
			this.#first && atMs - this.#first.atMs < patienceMs ? this.#first.keys : undefined;
		this.#first = undefined;
		const ask = byKeys.get(first ? `${first} ${keys}` : keys);
		if (!ask && firsts.has(keys)) this.#first = { keys, atMs };
		return ask;
	}
}
