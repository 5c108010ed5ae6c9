import { addDays, type Day, type Instant } from '#domain/day.ts';
import type { KpiId } from '#domain/id.ts';
import { statesOf } from '#domain/kpi-status.ts';
import type { Kpi } from '#domain/kpi.ts';
import { seeded } from '#domain/seeded.ts';
import { chartOn } from '#kit/chart-engine.ts';
import { readInk } from '#kit/chart-ink.ts';
import Sparkline from '#kit/Sparkline.svelte';
import { chartPlan } from '#ui/kpi/chart-plan.ts';
import Chart from 'chart.js/auto';
import { flushSync, mount, unmount } from 'svelte';

const count = 520;
const sparklines = 40;
const first = '2025-01-01' as Day;
const random = seeded('charts');
const values = Array.from({ length: count }, () => Math.round((50 + random() * 20) * 10) / 10);

const kpi: Kpi = {
	...{ id: 'bench' as KpiId, name: 'KPI', question: '', definition: '', action: '', because: '' },
	...{ cadence: 'daily', unit: { kind: 'percent' }, order: 'a0', alwaysTracked: false },
	...{ segments: [], dividers: [], changes: [] },
	limits: { direction: 'higher', target: 52, watch: 51, alarm: 50 },
	readings: values.map((value, nth) => ({ day: addDays(first, nth), at: nth as Instant, value }))
};

/** What Chart.js takes for one line of as many points, as it comes. Milliseconds until it is painted. */
export function plainLine(): Promise<number> {
	return painted((place) => {
		const labels = values.map((_, nth) => nth);
		const data = { labels, datasets: [{ data: [...values] }] };
		const chart = new Chart(canvasIn(place), {
			...{ type: 'line', data },
			options: { animation: false, maintainAspectRatio: false }
		});
		return () => chart.destroy();
	});
}

/** A KPI's chart with its limits and signals, and the sparklines of a board's gauges beside it. */
export function chartAndSparklines(): Promise<number> {
	return painted((place) => {
		const states = statesOf(kpi);
		const today = addDays(first, count);
		const plan = chartPlan({ kpi, states, events: [], recoveries: [], today, locale: 'en' });
		const chart = chartOn(canvasIn(place), plan, readInk(place));
		const drawn = Array.from({ length: sparklines }, () =>
			mount(Sparkline, {
				target: place,
				props: { values: values.slice(-26), label: 'KPI', target: 52, limits: [51, 50] }
			})
		);
		flushSync();
		return () => {
			chart.destroy();
			for (const each of drawn) void unmount(each);
		};
	});
}

function canvasIn(place: HTMLElement): HTMLCanvasElement {
	const canvas = document.createElement('canvas');
	place.append(canvas);
	return canvas;
}

/** From the beginning of a frame to the first task behind it. */
async function painted(draw: (place: HTMLElement) => () => void): Promise<number> {
	const place = document.createElement('div');
	place.id = 'bench-place';
	document.body.prepend(place);
	const { took, clear } = await new Promise<{ took: number; clear: () => void }>((done) =>
		requestAnimationFrame(() => {
			const behind = new MessageChannel();
			const from = performance.now();
			const clear = draw(place);
			behind.port1.onmessage = () => done({ took: performance.now() - from, clear });
			behind.port2.postMessage(0);
		})
	);
	clear();
	place.remove();
	return took;
}
