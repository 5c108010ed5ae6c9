/** A list of ordinary length is drawn whole. */
const drawnWhole = 16;

/** The class of a row far down a long list: the browser does not render it until it comes near. */
export function farDown(nth: number): 'far-down' | undefined {
	return nth >= drawnWhole ? 'far-down' : undefined;
}
