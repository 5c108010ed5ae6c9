/** One part of a roll-up: null has no data and is left out; a weight of 0 leaves it out too. */
export interface Part {
	readonly value: number | null;
	readonly weight: number;
}

/** The weighted mean of the parts with data, each clamped to 0 to `most`. Null when there is nothing to weigh. */
export function rollUp(parts: readonly Part[], most = 1): number | null {
	const counted = parts.flatMap(({ value, weight }) =>
		value !== null && !Number.isNaN(value) && weight > 0 && Number.isFinite(weight)
			? [{ value: Math.min(Math.max(value, 0), most), weight }]
			: []
	);
	if (counted.length === 0) return null;
	// Scaled by the largest weight that counts: none is too big to add, and not all too small.
	const largest = Math.max(...counted.map(({ weight }) => weight));
	let sum = 0;
	let weights = 0;
	for (const { value, weight } of counted) {
		const share = weight / largest;
		sum += value * share;
		weights += share;
	}
	return Math.min(sum / weights, most);
}
