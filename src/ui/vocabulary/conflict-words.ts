import type { Board } from '#domain/board.ts';
import type { Conflict, Recording, Version } from '#domain/conflict.ts';
import type { Change, ChangeValue } from '#domain/entity.ts';
import { factFieldFrom } from '#domain/fact-field.ts';
import type { PersonId } from '#domain/id.ts';
import { type ChangeWorld, valueWords } from './change-words.ts';
import { fieldWords } from './field-words.ts';
import { listed } from './listed.ts';
import { madeWords, type FactWorld } from './made-words.ts';
import { capitalised } from './terms.ts';

/** The people of a board, and which of them uses this device. */
interface Us {
	readonly board: Pick<Board, 'people'>;
	readonly me: PersonId | null;
	readonly locale: string;
	/** On which device a change was made, if that is known. */
	readonly deviceOf?: (
		change: Change
	) => { readonly isThis: boolean; readonly name: string | undefined } | undefined;
}

/** One of the values: whose it is, what it says, and the words on the button that keeps it. */
export interface VersionWords {
	readonly who: string;
	readonly value: string;
	readonly use: string;
	readonly chosen: ChangeValue;
	/** It is what the board shows until somebody chooses. */
	readonly isShown: boolean;
}

/** "You and Ben both changed the title at the same time." */
export function conflictWords({ field, versions }: Conflict, us: Us): string {
	const names = [...new Set(versions.flatMap((version) => writersOf(version, us)))];
	const what = withArticle(fieldWords(field, us.locale));
	const [only = 'somebody'] = names;
	if (versions.some(({ changes }) => changes.length === 0))
		return `${capitalised(youFirst(names))} changed ${what} while an earlier change of it was taken back.`;
	if (names.length === 1)
		return `${capitalised(only)} changed ${what} on two devices at the same time.`;
	const all = names.length === 2 ? 'both' : 'all';
	return `${capitalised(youFirst(names))} ${all} changed ${what} at the same time.`;
}

/** The screen on which both values stand, at the start of a sentence. */
export function placeWords(collection: Recording): string {
	if (collection === 'people' || collection === 'teams') return '“People and teams”';
	if (collection === 'cycles' || collection === 'meta') return '“Settings”';
	return collection === 'events' ? 'The page of a KPI' : 'Its page';
}

/** More than any team writes at once: a device that makes up thousands of values must not keep people from choosing. */
const mostVersions = 12;

/**
 * The values side by side, your own first. If there are very many, only some, but always the one that the board
 * shows.
 */
export function versionWords(
	{ field, shown, versions }: Conflict,
	world: ChangeWorld & FactWorld & Us
): readonly VersionWords[] {
	const sorted = versions
		.map((version) => ({ version, names: writersOf(version, world) }))
		.sort((one, other) => Number(isMine(other.names)) - Number(isMine(one.names)));
	const owned = sorted.slice(0, mostVersions);
	const isIn = owned.some(({ version }) => version.value === shown);
	const ofBoard = sorted.find(({ version }) => version.value === shown);
	if (!isIn && ofBoard) owned.splice(-1, 1, ofBoard);
	const day = factFieldFrom(field)?.day;
	const whose = owned.map(({ names }) => youFirst(names));
	const where = owned.map(({ version }) => placeOf(version, world));
	return owned.map(({ version: { value, made }, names }, index) => {
		const isOf = (all: readonly (string | undefined)[]) =>
			all.filter((one) => one === all[index]).length;
		const isAlone = isOf(whose) === 1;
		const device = isAlone || isOf(where) > 1 ? undefined : where[index];
		const who = names.length > 0 ? capitalised(youFirst(names)) : 'Before that';
		return {
			who: device ? `${who} (${device})` : who,
			value: made
				? madeWords(made, { ...world, day })
				: (valueWords(field, value, world) ?? 'nothing'),
			use: isAlone ? useWords(names) : `Use ${device ? `the one from ${device}` : nth(index)}`,
			chosen: value,
			isShown: value === shown
		};
	});
}

const you = 'you';

function nth(index: number): string {
	return ['the first', 'the second', 'the third'][index] ?? 'this one';
}

/** "this device", "Firefox on Linux": where a value was written. */
function placeOf({ changes }: Version, { deviceOf }: Us): string | undefined {
	const [device] = changes.flatMap((change) => deviceOf?.(change) ?? []);
	return device?.isThis ? 'this device' : device?.name;
}

function isMine(names: readonly string[]): boolean {
	return names.includes(you);
}

/** "the title", but "why it matters". */
function withArticle(field: string): string {
	return /^(what|why|whether|leading)/.test(field) ? field : `the ${field}`;
}

function useWords(names: readonly string[]): string {
	if (names.length === 0) return 'Use what was before';
	if (isMine(names)) return 'Use mine';
	const [first = '', ...more] = names;
	if (first === 'somebody' || more.length > 0) return 'Use theirs';
	return `Use ${first}’s`;
}

function writersOf({ changes }: Version, { board, me }: Us): readonly string[] {
	const writers = [...new Set(changes.map(({ by }) => by))];
	return writers.map((by) => {
		if (by && by === me) return you;
		return (by && board.people.get(by)?.name) ?? 'somebody';
	});
}

/** "you, Ana and Ben": you first. */
function youFirst(names: readonly string[]): string {
	return listed([...names].sort((one, other) => Number(other === you) - Number(one === you)));
}
