import type { Board } from '#domain/board.ts';
import type { Day, Span } from '#domain/day.ts';
import { forecast } from '#domain/forecast.ts';
import { formatDay, formatRatio, formatValue } from '#domain/format.ts';
import type { KeyResultReport } from '#domain/key-result-report.ts';
import type { KeyResult } from '#domain/key-result.ts';
import { measuredValues } from '#domain/key-result-values.ts';
import { objectiveForecast } from '#domain/objective-forecast.ts';
import type { ObjectiveReport } from '#domain/objective-report.ts';
import { progressSeries, type ProgressPoint } from '#domain/progress-series.ts';
import { valueUnit } from '#ui/vocabulary/measure-words.ts';
import { capitalised } from '#ui/vocabulary/terms.ts';
import { standingWords } from '#ui/vocabulary/standing-words.ts';
import type { ChartPoint, ProgressPlot } from './progress-chart.ts';

/** A chart's figures, the finding that is its caption, and the rows of its table. */
export interface Plotted {
	readonly plot: ProgressPlot;
	readonly finding: string;
	readonly rows: readonly PlotRow[];
}

interface PlotRow {
	readonly day: Day;
	readonly measured: string;
	readonly expected: string;
}

/** An objective's progress, in percent of the way. There is nothing to draw with fewer than two points. */
export function plotObjective(
	board: Board,
	report: ObjectiveReport,
	today: Day,
	locale: string
): Plotted | undefined {
	const series = progressSeries(board, report.objective, today);
	const points = ratioPoints(series);
	const last = points.at(-1);
	const span = report.cycle ?? spanOf(points);
	if (!last || points.length < 2 || !span) return undefined;
	const end =
		report.cycle && today < report.cycle.to
			? objectiveForecast(board, report.objective, today)
			: null;
	const median = end ? [last, { day: span.to, value: end.ratio }] : [];
	const likely = end
		? `. If it goes on like this, about ${formatRatio(end.ratio, locale)} by ${formatDay(span.to, locale)}${
				end.foreseen < end.counted ? ' (what cannot be foreseen yet counts as it stands)' : ''
			}`
		: '';
	return {
		plot: {
			...{ span, points, median, low: [], high: [], limits: [] },
			pace: expectedPoints(series),
			format: (ratio) => formatRatio(ratio, locale)
		},
		finding: `${formatRatio(last.value, locale)} so far, ${standingWords(report)}${likely}.`,
		rows: ratioRows(series, locale)
	};
}

/** A key result: its values against pace or limits if it has values, otherwise its progress. */
export function plotKeyResult(
	board: Board,
	report: KeyResultReport,
	today: Day,
	locale: string
): Plotted | undefined {
	const { keyResult, window } = report;
	const { measure } = keyResult;
	if (measure.kind !== 'reach' && measure.kind !== 'keep') {
		return measure.kind === 'done' ? undefined : plotSteps(board, report, today, locale);
	}
	const points = measuredValues(board, keyResult).filter(({ day }) => day <= today);
	const last = points.at(-1);
	const span = window ?? spanOf(points);
	if (!last || points.length < 2 || !span) return undefined;
	const unit = valueUnit(keyResult);
	const format = (value: number) => formatValue(value, unit, locale);
	const atDay = (value: number) => ({ day: span.to, value });
	const future = forecast(board, keyResult, today);
	const pace =
		measure.kind === 'reach' && window
			? [{ day: span.from, value: measure.from }, atDay(measure.to)]
			: [];
	return {
		plot: {
			...{ span, points, pace, format },
			median: future ? [last, atDay(future.median.value)] : [],
			low: future ? [last, atDay(future.low.value)] : [],
			high: future ? [last, atDay(future.high.value)] : [],
			limits:
				measure.kind === 'keep'
					? [measure.min, measure.max].filter((limit) => limit !== undefined)
					: []
		},
		finding: keyResultFinding(board, report, today, locale),
		rows: valueRows(points, progressSeries(board, keyResult, today), report, format, locale)
	};
}

function plotSteps(
	board: Board,
	report: KeyResultReport,
	today: Day,
	locale: string
): Plotted | undefined {
	const series = progressSeries(board, report.keyResult, today);
	const points = ratioPoints(series);
	const span = report.window ?? spanOf(points);
	if (points.length < 2 || !span) return undefined;
	return {
		plot: {
			...{ span, points, median: [], low: [], high: [], limits: [] },
			pace: expectedPoints(series),
			format: (ratio) => formatRatio(ratio, locale)
		},
		finding: `${capitalised(standingWords(report))}.`,
		rows: ratioRows(series, locale)
	};
}

function keyResultFinding(
	board: Board,
	report: KeyResultReport,
	today: Day,
	locale: string
): string {
	const { keyResult, periods } = report;
	const { measure } = keyResult;
	if (measure.kind === 'keep') {
		const judged = periods.filter(({ isMet }) => isMet !== null);
		const kept = judged.filter(({ isMet }) => isMet).length;
		return `Kept in ${kept} of ${judged.length} ${measure.period}s with a value.`;
	}
	const future = forecast(board, keyResult, today);
	const now = capitalised(standingWords(report));
	if (!future) return `${now}.`;
	const words = (value: number) =>
		formatValue(rounded(value, keyResult), valueUnit(keyResult), locale);
	const chance = chanceWords(future.chance, locale);
	return `${now}. If it goes on like this, ${words(future.median.value)} by ${formatDay(future.endsOn, locale)} (probably ${words(future.low.value)} to ${words(future.high.value)}); the chance to reach the target is ${chance}.`;
}

/** No forecast is certain, at either end. */
function chanceWords(chance: number, locale: string): string {
	if (chance < 0.01) return `below ${formatRatio(0.01, locale)}`;
	return chance > 0.99 ? `above ${formatRatio(0.99, locale)}` : formatRatio(chance, locale);
}

/** A forecast is not a measurement: two digits of the way from start to target are enough. */
function rounded(value: number, { measure }: KeyResult): number {
	if (measure.kind !== 'reach') return value;
	const step = 10 ** Math.floor(Math.log10(Math.abs(measure.to - measure.from) / 50));
	return step > 0 && Number.isFinite(step)
		? Number((Math.round(value / step) * step).toPrecision(12))
		: value;
}

function ratioPoints(series: readonly ProgressPoint[]): readonly ChartPoint[] {
	return series.flatMap(({ day, ratio }) => (ratio === null ? [] : [{ day, value: ratio }]));
}

function expectedPoints(series: readonly ProgressPoint[]): readonly ChartPoint[] {
	return series.flatMap(({ day, expected }) =>
		expected === null ? [] : [{ day, value: expected }]
	);
}

function spanOf(points: readonly { readonly day: Day }[]): Span | undefined {
	const [first, last] = [points[0], points.at(-1)];
	return first && last ? { from: first.day, to: last.day } : undefined;
}

function ratioRows(series: readonly ProgressPoint[], locale: string): readonly PlotRow[] {
	return series.toReversed().map(({ day, ratio, expected }) => {
		return { day, measured: formatRatio(ratio, locale), expected: formatRatio(expected, locale) };
	});
}

function valueRows(
	points: readonly ChartPoint[],
	series: readonly ProgressPoint[],
	{ keyResult: { measure } }: KeyResultReport,
	format: (value: number) => string,
	locale: string
): readonly PlotRow[] {
	const expectedOn = new Map(series.map(({ day, expected }) => [day, expected]));
	return points.toReversed().map(({ day, value }) => {
		const expected = expectedOn.get(day) ?? null;
		const isWay = measure.kind === 'reach' && expected !== null;
		return {
			day,
			measured: format(value),
			expected: isWay
				? format(measure.from + (measure.to - measure.from) * expected)
				: formatRatio(null, locale)
		};
	});
}
