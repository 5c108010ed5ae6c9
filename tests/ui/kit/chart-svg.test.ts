import { expect, test } from 'vitest';
import type { ChartInk } from '#kit/chart-ink.ts';
import { pictureFrom } from '#kit/chart-picture.ts';
import { chartParts, type Drawn } from '#kit/chart-svg.ts';

const ink = {
	...{ surface: '#fff', text: '#111', quiet: '#666', line: '#ddd', good: '#0a0' },
	...{ accent: '#00f', accentWash: '#eef', font: 'Inter, "Segoe UI"' }
} as ChartInk;
const look = { radius: 4, pointStyle: 'rect', backgroundColor: 'red', borderColor: 'red' };
const point = (x: number, y: number) => ({ x, y, options: look });
const corner = (x: number, y: number) => ({ x, y, options: { ...look, radius: 0 } });

const sets = [
	{ borderColor: '#123', borderWidth: 1, borderDash: [2, 3], data: [] },
	{ borderWidth: 0, backgroundColor: '#eef', fill: 'shape', data: [] },
	{ borderWidth: 0, backgroundColor: '#fee', fill: '+1', data: [] },
	{ borderWidth: 0, data: [] }
];
const points = [
	[point(20, 10), point(40, 30), point(60, NaN), point(80, 5)],
	[corner(30, 80), corner(30, 0), corner(90, 0), corner(90, 80)],
	[corner(0, 1), corner(9, 2)],
	[corner(0, 5), corner(9, 6)]
];
const chart = {
	...{ width: 300, height: 100, chartArea: { left: 20, right: 300, top: 0, bottom: 80 } },
	data: { datasets: sets },
	getDatasetMeta: (at: number) => ({ data: points[at] ?? [] }),
	scales: {
		x: { ticks: [{ label: '5 Jan' }], getPixelForTick: () => 20 },
		y: { ticks: [{ label: '< 7' }], getPixelForTick: () => 40 }
	}
} as unknown as Drawn;

test('U-53 a picture as SVG has the lines with their gaps, the areas, the marks and the figures where the canvas has them', () => {
	const svg = chartParts(chart, ink).join('\n');
	expect(svg).toContain('d="M20 10L40 30M80 5" fill="none" stroke="#123" stroke-width="1"');
	expect(svg).toContain('stroke-dasharray="2 3"');
	expect(svg).toContain('d="M30 80L30 0L90 0L90 80Z" fill="#eef"');
	expect(svg).toContain('d="M0 1L9 2L9 6L0 5Z" fill="#fee"');
	expect(svg).toContain('>5 Jan</text>');
	expect(svg).toContain('>&lt; 7</text>');
	expect(svg.match(/fill="red"/g)).toHaveLength(3);
});

test('U-54 a saved picture has its title, period, key and finding in it, wrapped to its width', () => {
	const caption = Array.from({ length: 40 }, (_, nth) => `word${nth}`).join(' ');
	const svg = pictureFrom(
		chart,
		{
			...{ title: 'Churn & more (%)', period: '5 Jan to 9 Mar 2026', caption },
			entries: [
				{ label: 'Target', mark: 'line', tone: 'good' },
				{ label: 'Recovery objective', mark: 'area', tone: 'accent' }
			]
		},
		ink,
		(text, size) => text.length * size * 0.6
	);
	expect(svg).toContain('<title>Churn &amp; more (%)</title>');
	expect(svg).toContain('>Churn &amp; more (%)</text>');
	expect(svg).toContain('>5 Jan to 9 Mar 2026</text>');
	expect(svg).toContain('>Target</text>');
	expect(svg).toContain('fill="#eef" stroke="#00f"');
	expect(svg).toContain('&quot;Segoe UI&quot;');
	const lines = svg.match(/>word[^<]*<\/text>/g) ?? [];
	expect(lines.length).toBeGreaterThan(2);
	expect(lines.join(' ').replaceAll(/>|<\/text>/g, '')).toBe(caption);
	const height = Number(/viewBox="0 0 960 (\d+)"/.exec(svg)?.[1]);
	const lowest = Math.max(
		...[...svg.matchAll(/<text x="24" y="([\d.]+)"/g)].map(([, y]) => Number(y))
	);
	expect(height).toBeGreaterThan(lowest);
});
