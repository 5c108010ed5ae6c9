import type { Day } from '#domain/day.ts';
import { formatDay } from '#domain/format.ts';
import type { Kpi } from '#domain/kpi.ts';
import { processChart } from '#domain/process-chart.ts';
import { fewestReadings, isProvisional } from '#domain/process-limits.ts';
import { seasonality } from '#domain/seasonality.ts';
import { wholeReadings } from '#domain/whole-readings.ts';
import { monthNames, weekdayNames } from '#ui/vocabulary/calendar-words.ts';

/** What a person types to say that the process changed, or up to which day limits are locked. */
export type ProcessFields = {
	/** Which form is open; a day is the divider that is being corrected. */
	open: '' | 'new' | 'lock' | Day;
	day: string;
	reason: string;
};

export const blankProcess: ProcessFields = { open: '', day: '', reason: '' };

/** What the limits of the latest stretch are based on, as a sentence. */
export function limitsStandOn(kpi: Kpi, locale: string): string {
	const stretch = processChart(kpi).stretches.at(-1);
	const limits = stretch?.limits;
	if (!stretch || !limits) {
		return `The normal range needs ${fewestReadings} readings${kpi.dividers.length > 0 ? ' since the process changed' : ''}.`;
	}
	const year = { year: true };
	if (stretch.lockedOn) {
		return `The normal range is locked: it is based on the ${limits.count} readings up to ${formatDay(stretch.lockedOn, locale, year)}.`;
	}
	const since = wholeReadings(kpi)[stretch.start]?.day;
	const words = `The normal range is based on the first ${limits.count} readings${since ? ` since ${formatDay(since, locale, year)}` : ''}`;
	return isProvisional(limits) ? `${words}: provisional, below 15 readings.` : `${words}.`;
}

/** Whether the latest stretch has limits yet, that could be locked. */
export function hasNormalRange(kpi: Kpi): boolean {
	return Boolean(processChart(kpi).stretches.at(-1)?.limits);
}

/** The lock of the latest stretch, if there is one. */
export function lockInForce(kpi: Kpi): Day | null {
	return processChart(kpi).stretches.at(-1)?.lockedOn ?? null;
}

/**
 * The day that a person probably means: that of the twelfth reading of the latest stretch, or of the last reading,
 * or today.
 */
export function dayToLock(kpi: Kpi, today: Day): Day {
	const stretch = processChart(kpi).stretches.at(-1);
	const readings = wholeReadings(kpi);
	const last = readings.at(-1)?.day ?? today;
	return (stretch && readings[Math.min(stretch.start + 11, stretch.end - 1)]?.day) ?? last;
}

/** Which weekday or month repeats, as a sentence; empty if none does. */
export function seasonWords(kpi: Kpi): string {
	const found = seasonality(kpi);
	if (!found) return '';
	const { season, highest, lowest } = found;
	const names = season === 'weekday' ? weekdayNames : monthNames;
	const [high, low] = [names[highest - 1], names[lowest - 1]];
	return `The same ${season} repeats: ${high} reads high, ${low} low. The normal range does not know of it, so compare a ${season} with the same one before.`;
}
