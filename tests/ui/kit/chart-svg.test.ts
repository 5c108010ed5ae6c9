import { expect, test } from 'vitest';
import type { ChartInk } from '#kit/chart-ink.ts';
import { svgFrom, type Drawn } from '#kit/chart-svg.ts';

const ink = {
	...{ surface: '#fff', quiet: '#666', line: '#ddd', font: 'Inter, "Segoe UI"' }
} as ChartInk;
const look = { radius: 4, pointStyle: 'rect', backgroundColor: 'red', borderColor: 'red' };
const point = (x: number, y: number) => ({ x, y, options: look });

test('U-53 a picture as SVG has the lines with their gaps, the marks and the figures where the canvas has them', () => {
	const chart = {
		...{ width: 300, height: 100, chartArea: { left: 20, right: 300, top: 0, bottom: 80 } },
		data: { datasets: [{ borderColor: '#123', borderWidth: 1, borderDash: [2, 3], data: [] }] },
		getDatasetMeta: () => ({ data: [point(20, 10), point(40, 30), point(60, NaN), point(80, 5)] }),
		scales: {
			x: { ticks: [{ label: '5 Jan' }], getPixelForTick: () => 20 },
			y: { ticks: [{ label: '< 7' }], getPixelForTick: () => 40 }
		}
	} as unknown as Drawn;
	const svg = svgFrom(chart, ink, 'Churn & more');
	expect(svg).toContain('<title>Churn &amp; more</title>');
	expect(svg).toContain('d="M20 10L40 30M80 5" fill="none" stroke="#123" stroke-width="1"');
	expect(svg).toContain('stroke-dasharray="2 3"');
	expect(svg).toContain('>5 Jan</text>');
	expect(svg).toContain('>&lt; 7</text>');
	expect(svg).toContain('&quot;Segoe UI&quot;');
	expect(svg.match(/fill="red"/g)).toHaveLength(3);
});
