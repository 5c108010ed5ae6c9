import type { CheckIn } from './check-in.ts';
import type { Change, ChangeValue } from './entity.ts';
import { groupedBy } from './grouped-by.ts';
import type { Evidence } from './key-result.ts';
import type { Reading } from './reading.ts';

/** Where entities lie that keep their changes; the board's own settings are `meta`. */
export type Recording =
	| 'objectives'
	| 'keyResults'
	| 'kpis'
	| 'initiatives'
	| 'events'
	| 'investigations'
	| 'comments'
	| 'cycles'
	| 'teams'
	| 'people'
	| 'meta';

/** What several people may have changed at the same time. */
export interface Conflicted {
	/** The fields on which more than one last word stands; absent where there are none. */
	readonly conflicts?: readonly Conflict[];
}

/** What an entity knows of how its fields came to be. */
export interface Recorded extends Conflicted {
	/** Oldest first. */
	readonly changes: readonly Change[];
}

/** A field that was given different values by people who had not seen each other's. */
export interface Conflict {
	readonly field: string;
	/** What the field holds until somebody chooses: one of the versions. */
	readonly shown: ChangeValue;
	/** In the same order on every device. */
	readonly versions: readonly Version[];
}

/** One of the values that were given to a field at the same time. */
export interface Version {
	readonly value: ChangeValue;
	/** Who wrote it, the earliest first. Nobody where the field went back to it because a change was taken back. */
	readonly changes: readonly Change[];
	/** Where it is a fact: what was made of it. Of one that was put right the value is the id of the fact that says so. */
	readonly made?: MadeOfFact;
}

/** What somebody made of a check-in, an observation or a reading. */
export type MadeOfFact =
	| { readonly kind: 'check-in'; readonly checkIn: CheckIn }
	| { readonly kind: 'observation'; readonly observation: Evidence }
	| { readonly kind: 'reading'; readonly reading: Reading }
	| { readonly kind: 'taken-back' };

/** What loses no word by coming from two sides. */
const notOfWords: ReadonlySet<string> = new Set(['archivedOn']);

/**
 * The conflicts of an entity, from its recorded changes and what its fields hold. It follows from the document alone,
 * so every device and every tab that has the same changes finds the same; who writes the field again settles it.
 */
export function conflictsIn(
	changes: readonly Change[],
	shownIn: (field: string) => ChangeValue
): readonly Conflict[] {
	const byField = groupedBy(changes, ({ field }) => field);
	return [...byField].flatMap(([field, ofField]) => {
		if (notOfWords.has(field)) return [];
		const shown = shownIn(field);
		const versions = versionsOf(lastWords(ofField));
		const isSaid = versions.length === 0 || versions.some(({ value }) => value === shown);
		if (!isSaid) versions.push({ value: shown, changes: [] });
		return versions.length > 1 ? [{ field, shown, versions }] : [];
	});
}

/**
 * Of the changes of one field those that no other one has seen. A change that was taken back is gone, and with it
 * what it had seen: whoever had seen it had seen what is older than it.
 */
export function lastWords(changes: readonly Change[]): readonly Change[] {
	const keys = new Set(changes.map(({ key }) => key));
	const gone = new Set<string>();
	const seen = new Set<string>();
	for (const change of changes) {
		for (const key of change.seen ?? []) (keys.has(key) ? seen : gone).add(key);
	}
	const goneLatestFirst = [...gone]
		.map((key) => ({ key, at: instantIn(key) }))
		.filter(({ at }) => Number.isFinite(at))
		.sort((one, other) => other.at - one.at);
	return changes.filter(
		(change) => change.seen && !seen.has(change.key) && !isOlder(change, goneLatestFirst)
	);
}

/**
 * Whether something that is gone, and that it had not seen, was written later. Anybody may make up a history: its
 * length is gone through once, and not once for each change.
 */
function isOlder(
	{ at, seen }: Change,
	goneLatestFirst: readonly { readonly key: string; readonly at: number }[]
): boolean {
	const own = new Set(seen);
	for (const gone of goneLatestFirst) {
		if (gone.at < at) return false;
		if (!own.has(gone.key)) return true;
	}
	return false;
}

/** A change is called by the instant of its writing and some letters. */
function instantIn(key: string): number {
	return Number(key.split('~')[0]);
}

function versionsOf(changes: readonly Change[]): Version[] {
	const byValue = groupedBy(changes, ({ after }) => after);
	return [...byValue].map(([value, ofValue]) => ({ value, changes: ofValue }));
}
