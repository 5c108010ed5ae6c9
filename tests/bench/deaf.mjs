// How long a page heard nothing at most: what a person would feel as a key that is not answered.

/** @param {import('@playwright/test').Page} page */
export async function listen(page) {
	await page.evaluate(() => {
		clearInterval(Number(Reflect.get(globalThis, 'listening')));
		let before = performance.now();
		const listening = Number(
			setInterval(() => {
				const now = performance.now();
				const deaf = Math.max(Number(Reflect.get(globalThis, 'deaf') ?? 0), now - before);
				Object.assign(globalThis, { deaf });
				before = now;
			}, 5)
		);
		Object.assign(globalThis, { deaf: 0, listening });
	});
}

/**
 * Since it was last listened to.
 * @param {import('@playwright/test').Page} page
 */
export async function deafness(page) {
	return Number(await page.evaluate(() => Reflect.get(globalThis, 'deaf')));
}
