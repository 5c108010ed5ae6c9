/** Reckoning with binary numbers is off at about the sixteenth digit: no more than this is dust and not meant. */
const dust = 2 ** -42;

/**
 * What was reckoned as a person would write it: 7 / 100 * 100 is 7, not 7.000000000000001. Only what is no further
 * from twelve digits than reckoning leaves it becomes them.
 */
export function asDecimal(reckoned: number): number {
	return near(reckoned, Number(reckoned.toPrecision(12)), dust * Math.abs(reckoned));
}

/**
 * One number and another, which may be negative. What two of nearly the same size leave of each other keeps the dust
 * of both: 0.3 less 0.1 three times is 0, and 1000.1 less 1000 is 0.1.
 */
export function sumOf(one: number, other: number): number {
	const sum = one + other;
	const size = Math.max(Math.abs(one), Math.abs(other));
	const decimals = 12 - Math.floor(Math.log10(size));
	if (!(decimals >= 0 && decimals <= 100)) return sum;
	return near(sum, Number(sum.toFixed(decimals)), (dust / 64) * size);
}

function near(reckoned: number, written: number, most: number): number {
	return Math.abs(written - reckoned) <= most ? written : reckoned;
}
