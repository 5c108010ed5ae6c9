import { addDays, daysBetween, type Day, type Span } from '#domain/day.ts';
import { formatDay } from '#domain/format.ts';
import type { ChartPlan } from '#kit/chart-ink.ts';
import type { KeyEntry } from '#kit/chart-key.ts';

/** A value on a day. */
export interface ChartPoint {
	readonly day: Day;
	readonly value: number;
}

/** What a chart of progress is drawn from, all in one unit. */
export interface ProgressPlot {
	readonly span: Span;
	/** What was measured. */
	readonly points: readonly ChartPoint[];
	/** Where it should have been; two points make a straight line. */
	readonly pace: readonly ChartPoint[];
	/** Where it will probably end, from the last point on. */
	readonly median: readonly ChartPoint[];
	/** The bounds that four out of five futures fall between. */
	readonly low: readonly ChartPoint[];
	readonly high: readonly ChartPoint[];
	/** Values that must not be crossed. */
	readonly limits: readonly number[];
	readonly format: (value: number) => string;
}

/** The key of the chart: only what the chart contains. */
export function progressEntries({ pace, median, limits }: ProgressPlot): readonly KeyEntry[] {
	const entries: KeyEntry[] = [{ label: 'Measured', mark: 'line', tone: 'accent' }];
	if (pace.length > 0) entries.push({ label: 'Pace', mark: 'dots', tone: 'quiet' });
	if (median.length > 0) entries.push({ label: 'Forecast', mark: 'dash', tone: 'accent' });
	if (limits.length > 0) entries.push({ label: 'Limit', mark: 'line', tone: 'watch' });
	return entries;
}

/** The chart: the pace and the forecast faint behind what was measured, days evenly spaced. */
export function progressChart(plot: ProgressPlot, locale: string): ChartPlan {
	const { span, format } = plot;
	const xy = (points: readonly ChartPoint[]) =>
		points.map(({ day, value }) => ({ x: daysBetween(span.from, day), y: value }));
	const dayAt = (x: number) => formatDay(addDays(span.from, Math.round(x)), locale);
	const length = Math.max(1, daysBetween(span.from, span.to));
	return (ink) => {
		const faint = { pointRadius: 0, borderWidth: 1.5, borderColor: ink.quiet };
		const hidden = { pointRadius: 0, pointHoverRadius: 0, borderWidth: 0 };
		return {
			type: 'line',
			data: {
				datasets: [
					{
						label: 'Measured',
						data: xy(plot.points),
						borderColor: ink.accent,
						pointRadius: plot.points.length < 40 ? 3 : 0
					},
					{ label: 'Pace', data: xy(plot.pace), ...faint, borderDash: [2, 4] },
					{
						label: 'Forecast',
						data: xy(plot.median),
						...faint,
						borderDash: [7, 4],
						borderColor: ink.accent
					},
					{
						label: 'High',
						data: xy(plot.high),
						...hidden,
						fill: '+1',
						backgroundColor: ink.accentWash
					},
					{ label: 'Low', data: xy(plot.low), ...hidden },
					...plot.limits.map((limit, at) => ({
						label: `Limit ${at + 1}`,
						data: xy([
							{ day: span.from, value: limit },
							{ day: span.to, value: limit }
						]),
						...faint,
						borderColor: ink.watch
					}))
				]
			},
			options: {
				parsing: false,
				interaction: { mode: 'nearest', axis: 'x', intersect: false },
				scales: {
					x: {
						type: 'linear',
						min: 0,
						max: length,
						grid: { display: false },
						ticks: {
							maxTicksLimit: 7,
							includeBounds: false,
							stepSize: length > 60 ? 14 : 7,
							callback: (x) => dayAt(Number(x))
						}
					},
					y: { ticks: { maxTicksLimit: 5, callback: (value) => format(Number(value)) } }
				},
				plugins: {
					tooltip: {
						filter: ({ datasetIndex }) => datasetIndex < 3,
						callbacks: {
							title: ([first]) => (first ? dayAt(first.parsed.x ?? 0) : ''),
							label: ({ dataset, parsed }) => `${dataset.label}: ${format(parsed.y ?? 0)}`
						}
					}
				}
			}
		};
	};
}
