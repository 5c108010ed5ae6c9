import type { Chart } from 'chart.js';
import type { ChartInk } from './chart-ink.ts';

/** What a picture needs of a drawn chart. */
export type Drawn = Pick<
	Chart<'line'>,
	'width' | 'height' | 'data' | 'getDatasetMeta' | 'scales' | 'chartArea'
>;

/** A drawn chart as the text of an SVG picture: the same lines, marks and figures at the same places. */
export function svgFrom(chart: Drawn, ink: ChartInk, title: string): string {
	const { width, height } = chart;
	const parts = [...axes(chart, ink)];
	// The canvas draws the first one last.
	for (let at = chart.data.datasets.length - 1; at >= 0; at -= 1) parts.push(...set(chart, at));
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" font-family="${escaped(ink.font)}" font-size="12">`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" fill="${escaped(ink.surface)}"/>`,
		...parts,
		'</svg>'
	].join('\n');
}

function axes({ scales: { x, y }, chartArea }: Drawn, ink: ChartInk): string[] {
	const text = (words: unknown, at: string) =>
		`<text ${at} fill="${escaped(ink.quiet)}">${escaped(String(words ?? ''))}</text>`;
	const across = (y?.ticks ?? []).flatMap(({ label }, nth) => {
		const at = n(y?.getPixelForTick(nth) ?? 0);
		const line = `M${n(chartArea.left)} ${at}H${n(chartArea.right)}`;
		const place = `x="${n(chartArea.left - 8)}" y="${at}" dy="4" text-anchor="end"`;
		return [`<path d="${line}" stroke="${escaped(ink.line)}"/>`, text(label, place)];
	});
	const below = (x?.ticks ?? []).map(({ label }, nth) =>
		text(
			label,
			`x="${n(x?.getPixelForTick(nth) ?? 0)}" y="${n(chartArea.bottom + 20)}" text-anchor="middle"`
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
		if (isThere) line += `${isOn ? 'L' : 'M'}${n(x)} ${n(y)}`;
		isOn = isThere;
	}
	const { borderColor, borderWidth, borderDash, showLine } = dataset;
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
		const d = `M${n(point.x)} ${n(point.y)}${shape(pointStyle, radius)}`;
		parts.push(`<path d="${d}" fill="${fill}" stroke="${escaped(edge)}"/>`);
	}
	return parts;
}

interface PointLook {
	readonly radius: number;
	readonly pointStyle: unknown;
	readonly backgroundColor: string;
	readonly borderColor: string;
}

/** A mark around the place where the path stands, as big as the canvas draws it. */
function shape(style: unknown, r: number): string {
	const [s, d] = [n(r * Math.SQRT1_2), n(r * Math.SQRT2)];
	const cross = `m-${s} -${s}l${d} ${d}m0 -${d}l-${d} ${d}`;
	switch (style) {
		case 'rect':
			return `m-${s} -${s}h${d}v${d}h-${d}z`;
		case 'rectRot':
			return `m0 -${r}l${r} ${r}l-${r} ${r}l-${r} -${r}z`;
		case 'triangle':
			return `m0 -${r}l${n(r * 0.87)} ${n(r * 1.5)}h-${n(r * 1.74)}z`;
		case 'crossRot':
			return cross;
		case 'star':
			return `${cross}m${s} -${s}m-${r} 0h${r * 2}m-${r} -${r}v${r * 2}`;
		default:
			return `m-${r} 0a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 -${r * 2} 0z`;
	}
}

function n(value: number): number {
	return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
