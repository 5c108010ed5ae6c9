import { defineConfig, devices } from '@playwright/test';
import { browser } from '../../.ci/browser.mjs';
import { build } from '../../.ci/build.mjs';

// Workers read this file again. They find the browser in the environment, and the build done.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
	const found = await browser();
	if (!found) throw new Error('The browser tests need a Chromium. Set CHROMIUM to its path.');
	process.env['CHROMIUM'] = found;
	if (!(await build())) throw new Error('The app does not build.');
}
const executablePath = process.env['CHROMIUM'] ?? '';

/** Tests run on both screens only where the title says so; most things are the same on either. */
const onBoth = /@both/;
const onPhone = /@phone/;

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	workers: 2,
	retries: 0,
	// A browser looks for a new service worker in its own time, on a busy machine only after seconds.
	timeout: 60_000,
	expect: { timeout: 15_000 },
	fullyParallel: true,
	forbidOnly: Boolean(process.env['CI']),
	reporter: 'list',
	use: {
		...devices['Desktop Chrome'],
		trace: 'retain-on-failure',
		launchOptions: { executablePath, args: ['--no-sandbox', '--disable-background-networking'] }
	},
	projects: [
		{
			name: 'desktop',
			grepInvert: onPhone,
			use: { viewport: { width: 1440, height: 900 } }
		},
		{
			name: 'phone',
			grep: [onBoth, onPhone],
			use: {
				viewport: { width: 390, height: 844 },
				deviceScaleFactor: 2,
				hasTouch: true,
				isMobile: true
			}
		}
	]
});
