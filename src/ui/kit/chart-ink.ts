import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { createSubscriber } from 'svelte/reactivity';

/** The colours of the page as the canvas needs them: resolved, of the theme that shows now. */
export interface ChartInk {
	readonly text: string;
	readonly quiet: string;
	readonly faint: string;
	readonly line: string;
	readonly surface: string;
	readonly accent: string;
	readonly accentWash: string;
	readonly good: string;
	readonly watch: string;
	readonly bad: string;
	readonly series: readonly string[];
	readonly font: string;
}

/** One line of a chart, or the marks of one kind. */
export type ChartSet = ChartDataset<'line', { x: number; y: number }[]>;

/** Asked again when a fact in it or the theme changes. */
export type ChartPlan = (ink: ChartInk) => ChartConfiguration;

/** In an effect: it runs again when the theme changes. */
export const followTheme = createSubscriber((update) => {
	const dark = matchMedia('(prefers-color-scheme: dark)');
	const root = new MutationObserver(update);
	dark.addEventListener('change', update);
	root.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	return () => {
		dark.removeEventListener('change', update);
		root.disconnect();
	};
});

/** Reads the tokens where the chart stands, of the theme that shows or as they are for paper. */
export function readInk(place: HTMLElement, use?: 'paper'): ChartInk {
	const probe = place.ownerDocument.createElement('span');
	if (use === 'paper') probe.className = 'for-paper';
	place.append(probe);
	const style = getComputedStyle(probe);
	const colour = (token: string) => {
		probe.style.color = `var(--${token})`;
		return style.color;
	};
	const ink: ChartInk = {
		text: colour('ink'),
		quiet: colour('ink-quiet'),
		faint: colour('ink-faint'),
		line: colour('line'),
		surface: colour('surface'),
		accent: colour('accent-mark'),
		accentWash: colour('accent-wash'),
		good: colour('good-mark'),
		watch: colour('watch-mark'),
		bad: colour('bad-mark'),
		series: [1, 2, 3, 4, 5, 6].map((at) => colour(`series-${at}`)),
		font: style.fontFamily
	};
	probe.remove();
	return ink;
}
