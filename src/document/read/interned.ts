import { isDay, type Day } from '#domain/day.ts';

// A board repeats the same few hundred days and the same few authors tens of thousands of times: each is kept once.
const texts = new Map<string, string>();
const days = new Map<string, Day | undefined>();
const mostKept = 20_000;

/** The same text as one string in memory, however often it is read. */
export function interned(text: string): string {
	const known = texts.get(text);
	if (known !== undefined) return known;
	if (texts.size >= mostKept) texts.clear();
	texts.set(text, text);
	return text;
}

/** The day that a text is, if it is one: checked once, and one string in memory. */
export function internedDay(text: string): Day | undefined {
	if (text.length !== 10) return undefined;
	const day = days.get(text);
	if (day !== undefined || days.has(text)) return day;
	if (days.size >= mostKept) days.clear();
	const checked = isDay(text) ? text : undefined;
	days.set(text, checked);
	return checked;
}
