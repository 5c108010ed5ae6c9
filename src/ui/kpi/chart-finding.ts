import { formatDay, formatValue } from '#domain/format.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { KpiState } from '#domain/kpi-status.ts';

/** What a chart of some readings shows, as a sentence: where it came from and where it is. */
export function chartFinding({ unit }: Kpi, states: readonly KpiState[], locale: string): string {
	const first = states[0]?.reading;
	const last = states.at(-1)?.reading;
	if (!first || !last) return 'No reading in these weeks.';
	const text = (value: number) => formatValue(value, unit, locale);
	if (first === last) return `One reading: ${text(last.value)} on ${formatDay(last.day, locale)}.`;
	const values = states.map(({ reading }) => reading.value);
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const change = last.value - first.value;
	const since = `since ${formatDay(first.day, locale, { year: first.day.slice(0, 4) !== last.day.slice(0, 4) })}`;
	if (low === high) return `Level at ${text(last.value)} ${since}.`;
	// Less than a quarter of its range is neither up nor down.
	if (Math.abs(change) < (high - low) / 4) {
		return `Between ${text(low)} and ${text(high)} ${since}, now ${text(last.value)}.`;
	}
	const verb = change > 0 ? 'Rose' : 'Fell';
	return `${verb} from ${text(first.value)} to ${text(last.value)} ${since}.`;
}
