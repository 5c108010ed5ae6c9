import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { buildFolder } from '../../.ci/build.mjs';
import { serve } from '../../.ci/serve.mjs';

type Site = Awaited<ReturnType<typeof serve>>;

/** What a page did that it must never do. */
type Complaints = string[];

interface Options {
	/** Complaints that a test brings about on purpose. */
	expectedComplaints: RegExp[];
	/** The app keeps itself on the device, as it does for everybody: for tests of just that. */
	isKept: boolean;
}

/**
 * A test whose pages fail it when they report an error, break the content security policy or ask
 * any host but their own for anything. Addresses are relative to the built app, served for this
 * worker alone.
 */
export const test = base.extend<Options & { complaints: Complaints }, { site: Site }>({
	expectedComplaints: [[], { option: true }],
	isKept: [false, { option: true }],

	site: [
		// Playwright reads from this pattern which fixtures are needed: none.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const site = await serve(buildFolder);
			await use(site);
			await site.close();
		},
		{ scope: 'worker' }
	],

	baseURL: async ({ site }, use) => use(site.address),

	complaints: [
		async ({ context, expectedComplaints, isKept }, use) => {
			if (!isKept) await withoutKeeping(context);
			const complaints = listenTo(context);
			await use(complaints);
			const unexpected = complaints.filter(
				(complaint) => !expectedComplaints.some((pattern) => pattern.test(complaint))
			);
			expect(unexpected, 'what the page must never do').toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };

/** Collect from now on what the pages of a context do that they must not. */
function listenTo(context: BrowserContext): Complaints {
	const complaints: Complaints = [];
	// Chromium reports a breach of the content security policy as an error on the console.
	context.on('console', (message) => {
		if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
	});
	context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`));
	context.on('request', (request) => {
		const { hostname, protocol } = new URL(request.url());
		const isOwn = hostname === 'localhost' || protocol === 'data:' || protocol === 'blob:';
		if (!isOwn) complaints.push(`foreign request: ${request.url()}`);
	});
	return complaints;
}

/**
 * Pages whose app does not keep itself on the device: there Chromium compiles each of its files once more, which takes
 * more of the processor than most tests do.
 */
export async function withoutKeeping(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
	});
}

/** Wait until the app is kept on the device, as it is a moment after the first visit. */
export async function untilKept(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
