// Envelopes: what sealing and opening one costs, and how soon a device has taken in everything that others wrote.
import { report } from './ground.mjs';

const count = 10_000;

/** @param {import('./ground.mjs').Ground} ground */
export async function benchEnvelopes({ address, browser }) {
	console.log(
		`\n${count.toLocaleString('en')} envelopes of five devices, in a page with its database`
	);
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(address);
	/** @type {(name: string, ...args: number[]) => Promise<unknown>} */
	const call = (name, ...args) =>
		page.evaluate(async ([name, args]) => {
			const module = await import(/* @vite-ignore */ `${location.origin}/envelopes.js`);
			return module[name](...args);
		}, /** @type {const} */ ([name, args]));
	const seal = Number(await call('make', count));
	const bare = /** @type {{ seal: number, open: number }} */ (await call('bareCrypto'));
	const open = Number(await call('open'));
	const of = 'bare WebCrypto';
	report('sealed, each', seal * 1000, { unit: 'µs', baseline: bare.seal * 1000, of });
	report('verified and opened, each', open * 1000, { unit: 'µs', baseline: bare.open * 1000, of });
	const baseline = Number(await call('bareApply'));
	report('verified, gated, stored, applied, all', Number(await call('takeIn')), {
		...{ unit: 'ms', baseline, of: 'applied by bare Yjs, unchecked', most: 5000 }
	});
	await context.close();
}
