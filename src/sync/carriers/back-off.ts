const shortestMs = 1000;

/** The longest wait after failures while others can be reached. */
export const longestMs = 5 * 60_000;

/**
 * The longest wait while nobody can be reached: then it is rather our own network that is away, and asking
 * burdens nobody.
 */
export const longestAloneMs = 45_000;

/** The longest wait as long as it is bearable: half an hour of finding nobody, and it becomes the usual one. */
const patience = 45;

/** How long to wait after so many failures in a row; `luck` from 0 to 1 spreads those who failed together. */
export function backOffMs(failures: number, luck: number, isAnyoneThere = true): number {
	const longest = isAnyoneThere || failures > patience ? longestMs : longestAloneMs;
	const wait = Math.min(longest, shortestMs * 2 ** Math.min(20, failures - 1));
	return wait * (0.75 + luck / 4);
}
