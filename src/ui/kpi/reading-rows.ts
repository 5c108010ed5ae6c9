import type { Reading } from '#domain/reading.ts';

/** A reading in the list, under a key that stays the same while it is corrected. */
export interface ReadingLine {
	readonly key: string;
	readonly reading: Reading;
}

/** The rows of some readings. One person may have recorded two for the same day, on devices that were apart. */
export function readingRows(readings: readonly Reading[]): readonly ReadingLine[] {
	const counts = new Map<string, number>();
	return readings.map((reading) => {
		const said = `${reading.day} ${reading.segmentId} ${reading.by}`;
		const nth = counts.get(said) ?? 0;
		counts.set(said, nth + 1);
		return { key: `${said} ${nth}`, reading };
	});
}
