import type { ChartInk } from './chart-ink.ts';
import { keyDashes, keyPaths, type KeyEntry } from './chart-key.ts';
import { chartParts, escaped, rounded, type Drawn } from './chart-svg.ts';

/** The words around a chart that let its picture stand alone in a slide. */
export interface PictureWords {
	/** What is drawn, and in which unit: "Damaged crates (per 1,000 crates)". */
	readonly title: string;
	/** From when to when. */
	readonly period: string;
	/** What it shows, as a finding. */
	readonly caption: string;
	readonly entries: readonly KeyEntry[];
}

/** How wide a text of the picture's font is, in pixels. */
export type Measure = (text: string, size: number) => number;

/** How large the chart in a picture is, whatever the screen: most of a slide. */
export const chartSize = { width: 912, height: 380 } as const;

const margin = 24;
const width = chartSize.width + 2 * margin;
const sizes = { title: 22, text: 14, key: 13 } as const;

/** A picture as SVG: title and period above the chart, its key and its finding below. */
export function pictureFrom(
	chart: Drawn,
	{ title, period, caption, entries }: PictureWords,
	ink: ChartInk,
	measure: Measure
): string {
	const parts: string[] = [];
	let y = margin;
	const line = (words: string, size: number, look: string) => {
		y += size * 1.35;
		parts.push(
			`<text x="${margin}" y="${rounded(y - size * 0.3)}" font-size="${size}" ${look}>${escaped(words)}</text>`
		);
	};
	for (const words of wrapped(title, sizes.title, measure))
		line(words, sizes.title, `font-weight="600" fill="${escaped(ink.text)}"`);
	line(period, sizes.text, `fill="${escaped(ink.quiet)}"`);
	y += 16;
	parts.push(
		`<g transform="translate(${margin} ${rounded(y)})">`,
		...chartParts(chart, ink),
		'</g>'
	);
	y += chartSize.height + 8;
	for (const row of keyRows(entries, measure)) {
		y += 20;
		for (const { x, entry } of row) parts.push(keyPart(entry, x, y, ink));
	}
	y += 12;
	for (const words of wrapped(caption, sizes.text, measure))
		line(words, sizes.text, `fill="${escaped(ink.text)}"`);
	const height = Math.ceil(y + margin);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escaped(ink.font)}" font-size="12">`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" fill="${escaped(ink.surface)}"/>`,
		...parts,
		'</svg>'
	].join('\n');
}

/** Words broken into lines that fit the width of the picture. */
function wrapped(text: string, size: number, measure: Measure): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/u)) {
		const longer = `${lines.at(-1) ?? ''} ${word}`;
		if (lines.length > 0 && measure(longer, size) <= chartSize.width)
			lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}

interface PlacedEntry {
	readonly x: number;
	readonly entry: KeyEntry;
}

const markWidth = 18;

function keyRows(entries: readonly KeyEntry[], measure: Measure): readonly PlacedEntry[][] {
	const rows: PlacedEntry[][] = [];
	let x = Infinity;
	for (const entry of entries) {
		const wide = markWidth + 6 + measure(entry.label, sizes.key);
		if (x + wide > width - margin) {
			rows.push([]);
			x = margin;
		}
		rows.at(-1)?.push({ x, entry });
		x += wide + 20;
	}
	return rows;
}

function keyPart({ label, mark, tone }: KeyEntry, x: number, y: number, ink: ChartInk): string {
	const dashes = keyDashes[mark];
	const dash = dashes ? ` stroke-dasharray="${dashes.join(' ')}"` : '';
	const fill = mark === 'area' ? escaped(ink.accentWash) : 'none';
	const path = `<path d="${keyPaths[mark]}" fill="${fill}" stroke="${escaped(ink[tone])}" stroke-width="1.5"${dash}/>`;
	const words = `<text x="${markWidth + 6}" y="10" font-size="${sizes.key}" fill="${escaped(ink.text)}">${escaped(label)}</text>`;
	return `<g transform="translate(${rounded(x)} ${rounded(y - 12)})">${path}${words}</g>`;
}
