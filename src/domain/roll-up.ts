/** One part of a roll-up: null has no data and is left out; a weight of 0 leaves it out too. */
export interface Part {
	readonly value: number | null;
	readonly weight: number;
}

/** The weighted mean of the parts with data, each clamped to 0 to `most`. Null when there is nothing to weigh. */
export function rollUp(parts: readonly Part[], most = 1): number | null {
	let sum = 0;
	let weights = 0;
	// Scaled by the largest weight, so that no weight is too big to add.
	const largest = Math.max(0, ...parts.map(({ weight }) => usable(weight)));
	for (const { value, weight } of parts) {
		if (value === null || Number.isNaN(value) || usable(weight) === 0) continue;
		const share = usable(weight) / largest;
		sum += Math.min(Math.max(value, 0), most) * share;
		weights += share;
	}
	return weights === 0 ? null : Math.min(sum / weights, most);
}

function usable(weight: number): number {
	return Number.isFinite(weight) && weight > 0 ? weight : 0;
}
