/** The mean of some values; 0 of none. Each is divided before it is added, so that no sum is too big. */
export function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value / values.length, 0);
}
