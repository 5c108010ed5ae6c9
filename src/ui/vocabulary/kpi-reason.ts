import { formatDay, formatParts, formatValue } from '#domain/format.ts';
import type { Day } from '#domain/day.ts';
import type { KpiReport } from '#domain/kpi-report.ts';
import type { Breach } from '#domain/kpi-status.ts';
import { isDerived } from '#domain/whole-readings.ts';
import { lookOf } from './statuses.ts';

/**
 * Why a KPI has its status, with what joins it to the word before: " since 3 Mar: 8.0 % is above the limit of 6.5 %",
 * ": nothing read so far".
 */
export function afterStatus(report: KpiReport, locale: string): string {
	const reason = kpiReason(report, locale);
	return /^(?:since|until)/u.test(reason) ? ` ${reason}` : `: ${reason}`;
}

/** Status and reason as one sentence: what a screen reader hears, what a notice says. */
export function kpiSentence(report: KpiReport, locale: string): string {
	return `${lookOf(report.status).word}${afterStatus(report, locale)}`;
}

/**
 * What brings a KPI back that is beyond a limit or has an early warning; empty if it does not have to come back.
 */
export function wayBack({ reason }: KpiReport): string {
	const isOut = reason.code === 'beyond' || reason.code === 'early-warning';
	return isOut ? '; back after two readings inside' : '';
}

function kpiReason(report: KpiReport, locale: string): string {
	const { reason, current, kpi } = report;
	if (report.status === 'stale' && current) {
		const was = lookOf(report.underlying).word.toLowerCase();
		return `last read ${dayOf(current.day)}, then ${was}`;
	}
	switch (reason.code) {
		case 'no-readings':
			return isDerived(kpi) ? 'nothing calculated so far' : 'nothing read so far';
		case 'inside':
			return `since ${dayOf(reason.since)}: inside its limits`;
		case 'beyond':
			return `since ${dayOf(reason.since)}: ${figure(reason.value)} is ${beyond(reason.breach)}`;
		case 'early-warning':
			return `since ${dayOf(reason.since)}: early warning, inside its limits and turning for the worse`;
		case 'first-inside':
			return `since ${dayOf(reason.since)}: inside again; one more such reading makes it healthy`;
		case 'not-yet-back':
			return `until it is back twice: ${figure(reason.value)} is still ${beyond(reason.breach)}`;
		case 'no-target':
			return `nobody can say whether ${value(reason.value)} is good`;
	}

	function value(number: number): string {
		return formatValue(number, kpi.unit, locale);
	}
	/** In front of a limit that gives the unit's name in full. */
	function figure(number: number): string {
		const isLong = kpi.unit.kind === 'rate' || kpi.unit.kind === 'number';
		return isLong ? formatParts(number, kpi.unit, locale).figure : value(number);
	}
	function beyond({ limit, side, at }: Breach): string {
		return `${side} the ${limitNames[limit]} of ${value(at)}`;
	}
	function dayOf(day: Day): string {
		const isThisYear = day.slice(0, 4) === (current?.day ?? day).slice(0, 4);
		return formatDay(day, locale, { year: !isThisYear });
	}
}

const limitNames = { target: 'target', watch: 'watch limit', alarm: 'limit' } as const;
