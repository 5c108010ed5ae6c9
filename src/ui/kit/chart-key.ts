/** How something is drawn in a chart: a line, or a mark on a reading. */
export type KeyMark =
	| ('line' | 'dash' | 'dots' | 'dash-dot')
	| ('square' | 'ring' | 'cross' | 'star' | 'diamond' | 'post' | 'area');

/** One entry of a chart's key. */
export interface KeyEntry {
	readonly label: string;
	readonly mark: KeyMark;
	readonly tone: 'text' | 'quiet' | 'accent' | 'good' | 'watch' | 'bad';
}

/** A box of 18 by 12 with the mark in it, as one path. */
export const keyPaths: Readonly<Record<KeyMark, string>> = {
	line: 'M0 6H18',
	dash: 'M0 6H18',
	dots: 'M0 6H18',
	'dash-dot': 'M0 6H18',
	square: 'M4 1H14V11H4Z',
	ring: 'M4 6A5 5 0 1 1 14 6A5 5 0 1 1 4 6Z',
	cross: 'M5 2L13 10M13 2L5 10',
	star: 'M5 2L13 10M13 2L5 10M9 0V12M3 6H15',
	diamond: 'M9 1L14 6L9 11L4 6Z',
	post: 'M9 0V12',
	area: 'M1 1H17V11H1Z'
};

/** The dashes of a line's mark, as canvas and SVG accept them. */
export const keyDashes: { readonly [mark in KeyMark]?: readonly number[] } = {
	dash: [6, 4],
	dots: [2, 3],
	area: [2, 3],
	'dash-dot': [8, 3, 2, 3]
};
