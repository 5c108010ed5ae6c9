/** Where the marks of a progress bar are, in percent of its length, and what could not be drawn. */
export interface ProgressMarks {
	readonly fill: number;
	readonly expected: number | undefined;
	readonly beyond: 'start' | 'target' | undefined;
}

const clamped = (ratio: number) => Math.min(1, Math.max(0, ratio)) * 100;

/** Ratios are unclamped: a bar that goes beyond its ends says so by a mark, not by its length. */
export function progressMarks(ratio: number | undefined, expected?: number): ProgressMarks {
	return {
		fill: clamped(ratio ?? 0),
		expected: expected === undefined ? undefined : clamped(expected),
		beyond: ratio === undefined ? undefined : ratio > 1 ? 'target' : ratio < 0 ? 'start' : undefined
	};
}

/** The bar for screen readers: "62 %, expected today 69 %". */
export function progressSentence(
	ratio: number | undefined,
	expected: number | undefined,
	figure: string | undefined
): string {
	const percent = (of: number) => `${Math.round(of * 100)} %`;
	const said = ratio === undefined ? 'no data' : percent(ratio);
	const isSame = figure?.replace(/\s/g, ' ') === said;
	const now = figure === undefined || isSame ? said : `${figure}, ${said}`;
	return expected === undefined ? now : `${now}, expected today ${percent(expected)}`;
}
