import { daysBetween, type Day } from '#domain/day.ts';
import type { BoardEvent } from '#domain/event.ts';
import { formatParts, formatValue } from '#domain/format.ts';
import type { RecoverySpan } from '#domain/kpi-recovery.ts';
import type { KpiState, KpiStatus } from '#domain/kpi-status.ts';
import type { Kpi } from '#domain/kpi.ts';
import { ruleWords } from '#ui/vocabulary/process-words.ts';
import { lookOf } from '#ui/vocabulary/statuses.ts';
import type { ChartInk, ChartPlan } from '#kit/chart-ink.ts';
import { keyDashes } from '#kit/chart-key.ts';
import { processSets, recoverySets, uprights } from './chart-sets.ts';
import { limitMarks } from './chart-entries.ts';
import { dayAxis, dayName } from './day-axis.ts';
import { limitLines } from './limit-lines.ts';
import { markedReadings, processLines } from './process-lines.ts';

/** What is drawn: readings with their status, limits, the process, and what happened meanwhile. */
export interface ChartFacts {
	readonly kpi: Kpi;
	/** Oldest first, at least one. */
	readonly states: readonly KpiState[];
	readonly events: readonly BoardEvent[];
	/** The objectives that bring it back; days outside the chart are not shown. */
	readonly recoveries: readonly Pick<RecoverySpan, 'objective' | 'span'>[];
	/** Where the chart ends: days without a reading are visible. */
	readonly today: Day;
	readonly locale: string;
}

/**
 * A line of readings over days, each point in the shape and colour of its status. Behind it are the limits that
 * were set, and the centre and limits of the process; around a point, the shape of the rule that marks it. Every
 * event and every change of the process is an upright line, and the days of a recovery are shaded.
 */
export function chartPlan(facts: ChartFacts): ChartPlan {
	return (ink) => drawnWith(ink, facts);
}

function drawnWith(
	ink: ChartInk,
	{ kpi, states, events, recoveries, today, locale }: ChartFacts
): ReturnType<ChartPlan> {
	const start = states[0]?.reading.day ?? today;
	const at = (day: Day) => daysBetween(start, day);
	const span = Math.max(1, at(today));
	const points = states.map(({ reading }) => ({ x: at(reading.day), y: reading.value }));
	const limits = limitLines(kpi, start, today);
	const lines = processLines(kpi, start, today);
	const marks = markedReadings(kpi, start, today);
	const { low, high } = heightOf([
		...points.map(({ y }) => y),
		...limits.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
		...lines.flatMap(({ lower, upper }) => [lower, upper])
	]);
	const room = { low, high, end: span };
	const isShown = ({ day }: { readonly day: Day }) => day >= start && day <= today;
	const happened = events.filter(isShown).map(({ day, title }) => ({ x: at(day), text: title }));
	const changes = kpi.dividers
		.filter(isShown)
		.map(({ day, reason }) => ({ x: at(day), text: `The process changed: ${reason}` }));
	const rulesOn = new Map(marks.map(({ day, rule }) => [at(day), ruleWords[rule].toLowerCase()]));

	const isLong = points.length > mostPoints;

	return {
		type: 'line',
		data: {
			datasets: [
				{
					label: kpi.name,
					data: points,
					clip: false,
					borderColor: ink.quiet,
					...(isLong ? { pointRadius: 0 } : statusPoints(states, ink))
				},
				...(isLong ? [exceptions(states, at, ink)] : []),
				...limits.map(({ name, points }) => ({
					label: name,
					data: [
						...points.map(({ day, value = NaN }) => ({ x: at(day), y: value })),
						{ x: span, y: points.at(-1)?.value ?? NaN }
					],
					borderColor: ink[limitMarks[name].tone],
					borderWidth: 1,
					borderDash: [...(keyDashes[limitMarks[name].mark] ?? [])],
					pointHitRadius: 0,
					pointHoverRadius: 0
				})),
				...processSets(lines, marks, { at, ink }),
				uprights('happened', happened, room, { colour: ink.accent, shape: 'rectRot' }),
				uprights('changed', changes, room, { colour: ink.text, shape: 'rect' }),
				...recoverySets(
					recoveries.map(({ span }) => span),
					room,
					{ at, ink }
				)
			]
		},
		options: {
			parsing: false,
			layout: { padding: { top: 8, right: 8 } },
			interaction: { mode: 'nearest', axis: 'x', intersect: false },
			scales: {
				x: dayAxis(start, span, locale),
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
				tooltip: {
					filter: ({ dataset: { label } }) =>
						label === kpi.name || label === 'happened' || label === 'changed',
					callbacks: {
						title: ([hovered]) => (hovered ? dayName(start, hovered.parsed.x ?? 0, locale) : ''),
						label: ({ dataset: { label }, dataIndex, parsed }) => {
							const upright = Math.floor(dataIndex / 3);
							if (label === 'happened') return happened[upright]?.text ?? '';
							if (label === 'changed') return changes[upright]?.text ?? '';
							const status = lookOf(states[dataIndex]?.status ?? 'no-data').word.toLowerCase();
							const rule = rulesOn.get(parsed.x ?? -1);
							return `${formatValue(parsed.y, kpi.unit, locale)}, ${status}${rule ? `, ${rule}` : ''}`;
						}
					}
				}
			}
		}
	};
}

/** The points would hide a longer line, so only those that stand out are drawn on it. */
const mostPoints = 60;

/** How each reading is drawn on the line: in the shape and colour of its status. */
function statusPoints(states: readonly KpiState[], ink: ChartInk) {
	const colours = states.map(({ status }) => colourOf(status, ink));
	return {
		pointRadius: 4,
		pointStyle: states.map(({ status }) => pointStyles[status]),
		pointBackgroundColor: colours,
		pointBorderColor: colours
	};
}

/** The readings that stand out, without a line. */
function exceptions(states: readonly KpiState[], at: (day: Day) => number, ink: ChartInk) {
	const shown = states.filter(({ status }) => status !== 'healthy' && status !== 'no-target');
	return {
		label: 'exceptions',
		data: shown.map(({ reading }) => ({ x: at(reading.day), y: reading.value })),
		...{ clip: false as const, showLine: false, pointHitRadius: 0, pointHoverRadius: 0 },
		...statusPoints(shown, ink),
		pointRadius: 3
	};
}

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

/** The range of everything drawn, with a little margin. */
function heightOf(values: readonly number[]): { readonly low: number; readonly high: number } {
	const low = Math.min(...values);
	const high = Math.max(...values);
	const air = (high - low || Math.abs(high) || 1) * 0.08;
	return { low: low >= 0 ? Math.max(0, low - air) : low - air, high: high + air };
}
