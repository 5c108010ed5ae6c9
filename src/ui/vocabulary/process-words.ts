import type { Day } from '#domain/day.ts';
import { formatDay, formatParts } from '#domain/format.ts';
import type { KpiReport } from '#domain/kpi-report.ts';
import { limitNames } from '#domain/kpi-limits.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { ProcessRule } from '#domain/process-signals.ts';
import type { ProcessVerdict } from '#domain/process-verdict.ts';
import { capitalised } from './terms.ts';

/** What each rule is called, wherever a signal of it is marked. */
export const ruleWords: Readonly<Record<ProcessRule, string>> = {
	outside: 'Outside the normal range',
	'near-limit': 'Three of four near a limit',
	run: 'Eight in a row on one side',
	jump: 'Unusual jump'
};

/** Noise or signal in a sentence without its full stop; empty if there are no readings. */
export function verdictSentence({ kpi, process, current }: KpiReport, locale: string): string {
	if (!process) return '';
	const figure = (value: number) => formatParts(value, kpi.unit, locale).figure;
	const since = (day: Day) => {
		const isThisYear = day.slice(0, 4) === (current?.day ?? day).slice(0, 4);
		return `since ${formatDay(day, locale, { year: !isThisYear })}`;
	};
	switch (process.code) {
		case 'no-limits':
			return process.wanted === 0
				? 'Nothing can be said about what is usual'
				: `${process.wanted} more ${process.wanted === 1 ? 'reading' : 'readings'} until noise can be told from signal`;
		case 'inside':
			return `Inside its normal range ${since(process.since)}: nothing to explain`;
		case 'outside':
			return `${pointsOutside(process)} the ${limitOf(process)} limit (${figure(process.value)} against ${figure(process.limit)}): ${asks(process)}`;
		case 'near-limit':
			return `Three of four readings near the ${limitOf(process)} limit of ${figure(process.limit)} ${since(process.since)}: ${asks(process)}`;
		case 'run':
			return `${process.count} readings in a row ${process.side} the centre of ${figure(process.centre)} ${since(process.since)}: ${asks(process)}`;
		case 'jump':
			return `Unusual jump from ${figure(process.before)} to ${figure(process.value)}, and inside its normal range: keep an eye on it`;
	}
}

/**
 * The same for a gauge among many, which speaks of its target's limits beside it: "inside its limits" and "above its
 * upper limit" would contradict each other there.
 */
export function shortVerdict({ process }: KpiReport): string {
	if (!process) return '';
	switch (process.code) {
		case 'no-limits':
			return '';
		case 'inside':
			return 'Normal range: nothing to explain';
		case 'outside':
			return `${placeOutside(process)} its normal range: look for a cause`;
		case 'near-limit':
			return `Near the ${process.side === 'above' ? 'top' : 'bottom'} of its normal range: look for a cause`;
		case 'run':
			return `${process.count} in a row ${process.side} its centre: look for a cause`;
		case 'jump':
			return 'Unusual jump: keep an eye on it';
	}
}

/** A KPI without any reading or limit below 0 is taken to have no negative values; money always may. */
export function mayBeNegative({ unit, limits, readings }: Kpi): boolean {
	if (unit.kind === 'money') return true;
	const ends = limitNames.flatMap((name) => {
		const limit = limits[name];
		return typeof limit === 'object' ? [limit.low, limit.high] : (limit ?? []);
	});
	return ends.some((end) => end < 0) || readings.some(({ value }) => value < 0);
}

function pointsOutside({ side, nth, inARow }: ProcessVerdict & { code: 'outside' }): string {
	if (inARow > 1) return `${inARow} points in a row ${side}`;
	return nth === 1 ? `First point ${side}` : `Again a point ${side}`;
}

function placeOutside({ side, inARow }: ProcessVerdict & { code: 'outside' }): string {
	return inARow > 1 ? `${inARow} in a row ${side}` : capitalised(side);
}

function limitOf({ side }: { readonly side: 'above' | 'below' }): string {
	return side === 'above' ? 'upper' : 'lower';
}

function asks({ turn }: { readonly turn: 'better' | 'worse' | 'neither' }): string {
	return turn === 'better' ? 'better, so look for a cause to keep' : 'look for a cause';
}
