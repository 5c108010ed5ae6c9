/** Nobody writes a line that is longer. */
const longestLine = 5_000;

/** Whether words are too long to be looked into: they stay as they are, a title that a person has to shorten. */
export function isEndless(words: string): boolean {
	return words.length > longestLine;
}
