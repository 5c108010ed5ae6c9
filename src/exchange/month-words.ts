import { periodsOf } from '#domain/cadence-period.ts';
import { dayFromParts, type Day } from '#domain/day.ts';

/** In which names of months are read. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'nb', 'da', 'sv'] as const;

/** Short names that spreadsheets and people write besides. */
const besides: readonly (readonly [string, number])[] = [
	...([
		['sept', 9],
		['mrz', 3],
		['mrt', 3],
		['mae', 3],
		['okt', 10],
		['dez', 12]
	] as const)
];

let numbers: ReadonlyMap<string, number> | undefined;

/** The number of the month that a word is the name of, from 1, whatever its case, accents and full stop; or 0. */
export function monthOf(word: string): number {
	numbers ??= monthNumbers();
	return numbers.get(plainWord(word)) ?? 0;
}

/**
 * The last day of the month that a text names with its year: 2026-03, 03/2026, March 2026, Mar-26. Undefined for all
 * else: 03.2026 is a number, and 26 behind a blank may be a day.
 */
export function monthEnd(text: string): Day | undefined {
	const iso = /^(\d{4})[-/](\d{1,2})$/u.exec(text);
	if (iso) return endOf(iso[1], Number(iso[2]));
	const numeric = /^(\d{1,2})[-/](\d{4})$/u.exec(text);
	if (numeric) return endOf(numeric[2], Number(numeric[1]));
	const named = /^(\p{L}+)\.?(?:(?:,?[\s-]+|\s*['’])(\d{4})|(?:-|\s*['’])(\d{2}))$/u.exec(text);
	if (named) return endOf(named[2] ?? `20${named[3] ?? ''}`, monthOf(named[1] ?? ''));
	const reversed = /^(\d{4})[\s-]+(\p{L}+)\.?$/u.exec(text);
	return reversed ? endOf(reversed[1], monthOf(reversed[2] ?? '')) : undefined;
}

const months = periodsOf('monthly', { weekStart: 1, yearStartMonth: 1 });

function endOf(year = '', month: number): Day | undefined {
	if (month < 1 || month > 12) return undefined;
	return months.lastDayOf(months.numberOf(dayFromParts(Number(year), month, 1)));
}

function monthNumbers(): ReadonlyMap<string, number> {
	const found = new Map(besides);
	for (const language of languages)
		for (const month of ['long', 'short'] as const) {
			const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
			for (let at = 0; at < 12; at += 1)
				found.set(plainWord(format.format(Date.UTC(2026, at, 15))), at + 1);
		}
	return found;
}

function plainWord(word: string): string {
	return word
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\p{M}.]/gu, '');
}
