import {
	Chart,
	Filler,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip
} from 'chart.js';
import type { ChartInk, ChartPlan } from './chart-ink.ts';
import { chartSize, pictureFrom, type PictureWords } from './chart-picture.ts';
import type { Drawn } from './chart-svg.ts';

Chart.register(Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

const { defaults } = Chart;
defaults.maintainAspectRatio = false;
// A chart that moves at every edit would distract from what changed.
defaults.animation = false;
defaults.interaction.mode = 'index';
defaults.interaction.intersect = false;
defaults.elements.line.borderWidth = 2;
defaults.elements.line.borderJoinStyle = 'round';
defaults.elements.point.radius = 0;
defaults.elements.point.hoverRadius = 4;
defaults.elements.point.hitRadius = 8;
defaults.plugins.tooltip.padding = 10;
defaults.plugins.tooltip.cornerRadius = 6;
defaults.plugins.tooltip.boxPadding = 4;
defaults.plugins.tooltip.caretSize = 0;
defaults.scale.grid.drawTicks = false;
defaults.scale.ticks.padding = 8;
defaults.set('scale', {
	border: { display: false },
	ticks: { maxRotation: 0, autoSkipPadding: 16 }
});

function dress(ink: ChartInk): void {
	defaults.color = ink.quiet;
	defaults.borderColor = ink.line;
	defaults.backgroundColor = ink.accentWash;
	defaults.font.family = ink.font;
	defaults.font.size = 12;
	defaults.elements.line.borderColor = ink.accent;
	defaults.elements.point.backgroundColor = ink.accent;
	const { tooltip } = defaults.plugins;
	tooltip.backgroundColor = ink.text;
	tooltip.titleColor = ink.surface;
	tooltip.bodyColor = ink.surface;
	tooltip.footerColor = ink.surface;
}

/** A chart on a canvas that can be given a new plan, and must be removed in the end. */
export function chartOn(canvas: HTMLCanvasElement, plan: ChartPlan, ink: ChartInk) {
	dress(ink);
	const chart = new Chart(canvas, plan(ink));
	return {
		show(next: ChartPlan, nextInk: ChartInk): void {
			dress(nextInk);
			const { data, options } = next(nextInk);
			chart.data = data;
			chart.options = options ?? {};
			chart.update('none');
		},
		/** Show the next reading, or the one before, as the pointer would; returns what it says. */
		step(by: 1 | -1): string {
			const points = chart.getDatasetMeta(0).data;
			const last = points.length - 1;
			const active = chart.getActiveElements().find(({ datasetIndex }) => datasetIndex === 0);
			const index = Math.min(last, Math.max(0, active ? active.index + by : by < 0 ? last : 0));
			const point = points[index];
			if (!point) return '';
			const shown = [{ datasetIndex: 0, index }];
			chart.setActiveElements(shown);
			chart.tooltip?.setActiveElements(shown, { x: point.x, y: point.y });
			chart.update('none');
			const { title = [], body = [] } = chart.tooltip ?? {};
			return [...title, ...body.flatMap(({ lines }) => lines)].join(': ');
		},
		/** Hide what the keys showed. */
		rest(): void {
			chart.setActiveElements([]);
			chart.tooltip?.setActiveElements([], { x: 0, y: 0 });
			chart.update('none');
		},
		destroy: () => chart.destroy()
	};
}

/**
 * A chart with its words as an SVG picture, drawn afresh: equally wide from a phone and from a desk, and in the
 * colours it is given.
 */
export function pictureOf(
	plan: ChartPlan,
	words: PictureWords,
	ink: ChartInk,
	shownInk: ChartInk
): string {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [chartSize.width, chartSize.height];
	dress(ink);
	const { options, ...config } = plan(ink);
	const chart = new Chart(canvas, { ...config, options: { ...options, responsive: false } });
	const measure = (text: string, size: number) => {
		chart.ctx.font = `${size}px ${ink.font}`;
		return chart.ctx.measureText(text).width;
	};
	const picture = pictureFrom(chart as unknown as Drawn, words, ink, measure);
	chart.destroy();
	dress(shownInk);
	return picture;
}
