/** A list of a usual length is drawn whole. */
const drawnWhole = 16;

/** The class of what stands far down a long list: the browser leaves it out until it comes near. */
export function farDown(nth: number): 'far-down' | undefined {
	return nth >= drawnWhole ? 'far-down' : undefined;
}
