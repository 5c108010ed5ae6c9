/**
 * What a process does when nothing special happens: the XmR chart of Shewhart and Wheeler, in the unit of its values.
 */
export interface ProcessLimits {
	readonly centre: number;
	/** Natural process limits; a value on one of them is inside. The lower one may lie below what is possible. */
	readonly lower: number;
	readonly upper: number;
	/** The mean of what the values moved from one to the next, and the most that is usual. */
	readonly meanRange: number;
	readonly upperRange: number;
	/** How many values they stand on. */
	readonly count: number;
}

/** Fewer values say nothing about what is usual. */
export const fewestReadings = 6;
/** From here on limits hardly move any more; before, they are provisional. */
const firmReadings = 15;
/** How many values limits are calculated from, unless somebody locked them. */
export const baselineReadings = 24;

/** Wheeler's constants for ranges of two values: 3 / 1.128, and 3.268 as he rounds it. */
const limitRanges = 2.66;
const rangeRanges = 3.268;

/** The limits of values in the order of time. Null below six of them, and where their numbers run over. */
export function processLimits(values: readonly number[]): ProcessLimits | null {
	const [first] = values;
	const count = values.length;
	if (first === undefined || count < fewestReadings) return null;
	let centre = first;
	let meanRange = 0;
	let before = first;
	for (const value of values) {
		// From the first on, so that values that are all the same have exactly that mean.
		centre += (value - first) / count;
		meanRange += Math.abs(value - before) / (count - 1);
		before = value;
	}
	const reach = limitRanges * meanRange;
	const limits = { lower: centre - reach, upper: centre + reach };
	if (!Number.isFinite(limits.upper - limits.lower)) return null;
	return { centre, ...limits, meanRange, upperRange: rangeRanges * meanRange, count };
}

/** Whether limits stand on so few values that the next ones may still move them: 6 to 14. */
export function isProvisional({ count }: ProcessLimits): boolean {
	return count < firmReadings;
}
