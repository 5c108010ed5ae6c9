/**
 * The class of a row far down a long list: the browser does not render it until it comes near. A list of ordinary
 * length is drawn whole, which is so many rows.
 */
export function farDown(nth: number, drawnWhole = 16): 'far-down' | undefined {
	return nth >= drawnWhole ? 'far-down' : undefined;
}
