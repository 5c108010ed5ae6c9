import { isDay, type Day } from '#domain/day.ts';

// A board repeats the same few hundred days ten thousands of times: each is checked and kept once.
const known = new Map<string, Day | undefined>();
const mostKnown = 20_000;

/** The day that a text is, if it is one; the same text gives the same string in memory. */
export function internedDay(text: string): Day | undefined {
	if (text.length !== 10) return undefined;
	const day = known.get(text);
	if (day !== undefined || known.has(text)) return day;
	if (known.size >= mostKnown) known.clear();
	const checked = isDay(text) ? text : undefined;
	known.set(text, checked);
	return checked;
}
