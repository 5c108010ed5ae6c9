import { daySerial, partsOf, weekdayOf, type Day } from './day.ts';
import type { Kpi } from './kpi.ts';
import { meanOf } from './mean.ts';
import { processChart } from './process-chart.ts';
import { remember } from './remember.ts';
import { wholeReadings } from './whole-readings.ts';

/** The same weekday (1 Monday to 7) or month (1 to 12) that reads high or low again and again. */
export interface Seasonality {
	readonly season: 'weekday' | 'month';
	/** Where it is highest and where lowest, against the days or months around them. */
	readonly highest: number;
	readonly lowest: number;
}

/** From this share of the movement on, R's nsdiffs takes a season out. */
const strong = 0.64;
const fewestCycles = { weekday: 4, month: 3 } as const;

/**
 * Whether a KPI's readings since the process last changed repeat by weekday (read daily) or by month (weekly to
 * quarterly). Each reading is taken against the mean of the whole cycle around it, so that no trend looks like a
 * season. It is a season where weekday or month explains at least 64 % of those differences, corrected for how
 * many there are: the strength of Wang, Smith and Hyndman (2006). Null below four weeks or three years of
 * readings.
 */
export const seasonality = remember((kpi: Kpi): Seasonality | null => {
	if (kpi.cadence === 'yearly') return null;
	const season = kpi.cadence === 'daily' ? 'weekday' : 'month';
	const start = processChart(kpi).stretches.at(-1)?.start ?? 0;
	const slots = slotsOf(wholeReadings(kpi).slice(start), season);
	const places = [...new Set(slots.map(({ place }) => place))];
	const groups = groupedByPlace(againstCycle(slots, places.length));
	const cycles = Math.min(...places.map((place) => (groups.get(place)?.length ?? 0) + 1));
	if (places.length < 2 || cycles < fewestCycles[season]) return null;
	if (strengthOf([...groups.values()]) < strong) return null;
	const ranked = [...groups].sort(([, one], [, other]) => meanOf(one) - meanOf(other));
	const [lowest, highest] = [ranked[0]?.[0], ranked.at(-1)?.[0]];
	return lowest === undefined || highest === undefined ? null : { season, highest, lowest };
});

/** All readings of one day, or of one month, as one value. */
interface Slot {
	readonly place: number;
	readonly value: number;
}

function slotsOf(
	readings: readonly { readonly day: Day; readonly value: number }[],
	season: Seasonality['season']
): readonly Slot[] {
	const slots = new Map<number, { place: number; values: number[] }>();
	for (const { day, value } of readings) {
		const { year, month } = partsOf(day);
		const key = season === 'weekday' ? daySerial(day) : year * 12 + month;
		const place = season === 'weekday' ? weekdayOf(day) : month;
		const slot = slots.get(key);
		if (slot) slot.values.push(value);
		else slots.set(key, { place, values: [value] });
	}
	return [...slots.values()].map(({ place, values }) => ({ place, value: meanOf(values) }));
}

/** Each value less the mean of the cycle around it; a cycle of even length counts its two ends half. */
function againstCycle(slots: readonly Slot[], length: number): readonly Slot[] {
	const half = Math.floor(length / 2);
	const differences: Slot[] = [];
	for (let at = half; at < slots.length - half; at += 1) {
		const slot = slots[at];
		if (!slot) continue;
		let sum = 0;
		for (let step = -half; step <= half; step += 1) {
			const weight = length % 2 === 0 && Math.abs(step) === half ? 0.5 : 1;
			sum += (weight * (slots[at + step]?.value ?? 0)) / length;
		}
		differences.push({ place: slot.place, value: slot.value - sum });
	}
	return differences;
}

function groupedByPlace(slots: readonly Slot[]): ReadonlyMap<number, readonly number[]> {
	const groups = new Map<number, number[]>();
	for (const { place, value } of slots) {
		const group = groups.get(place);
		if (group) group.push(value);
		else groups.set(place, [value]);
	}
	return groups;
}

/** How much of all movement the groups explain, 0 to 1, less what as many groups would explain by chance. */
function strengthOf(groups: readonly (readonly number[])[]): number {
	const all = groups.flat();
	const total = squaresAround(all) / (all.length - 1);
	const within = groups.reduce((sum, group) => sum + squaresAround(group), 0);
	return total > 0 ? 1 - within / (all.length - groups.length) / total : 0;
}

function squaresAround(values: readonly number[]): number {
	const mean = meanOf(values);
	return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
