import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs } from '../../.ci/chromium-args.mjs';

/** Tests run on both screens only where the title says so; most things are the same on either. */
const onBoth = /@both/;
const onPhone = /@phone/;

/** Tests in which browsers meet. */
const ofDevices = /\/(share|webrtc)[\w-]*\.spec\.ts$/;

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	globalSetup: './global-setup.ts',
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
		// Recording takes a third of the time. What failed is run again with --trace retain-on-failure.
		trace: 'off',
		launchOptions: {
			// Set by the global setup, before the workers read this file.
			executablePath: process.env['CHROMIUM'] ?? '',
			args: chromiumArgs
		}
	},
	projects: [
		{
			// One after the other and mostly waiting: begun first, they wait while the other worker works.
			name: 'devices',
			testMatch: ofDevices
		},
		{
			name: 'desktop',
			testIgnore: ofDevices,
			grepInvert: onPhone,
			use: { viewport: { width: 1440, height: 900 } }
		},
		{
			name: 'phone',
			testIgnore: ofDevices,
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
