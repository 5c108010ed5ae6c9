// What is drawn of a large KPI and of a board's gauges, beside a plain line of Chart.js.
import { percentile, report } from './ground.mjs';

const rounds = 15;

/** @param {import('./ground.mjs').Ground} ground */
export async function benchCharts({ address, browser }) {
	console.log('\nA chart of 520 readings with limits and signals, and 40 sparklines');
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(address);
	await page.getByRole('button', { name: 'Open a file' }).waitFor();
	const times = await page.evaluate(async (rounds) => {
		const module = await import(/* @vite-ignore */ `${location.origin}/charts.js`);
		/** @type {{ plain: number[], ours: number[] }} */
		const times = { plain: [], ours: [] };
		// In turn, so that neither has the warmer machine.
		for (let round = 0; round < rounds; round += 1) {
			times.plain.push(await module.plainLine());
			times.ours.push(await module.chartAndSparklines());
		}
		return times;
	}, rounds);
	const plain = percentile(times.plain, 0.5);
	report('drawn and painted', percentile(times.ours, 0.5), {
		...{ unit: 'ms', baseline: plain, of: 'plain line of 520 points', most: plain * 1.3 }
	});
	await context.close();
}
