import type { BeforeAndAfter, Stretch } from '#domain/before-and-after.ts';
import { formatValue } from '#domain/format.ts';
import type { Unit } from '#domain/unit.ts';

/** How after compares with before, in a sentence. */
export function apartWords({ after, isApart }: Pick<BeforeAndAfter, 'after' | 'isApart'>): string {
	if (isApart === true) return 'Another process than before: what is usual now was not usual then.';
	if (isApart === false) return 'What is usual now overlaps with what was usual then.';
	return after.readings.length === 0
		? 'Nothing has been read since it began.'
		: 'Too few readings to tell what is usual on both sides.';
}

/** "24 readings, usually between 3.0 % and 5.2 %"; only a mean if there are few readings. */
export function usualWords(
	{ readings, limits }: Pick<Stretch, 'readings' | 'limits'>,
	unit: Unit,
	locale: string
): string {
	const count = `${readings.length} ${readings.length === 1 ? 'reading' : 'readings'}`;
	if (!limits) return `Mean of ${count}; too few for limits`;
	// If nothing below 0 was ever read, nothing below 0 is usual.
	const isPositive = readings.every(({ value }) => value >= 0);
	const low = isPositive ? Math.max(0, limits.lower) : limits.lower;
	const text = (value: number) => formatValue(value, unit, locale);
	return `Mean of ${count}, usually between ${text(low)} and ${text(limits.upper)}`;
}
