import { addDays, type Day } from '#domain/day.ts';
import {
	formatAgo,
	formatDay,
	formatParts,
	formatRatio,
	formatValue,
	unitName
} from '#domain/format.ts';
import type { KpiMissing, KpiReport } from '#domain/kpi-report.ts';
import { graceDays, nextReadingOn } from '#domain/kpi-rhythm.ts';
import type { Cadence, Kpi, KpiLimits } from '#domain/kpi.ts';
import type { Unit } from '#domain/unit.ts';

/** How often a KPI is read, in a word. */
export const cadenceWords: Readonly<Record<Cadence, string>> = {
	daily: 'Daily',
	weekly: 'Weekly',
	biweekly: 'Every two weeks',
	monthly: 'Monthly',
	quarterly: 'Quarterly',
	yearly: 'Yearly'
};

/** Where the values come from of a KPI that nobody types. */
export function derivedWord({ counts }: Pick<Kpi, 'counts'>): string {
	return counts === undefined ? 'calculated' : 'counted';
}

/** The stretch that a KPI's latest readings are compared with. */
export const stretchWords: Readonly<Record<Cadence, string>> = {
	daily: 'week',
	weekly: '4 weeks',
	biweekly: '8 weeks',
	monthly: '3 months',
	quarterly: '12 months',
	yearly: '3 years'
};

/** What is missing, in a few plain words. */
export const missingWords: Readonly<Record<KpiMissing, string>> = {
	metric: 'No metric',
	definition: 'No definition',
	owner: 'No owner',
	action: 'No action: noise',
	target: 'No target'
};

/** How the last stretch compares with the one before: the figure, its direction, and what that means. */
export interface KpiTurn {
	readonly way: 'up' | 'down' | 'level';
	readonly figure: string;
	readonly word: 'better' | 'worse' | 'as good as before';
	/** All of it as one sentence. */
	readonly sentence: string;
}

/** Undefined if one of the two stretches has no reading. */
export function kpiTurn({ kpi, comparison }: KpiReport, locale: string): KpiTurn | undefined {
	const { change, changeRatio, changeIs } = comparison;
	if (change === null || changeIs === null) return undefined;
	const word = changeIs === 'same' ? 'as good as before' : changeIs;
	const before = `the ${stretchWords[kpi.cadence]} before`;
	if (change === 0) {
		return { way: 'level', figure: 'level', word, sentence: `As in ${before}` };
	}
	const way = change > 0 ? 'up' : 'down';
	const figure = turnFigure(change, changeRatio, kpi.unit, locale);
	return { way, figure, word, sentence: `${figure} ${way} on ${before}: ${word}` };
}

/** As a percentage of what it was; for values that are percentages themselves, in points. */
function turnFigure(change: number, ratio: number | null, unit: Unit, locale: string): string {
	const size = Math.abs(change);
	if (unit.kind === 'percent') return `${formatParts(size, unit, locale).figure} points`;
	const isTelling = ratio !== null && Math.abs(ratio) >= 0.005;
	return isTelling ? formatRatio(Math.abs(ratio), locale) : formatValue(size, unit, locale);
}

/** Which segments are in alarm on their own: "Berlin, Porto: in alarm". */
export function alarmingWords({ alarming }: KpiReport): string {
	return `${alarming.map(({ name }) => name).join(', ')}: in alarm`;
}

/** When the next reading is due: "next due in 3 days", "due today", "due since 3 Mar". */
export function kpiDue({ dueOn, isDue }: KpiReport, today: Day, locale: string): string {
	if (dueOn === null) return '';
	if (!isDue) return `next due ${formatAgo(dueOn, today, locale)}`;
	return dueOn === today ? 'due today' : `due since ${formatDay(dueOn, locale)}`;
}

/** Half a year of a weekly KPI. */
const trendLength = 26;

/** The latest readings as a small line; a reading that was left out is a gap. */
export function kpiTrend({ kpi, states }: KpiReport): readonly (number | undefined)[] {
	const trend: (number | undefined)[] = [];
	let awaited: Day | undefined;
	for (const { reading } of states.slice(-trendLength)) {
		if (awaited !== undefined && reading.day > awaited) trend.push(undefined);
		trend.push(reading.value);
		const next = nextReadingOn(reading.day, kpi.cadence);
		awaited = addDays(next, graceDays(reading.day, kpi.cadence));
	}
	return trend;
}

/** A small line in words. */
export function trendSentence({ kpi, states }: KpiReport, locale: string): string {
	const shown = states.slice(-trendLength).map(({ reading }) => reading.value);
	const [from, to] = [shown[0], shown.at(-1)].map((value) =>
		formatValue(value ?? null, kpi.unit, locale)
	);
	return `${shown.length} readings, from ${from} to ${to}`;
}

/** The lines that a small chart draws behind the trend: the target, the watch limit and the alarm limit. */
export function kpiLines(limits: KpiLimits): {
	readonly target: number | undefined;
	readonly limits: readonly number[];
} {
	if (limits.direction === 'within') {
		const ranges = [limits.target, limits.alarm ?? limits.watch];
		const ends = ranges.flatMap((range) => (range ? [range.low, range.high] : []));
		return { target: undefined, limits: ends };
	}
	const { target, watch, alarm } = limits;
	return { target, limits: [watch, alarm].filter((limit) => limit !== undefined) };
}

/** What is counted, even if a figure needs no unit beside it: "percent", "EUR", "hours", "tickets", "numbers". */
export function unitWords(unit: Unit, locale: string): string {
	if (unit.kind === 'percent') return 'percent';
	if (unit.kind === 'duration') return unit.in;
	return (unit.kind === 'money' ? unit.currency : unitName(unit, locale)) || 'numbers';
}
