import type { Day } from '#domain/day.ts';
import type { Kpi } from '#domain/kpi.ts';
import { processChart } from '#domain/process-chart.ts';
import type { ProcessRule } from '#domain/process-signals.ts';
import { wholeReadings } from '#domain/whole-readings.ts';
import { mayBeNegative } from '#ui/vocabulary/process-words.ts';

/** Limits from one change of the process to the next, as they are drawn. */
export interface ProcessLines {
	readonly from: Day;
	readonly to: Day;
	readonly centre: number;
	readonly lower: number;
	readonly upper: number;
	readonly upperRange: number;
}

/** A reading that a rule marks. */
export interface MarkedReading {
	readonly day: Day;
	readonly value: number;
	readonly rule: ProcessRule;
}

/** A reading and how far it moved from the one before; null for the first after a change of the process. */
interface MovedReading {
	readonly day: Day;
	readonly range: number | null;
}

/**
 * The limits of a KPI's process that are visible between two days. A lower limit that cannot be reached is drawn as
 * 0.
 */
export function processLines(kpi: Kpi, from: Day, to: Day): readonly ProcessLines[] {
	const readings = wholeReadings(kpi);
	const least = mayBeNegative(kpi) ? -Infinity : 0;
	return processChart(kpi).stretches.flatMap(({ start, end, limits }) => {
		const [first, next] = [readings[start]?.day, readings[end]?.day];
		if (!limits || !first || first > to || (next && next <= from)) return [];
		const { centre, lower, upper, upperRange } = limits;
		return {
			...{ from: first > from ? first : from, to: next && next < to ? next : to },
			...{ centre, upper, upperRange, lower: Math.max(lower, least) }
		};
	});
}

/** The readings between two days that signals of the process mark, each once, by its strongest rule. */
export function markedReadings(kpi: Kpi, from: Day, to: Day): readonly MarkedReading[] {
	const readings = wholeReadings(kpi);
	const rules = new Map<number, ProcessRule>();
	for (const rule of strongestLast) {
		for (const signal of processChart(kpi).signals) {
			if (signal.rule !== rule) continue;
			for (let at = signal.found; at <= signal.last; at += 1) rules.set(at, rule);
		}
	}
	return [...rules]
		.sort(([one], [other]) => one - other)
		.flatMap(([at, rule]) => {
			const reading = readings[at];
			if (!reading || reading.day < from || reading.day > to) return [];
			return { day: reading.day, value: reading.value, rule };
		});
}

/** How far each reading between two days moved from the one before. */
export function movedReadings(kpi: Kpi, from: Day, to: Day): readonly MovedReading[] {
	const readings = wholeReadings(kpi);
	const starts = new Set(processChart(kpi).stretches.map(({ start }) => start));
	return readings.flatMap(({ day, value }, at) => {
		const before = readings[at - 1];
		if (day < from || day > to) return [];
		return { day, range: starts.has(at) || !before ? null : Math.abs(value - before.value) };
	});
}

const strongestLast: readonly ProcessRule[] = ['jump', 'run', 'near-limit', 'outside'];
