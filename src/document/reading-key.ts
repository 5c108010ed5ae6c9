import type { Day } from '#domain/day.ts';

/*
 * A reading's key has three parts, and a fourth that tells apart what one person writes on two devices that do
 * not know of each other. Corrections add an instant and the mark of who wrote them:
 * `day~segment~author~MARK` and `day~segment~author~MARK~instant.MARK`. Boards from before marks have the same
 * without them. A mark begins with a capital, an instant never has one.
 */

/** What a reading's key says. An empty segment is the whole, an empty author is unknown. */
export interface ReadingKey {
	readonly day: Day;
	readonly segment: string;
	readonly author: string;
}

/** The beginning of the keys of all that one person says of a day and a segment: their group. */
export function readingKey({ day, segment, author }: ReadingKey): string {
	return `${day}~${segment}~${author}`;
}

/** The first part of a key or of a group. */
export function dayOf(key: string): string {
	return key.slice(0, 10);
}

/** The first three parts of a key. */
export function readingGroup(key: string): string {
	const afterAuthor = endOfGroup(key);
	return afterAuthor < 0 ? key : key.slice(0, afterAuthor);
}

/**
 * The key without the instant that a correction adds: the entries of one line replace each other, while lines of
 * one group stand beside each other.
 */
export function readingLine(key: string): string {
	const afterAuthor = endOfGroup(key);
	if (afterAuthor < 0) return key;
	const isMarked = isCapital(key.charCodeAt(afterAuthor + 1));
	const end = isMarked ? key.indexOf('~', afterAuthor + 1) : afterAuthor;
	return end < 0 ? key : key.slice(0, end);
}

/** Whether one entry of a line came after another; at the same instant the higher key wins everywhere. */
export function isYounger(
	entry: { readonly at: number; readonly key: string },
	other: { readonly at: number; readonly key: string }
): boolean {
	return entry.at > other.at || (entry.at === other.at && entry.key > other.key);
}

/** What a key says, readable or not. */
export function readingKeyFrom(key: string): { day: string; segment: string; author: string } {
	const [day = '', segment = '', author = ''] = key.split('~', 3);
	return { day, segment, author };
}

function endOfGroup(key: string): number {
	const afterDay = key.indexOf('~');
	const afterSegment = key.indexOf('~', afterDay + 1);
	return key.indexOf('~', afterSegment + 1);
}

function isCapital(code: number): boolean {
	return code >= 65 && code <= 90;
}
