import type { Day } from '#domain/day.ts';

/** What a reading's key says. An empty segment is the whole, an empty author is unknown. */
export interface ReadingKey {
	readonly day: Day;
	readonly segment: string;
	readonly author: string;
}

/** Key of a first reading, and the beginning of the keys of whatever corrects it. */
export function readingKey({ day, segment, author }: ReadingKey): string {
	return `${day}~${segment}~${author}`;
}

/** The key without the instant that a correction adds: readings of one group replace each other. */
export function readingGroup(key: string): string {
	const afterDay = key.indexOf('~');
	const afterSegment = key.indexOf('~', afterDay + 1);
	const afterAuthor = key.indexOf('~', afterSegment + 1);
	return afterAuthor < 0 ? key : key.slice(0, afterAuthor);
}

/** Whether one entry of a group came after another; at the same instant the higher key wins everywhere. */
export function isYounger(
	entry: { readonly at: number; readonly key: string },
	other: { readonly at: number; readonly key: string }
): boolean {
	return entry.at > other.at || (entry.at === other.at && entry.key > other.key);
}
