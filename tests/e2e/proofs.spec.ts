import { withBuiltPage } from './built-page.ts';
import { expect, test } from './fixtures.ts';

test('Y-E23 signatures of many envelopes are checked by a worker of the browser, those of a few by the page', async ({
	page
}) => {
	await withBuiltPage(`${import.meta.dirname}/proofs`, async (address) => {
		await page.goto(address);
		await page.waitForFunction(() => 'signedOf' in window);
		const expected = (count: number) => Array.from({ length: count }, (_, at) => (at + 1) % 5 > 0);
		expect(await page.evaluate(() => window.signedOf(10))).toEqual(expected(10));
		expect(page.workers()).toHaveLength(0);
		expect(await page.evaluate(() => window.signedOf(300))).toEqual(expected(300));
		expect(page.workers()).toHaveLength(1);
	});
});
