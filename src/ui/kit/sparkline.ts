/** A small line in a box of 100 by 100: what is drawn, from the bottom up. */
interface SparklineShape {
	/** One path; a gap in the values is a gap in the line, a single value between gaps is a dot. */
	readonly line: string;
	readonly last: { readonly x: number; readonly y: number } | undefined;
	readonly limits: readonly number[];
	readonly target: number | undefined;
}

interface Frame {
	readonly target?: number | undefined;
	readonly limits?: readonly number[] | undefined;
}

const top = 8;
const bottom = 92;
const round = (value: number) => Math.round(value * 100) / 100;
const isValue = (value: number | undefined): value is number =>
	value !== undefined && Number.isFinite(value);

/** Limits and target count for the height, so that the line never looks calm by leaving them out. */
export function sparklineShape(
	values: readonly (number | undefined)[],
	{ target, limits = [] }: Frame = {}
): SparklineShape {
	const all = [...values, target, ...limits].filter(isValue);
	const low = Math.min(...all);
	const span = Math.max(...all) - low;
	const x = (at: number) => round(values.length < 2 ? 50 : (at / (values.length - 1)) * 100);
	const y = (value: number) =>
		round(span === 0 ? 50 : bottom - ((value - low) / span) * (bottom - top));

	let line = '';
	let drawing = false;
	let last: SparklineShape['last'];
	values.forEach((value, at) => {
		if (!isValue(value)) {
			drawing = false;
			return;
		}
		last = { x: x(at), y: y(value) };
		// A line of no length with round ends is the dot of a single value.
		line += drawing ? `L${last.x} ${last.y}` : `M${last.x} ${last.y}l0 0`;
		drawing = true;
	});

	return {
		line,
		last,
		limits: limits.filter(isValue).map(y),
		target: isValue(target) ? y(target) : undefined
	};
}
