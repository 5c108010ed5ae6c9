import { daysBetween, type Day } from '#domain/day.ts';
import { formatParts, formatValue } from '#domain/format.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { ChartPlan } from '#kit/chart-ink.ts';
import { keyDashes, type KeyEntry } from '#kit/chart-key.ts';
import { dayAxis, dayName } from './day-axis.ts';
import { movedReadings, processLines } from './process-lines.ts';

/** The key of the chart of ranges. */
export const rangeEntries: readonly KeyEntry[] = [
	{ label: 'Moved from one reading to the next', mark: 'line', tone: 'accent' },
	{ label: 'Usual at most', mark: 'dash-dot', tone: 'quiet' }
];

/** How far the readings between two days moved from one to the next, and how far is usual. */
export function rangePlan(kpi: Kpi, from: Day, to: Day, locale: string): ChartPlan {
	const at = (day: Day) => daysBetween(from, day);
	const moved = movedReadings(kpi, from, to).map(({ day, range }) => ({
		...{ x: at(day), y: range ?? NaN }
	}));
	const limits = processLines(kpi, from, to).flatMap((line) => [
		{ x: at(line.from), y: line.upperRange },
		{ x: at(line.to), y: line.upperRange },
		{ x: at(line.to), y: NaN }
	]);
	return (ink) => ({
		type: 'line',
		data: {
			datasets: [
				{ label: 'moved', data: moved, borderColor: ink.accent, borderWidth: 1.5, pointRadius: 2 },
				{
					label: 'limit',
					data: limits,
					borderColor: ink.quiet,
					borderWidth: 1,
					borderDash: [...(keyDashes['dash-dot'] ?? [])],
					pointHitRadius: 0,
					pointHoverRadius: 0
				}
			]
		},
		options: {
			layout: { padding: { top: 8, right: 8 } },
			interaction: { mode: 'nearest', axis: 'x', intersect: false },
			scales: {
				x: dayAxis(from, Math.max(1, at(to)), locale),
				y: {
					min: 0,
					ticks: {
						maxTicksLimit: 4,
						callback: (y) => formatParts(Number(y), kpi.unit, locale).figure
					}
				}
			},
			plugins: {
				tooltip: {
					filter: ({ datasetIndex }) => datasetIndex === 0,
					callbacks: {
						title: ([hovered]) => (hovered ? dayName(from, hovered.parsed.x ?? 0, locale) : ''),
						label: ({ parsed }) => formatValue(parsed.y, kpi.unit, locale)
					}
				}
			}
		}
	});
}
