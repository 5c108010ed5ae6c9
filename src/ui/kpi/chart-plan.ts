import { addDays, daysBetween, type Day } from '#domain/day.ts';
import type { BoardEvent } from '#domain/event.ts';
import { formatDay, formatParts, formatValue } from '#domain/format.ts';
import { limitNames } from '#domain/kpi-limits.ts';
import type { KpiState, KpiStatus } from '#domain/kpi-status.ts';
import type { Kpi } from '#domain/kpi.ts';
import { lookOf } from '#ui/vocabulary/statuses.ts';
import type { ChartInk, ChartPlan } from '#kit/chart-ink.ts';

interface Point {
	readonly x: number;
	readonly y: number;
}

/** What is drawn: readings with their status, limits, and what happened meanwhile. */
export interface ChartFacts {
	readonly kpi: Kpi;
	/** Oldest first, at least one. */
	readonly states: readonly KpiState[];
	readonly events: readonly BoardEvent[];
	/** Where the chart ends: days without a reading show. */
	readonly today: Day;
	readonly locale: string;
}

/**
 * A line of readings over days, each point in the shape and colour of its status, the limits dashed behind it,
 * every event an upright line.
 */
export function chartPlan({ kpi, states, events, today, locale }: ChartFacts): ChartPlan {
	const start = states[0]?.reading.day ?? today;
	const at = (day: Day) => daysBetween(start, day);
	const span = Math.max(1, at(today));
	const points = states.map(({ reading }) => ({ x: at(reading.day), y: reading.value }));
	const limits = limitLines(kpi);
	const { low, high } = heightOf([...points.map(({ y }) => y), ...limits.map((line) => line.y)]);
	const marked = events.filter(({ day }) => day >= start && day <= today);
	const uprights: Point[] = marked.flatMap(({ day }) => [
		{ x: at(day), y: low },
		{ x: at(day), y: high },
		{ x: at(day), y: NaN }
	]);
	const dayText = (x: number) => formatDay(addDays(start, Math.round(x)), locale);

	return (ink) => ({
		type: 'line',
		data: {
			datasets: [
				{
					label: kpi.name,
					data: points,
					clip: false,
					borderColor: ink.quiet,
					pointRadius: points.length > 60 ? 2 : 4,
					pointStyle: states.map(({ status }) => pointStyles[status]),
					pointBackgroundColor: states.map(({ status }) => colourOf(status, ink)),
					pointBorderColor: states.map(({ status }) => colourOf(status, ink))
				},
				...limits.map(({ name, y }) => ({
					label: lineNames[name],
					data: [
						{ x: 0, y },
						{ x: span, y }
					],
					borderColor: name === 'alarm' ? ink.bad : name === 'watch' ? ink.watch : ink.good,
					borderWidth: 1,
					borderDash: name === 'target' ? [] : name === 'watch' ? [2, 3] : [6, 4],
					pointHitRadius: 0,
					pointHoverRadius: 0
				})),
				{
					label: 'What happened',
					data: uprights,
					borderColor: ink.accent,
					borderWidth: 1,
					pointRadius: uprights.map((_, index) => (index % 3 === 1 ? 4 : 0)),
					pointStyle: 'rectRot'
				}
			]
		},
		options: {
			layout: { padding: { top: 4, right: 8 } },
			interaction: { mode: 'nearest', axis: 'x', intersect: false },
			scales: {
				x: {
					type: 'linear',
					min: 0,
					max: span,
					grid: { display: false },
					ticks: { callback: (x) => dayText(Number(x)), maxTicksLimit: 8 }
				},
				y: {
					min: low,
					max: high,
					ticks: {
						maxTicksLimit: 6,
						includeBounds: false,
						callback: (y) => formatParts(Number(y), kpi.unit, locale).figure
					}
				}
			},
			plugins: {
				legend: {
					display: limits.length > 0 || marked.length > 0,
					onClick: () => undefined,
					labels: {
						filter: ({ text, datasetIndex = 0 }, { datasets }) =>
							datasetIndex > 0 && datasets.findIndex(({ label }) => label === text) === datasetIndex
					}
				},
				tooltip: {
					filter: ({ dataset }) => dataset.label === kpi.name || dataset.label === 'What happened',
					callbacks: {
						title: ([hovered]) => (hovered ? dayText(hovered.parsed.x ?? 0) : ''),
						label: ({ dataset, dataIndex, parsed }) =>
							dataset.label === 'What happened'
								? (marked[Math.floor(dataIndex / 3)]?.title ?? '')
								: `${formatValue(parsed.y, kpi.unit, locale)}, ${lookOf(states[dataIndex]?.status ?? 'no-data').word.toLowerCase()}`
					}
				}
			}
		}
	});
}

const lineNames = { target: 'Target', watch: 'Watch', alarm: 'Alarm' } as const;

const pointStyles = {
	alarm: 'triangle',
	watch: 'rectRot',
	recovering: 'circle',
	healthy: 'circle',
	'no-target': 'circle'
} as const;

function colourOf(status: KpiStatus, ink: ChartInk): string {
	const { tone } = lookOf(status);
	return tone === 'accent' || tone === 'quiet' ? ink.quiet : ink[tone];
}

function limitLines({ limits }: Kpi) {
	return limitNames.flatMap((name) => {
		const limit = limits[name];
		if (limit === undefined) return [];
		const lines = typeof limit === 'number' ? [limit] : [limit.low, limit.high];
		return lines.map((y) => ({ name, y }));
	});
}

/** All that is drawn, with a little air. */
function heightOf(values: readonly number[]): { readonly low: number; readonly high: number } {
	const low = Math.min(...values);
	const high = Math.max(...values);
	const air = (high - low || Math.abs(high) || 1) * 0.08;
	return { low: low >= 0 ? Math.max(0, low - air) : low - air, high: high + air };
}
