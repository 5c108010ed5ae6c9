import type { Chart } from 'chart.js';
import type { ChartInk } from './chart-ink.ts';

/** What a picture needs from a drawn chart. */
export type Drawn = Pick<
	Chart<'line'>,
	'width' | 'height' | 'data' | 'getDatasetMeta' | 'scales' | 'chartArea'
>;

/** The parts of an SVG picture of a drawn chart: the same lines, marks and figures in the same places. */
export function chartParts(chart: Drawn, ink: ChartInk): readonly string[] {
	const parts = [...axes(chart, ink)];
	// The canvas draws the first one last.
	for (let at = chart.data.datasets.length - 1; at >= 0; at -= 1) parts.push(...set(chart, at));
	return parts;
}

function axes({ scales: { x, y }, chartArea }: Drawn, ink: ChartInk): string[] {
	const text = (words: unknown, at: string) =>
		`<text ${at} fill="${escaped(ink.quiet)}">${escaped(String(words ?? ''))}</text>`;
	const across = (y?.ticks ?? []).flatMap(({ label }, nth) => {
		const at = rounded(y?.getPixelForTick(nth) ?? 0);
		const line = `M${rounded(chartArea.left)} ${at}H${rounded(chartArea.right)}`;
		const place = `x="${rounded(chartArea.left - 8)}" y="${at}" dy="4" text-anchor="end"`;
		return [`<path d="${line}" stroke="${escaped(ink.line)}"/>`, text(label, place)];
	});
	const below = (x?.ticks ?? []).map(({ label }, nth) =>
		text(
			label,
			`x="${rounded(x?.getPixelForTick(nth) ?? 0)}" y="${rounded(chartArea.bottom + 20)}" text-anchor="middle"`
		)
	);
	return [...across, ...below];
}

function set(chart: Drawn, at: number): string[] {
	const points = chart.getDatasetMeta(at).data;
	const parts: string[] = [];
	const dataset = chart.data.datasets[at];
	if (!dataset) return parts;
	let line = '';
	let isOn = false;
	for (const { x, y } of points) {
		const isThere = Number.isFinite(x) && Number.isFinite(y);
		if (isThere) line += `${isOn ? 'L' : 'M'}${rounded(x)} ${rounded(y)}`;
		isOn = isThere;
	}
	const { borderColor, borderWidth, borderDash, showLine, fill, backgroundColor } = dataset;
	if (fill && typeof backgroundColor === 'string') {
		const next = fill === '+1' ? chart.getDatasetMeta(at + 1).data : [];
		parts.push(`<path d="${area(points, next)}" fill="${escaped(backgroundColor)}"/>`);
	}
	if (showLine !== false && borderWidth !== 0 && typeof borderColor === 'string') {
		const dash = Array.isArray(borderDash) ? ` stroke-dasharray="${borderDash.join(' ')}"` : '';
		const wide = typeof borderWidth === 'number' ? borderWidth : 2;
		parts.push(
			`<path d="${line}" fill="none" stroke="${escaped(borderColor)}" stroke-width="${wide}"${dash}/>`
		);
	}
	for (const point of points) {
		const { radius, pointStyle, backgroundColor, borderColor: edge } = point.options as PointLook;
		if (!(radius > 0) || !Number.isFinite(point.x) || !Number.isFinite(point.y)) continue;
		const fill = backgroundColor === 'transparent' ? 'none' : escaped(backgroundColor);
		const d = `M${rounded(point.x)} ${rounded(point.y)}${shape(pointStyle, radius)}`;
		parts.push(`<path d="${d}" fill="${fill}" stroke="${escaped(edge)}"/>`);
	}
	return parts;
}

/** Along the points of one line and back along those of another. */
function area(points: readonly Place[], back: readonly Place[]): string {
	const around = [...points, ...back.toReversed()];
	const places = around.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
	return `M${places.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join('L')}Z`;
}

interface Place {
	readonly x: number;
	readonly y: number;
}

interface PointLook {
	readonly radius: number;
	readonly pointStyle: unknown;
	readonly backgroundColor: string;
	readonly borderColor: string;
}

/** A mark centred on the path's current point, as big as the canvas draws it. */
function shape(style: unknown, r: number): string {
	const [s, d] = [rounded(r * Math.SQRT1_2), rounded(r * Math.SQRT2)];
	const cross = `m-${s} -${s}l${d} ${d}m0 -${d}l-${d} ${d}`;
	switch (style) {
		case 'rect':
			return `m-${s} -${s}h${d}v${d}h-${d}z`;
		case 'rectRot':
			return `m0 -${r}l${r} ${r}l-${r} ${r}l-${r} -${r}z`;
		case 'triangle':
			return `m0 -${r}l${rounded(r * 0.87)} ${rounded(r * 1.5)}h-${rounded(r * 1.74)}z`;
		case 'crossRot':
			return cross;
		case 'star':
			return `${cross}m${s} -${s}m-${r} 0h${r * 2}m-${r} -${r}v${r * 2}`;
		default:
			return `m-${r} 0a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 -${r * 2} 0z`;
	}
}

/** A coordinate in a picture: a hundredth of a pixel is fine enough. */
export function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}

/** Text escaped for SVG. */
export function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
