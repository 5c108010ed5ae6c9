import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { createSubscriber } from 'svelte/reactivity';

/** The colours of the page as the canvas needs them: resolved, for the current theme. */
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

/** Called again when a fact in it or the theme changes. */
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

const tokens = {
	...{ text: 'ink', quiet: 'ink-quiet', faint: 'ink-faint', line: 'line', surface: 'surface' },
	...{ accent: 'accent-mark', accentWash: 'accent-wash' },
	...{ good: 'good-mark', watch: 'watch-mark', bad: 'bad-mark' }
} as const;
const series = [1, 2, 3, 4, 5, 6].map((at) => `series-${at}`);

/** Reads the tokens where the chart is, for the current theme or for paper. */
export function readInk(place: HTMLElement, use?: 'paper'): ChartInk {
	const probe = place.ownerDocument.createElement('span');
	if (use === 'paper') probe.className = 'for-paper';
	// All probes are added before the first one is read, so the browser computes styles once and not once per
	// colour.
	const asked = new Map(
		[...Object.values(tokens), ...series].map((token) => {
			const colour = place.ownerDocument.createElement('i');
			colour.style.color = `var(--${token})`;
			probe.append(colour);
			return [token, colour] as const;
		})
	);
	place.append(probe);
	const colourOf = (token: string) => {
		const colour = asked.get(token);
		return colour ? getComputedStyle(colour).color : '';
	};
	const named = Object.entries(tokens).map(([name, token]) => [name, colourOf(token)]);
	const ink: ChartInk = {
		...(Object.fromEntries(named) as Record<keyof typeof tokens, string>),
		series: series.map(colourOf),
		font: getComputedStyle(probe).fontFamily
	};
	probe.remove();
	return ink;
}
