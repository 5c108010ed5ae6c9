import type { Day, Span } from '#domain/day.ts';
import type { ChartInk, ChartSet } from '#kit/chart-ink.ts';
import { keyDashes } from '#kit/chart-key.ts';
import { rulesShown, ruleMarks } from './chart-entries.ts';
import type { MarkedReading, ProcessLines } from './process-lines.ts';

/** Where a day is on the axis, and the colours to draw with. */
interface Canvas {
	readonly at: (day: Day) => number;
	readonly ink: ChartInk;
}

/** The area that is drawn on: from the first day to the end, between two values. */
export interface Room {
	readonly low: number;
	readonly high: number;
	readonly end: number;
}

const untouched = { pointHitRadius: 0, pointHoverRadius: 0, pointRadius: 0 };

/** Centre and limits of a process, starting anew at each change, and the marks of the rules. */
export function processSets(
	lines: readonly ProcessLines[],
	marks: readonly MarkedReading[],
	{ at, ink }: Canvas
): ChartSet[] {
	const level = (of: (line: ProcessLines) => number) =>
		lines.flatMap((line) => [
			{ x: at(line.from), y: of(line) },
			{ x: at(line.to), y: of(line) },
			{ x: at(line.to), y: NaN }
		]);
	const limit = { borderColor: ink.quiet, borderWidth: 1, ...untouched };
	return [
		{ label: 'centre', data: level(({ centre }) => centre), ...limit },
		...[level(({ upper }) => upper), level(({ lower }) => lower)].map((data) => ({
			...{ label: 'range', data, ...limit, borderDash: [...(keyDashes['dash-dot'] ?? [])] }
		})),
		...rulesShown(marks).map((rule) => ({
			label: rule,
			data: marks
				.filter((mark) => mark.rule === rule)
				.map(({ day, value }) => ({ x: at(day), y: value })),
			showLine: false,
			clip: false as const,
			...untouched,
			pointRadius: 8,
			pointStyle: shapes[ruleMarks[rule]],
			pointBackgroundColor: 'transparent',
			pointBorderColor: ink.text,
			pointBorderWidth: 1.5
		}))
	];
}

/**
 * The days of each recovery, shaded between two heights as far as they show. One that has only just begun is a
 * strip at the end.
 */
export function recoverySets(
	spans: readonly Span[],
	{ low, high, end }: Room,
	{ at, ink }: Canvas
): ChartSet[] {
	return spans
		.map(({ from, to }) => ({ from: Math.max(0, at(from)), to: Math.min(end, at(to)) }))
		.filter(({ from, to }) => from <= to)
		.map(({ from, to }) => {
			const begin = Math.max(0, Math.min(from, to - end / 80));
			return {
				label: 'recovery',
				data: [
					{ x: begin, y: low },
					{ x: begin, y: high },
					{ x: to, y: high },
					{ x: to, y: low }
				],
				fill: 'shape',
				backgroundColor: ink.accentWash,
				borderColor: ink.accent,
				borderWidth: 1,
				borderDash: [...(keyDashes.dots ?? [])],
				...untouched
			};
		});
}

/** Upright lines with a mark on top, three points each. */
export function uprights(
	label: string,
	places: readonly { readonly x: number }[],
	{ low, high }: Room,
	{ colour, shape }: { readonly colour: string; readonly shape: 'rectRot' | 'rect' }
): ChartSet {
	return {
		label,
		data: places.flatMap(({ x }) => [
			{ x, y: low },
			{ x, y: high },
			{ x, y: NaN }
		]),
		borderColor: colour,
		borderWidth: 1,
		clip: false,
		pointRadius: places.flatMap(() => [0, 4, 0]),
		pointBackgroundColor: colour,
		pointStyle: shape
	};
}

const shapes = {
	square: 'rect',
	ring: 'circle',
	cross: 'crossRot',
	star: 'star'
} as const;
