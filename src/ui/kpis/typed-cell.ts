import { type BegunReading, nothingBegun } from '#ui/vocabulary/begun-reading.ts';

/** What is being typed, into which cell and over which reading; an empty row means nothing. */
export type TypedCell = BegunReading & { row: string; from: string; text: string };

export const nothingTyped: TypedCell = { ...nothingBegun, row: '', from: '', text: '' };
