// npm run shots: pictures of every screen, to be looked at. The two of the README and the manifest are kept.
import { chromium } from '@playwright/test';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { browser as findOrInstall } from './browser.mjs';
import { build, buildFolder } from './build.mjs';
import { chromiumArgs } from './chromium-args.mjs';
import { install } from './install.mjs';
import { root } from './process.mjs';
import { serve } from './serve.mjs';

const sizes = { phone: [390, 844], tablet: [768, 1024], desktop: [1440, 900] };
const themes = /** @type {const} */ (['light', 'dark']);

/** What is photographed: a name, and its address below the board; `open` goes to the first of a list, `press` to a button. */
const screens = [
	{ name: 'home', place: '' },
	{ name: 'okrs', place: '/okrs' },
	{ name: 'map', place: '/okrs/map' },
	{ name: 'objective', place: '/okrs', open: 'main h3 a' },
	{ name: 'new-objective', place: '/objectives/new' },
	{ name: 'kpis', place: '/kpis' },
	{ name: 'kpi', place: '/kpis', open: 'main h3 a' },
	{ name: 'new-kpi', place: '/kpis/new' },
	{ name: 'grid', place: '/kpis/grid' },
	{ name: 'check-in-reading', place: '/check-in' },
	{ name: 'check-in', place: '/check-in', press: 'Skip' },
	{ name: 'people', place: '/people' },
	{ name: 'share', place: '/share' },
	{ name: 'shared', place: '/share', press: 'Share for viewing' },
	{ name: 'readings-file', place: '/kpis/file' },
	{ name: 'review', place: '/review' },
	{ name: 'who', place: '/who' },
	{ name: 'import', place: '/import' },
	{ name: 'trash', place: '/trash' },
	{ name: 'settings', place: '/settings' }
];

if (!(await install()) || !(await build())) process.exit(1);
const executablePath = await findOrInstall();
if (!executablePath) process.exit(1);

const folder = join(root, 'tests/shots');
const kept = join(root, 'static/screenshots');
await rm(folder, { recursive: true, force: true });
await Promise.all([folder, kept].map((path) => mkdir(path, { recursive: true })));

const server = await serve(buildFolder);
const browser = await chromium.launch({
	executablePath,
	// A board that is shared looks for others: here no name leads anywhere but to this machine.
	args: [
		...chromiumArgs,
		'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'
	]
});
for (const [size, [width = 0, height = 0]] of Object.entries(sizes))
	for (const theme of themes) await photograph(size, width, height, theme);
await browser.close();
await server.close();
console.log(`The pictures are in ${folder}`);

/**
 * @param {string} size
 * @param {number} width
 * @param {number} height
 * @param {'light' | 'dark'} theme
 */
async function photograph(size, width, height, theme) {
	const options = {
		viewport: { width, height },
		colorScheme: theme,
		locale: 'en-GB',
		timezoneId: 'Europe/Oslo',
		hasTouch: size === 'phone',
		deviceScaleFactor: size === 'phone' ? 2 : 1
	};
	const context = await browser.newContext(options);
	const page = await context.newPage();
	await page.goto(server.address);
	await page.getByRole('button', { name: /sample board/i }).waitFor();
	await page.screenshot({ path: join(folder, `shelf-${size}-${theme}.png`), fullPage: true });
	await page.getByRole('button', { name: /sample board/i }).click();
	await page.waitForURL(/#\/b\//);
	const board = new URL(page.url()).hash;
	for (const { name, place, open, press } of screens) {
		await page.goto(`${server.address}${board}${place}`);
		await page.locator('main h1').waitFor();
		if (open) {
			await page.locator(open).first().click();
			await page.locator('main h1').waitFor();
		}
		if (press) await page.getByRole('button', { name: press }).click();
		// Charts arrive by themselves, later.
		await page.waitForTimeout(500);
		await page.screenshot({ path: join(folder, `${name}-${size}-${theme}.png`), fullPage: true });
		const isKept =
			(name === 'home' && size === 'desktop') || (name === 'check-in' && size === 'phone');
		if (isKept && theme === 'light')
			await page.screenshot({ path: join(kept, `${name}-${size}.png`) });
	}
	await page.goto(`${server.address}${board}/share`);
	const field = page.getByRole('textbox', { name: 'Link for viewing' });
	// It is made in a moment.
	while (!(await field.inputValue())) await page.waitForTimeout(50);
	const link = await field.inputValue();
	await page.goto(server.address);
	await page.getByRole('link', { name: 'New board' }).waitFor();
	await page.screenshot({
		path: join(folder, `shelf-boards-${size}-${theme}.png`),
		fullPage: true
	});
	await context.close();
	await photographJoining(link, options, `${size}-${theme}`);
}

/**
 * What somebody sees who comes by a link.
 * @param {string} link
 * @param {import('@playwright/test').BrowserContextOptions} options
 * @param {string} kind
 */
async function photographJoining(link, options, kind) {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	await page.goto(link);
	const enter = page.getByRole('button', { name: 'Join', exact: true });
	await enter.waitFor();
	await page.screenshot({ path: join(folder, `join-${kind}.png`), fullPage: true });
	await enter.click();
	await page.getByRole('heading', { name: /^Joining/ }).waitFor();
	await page.screenshot({ path: join(folder, `joining-${kind}.png`), fullPage: true });
	await context.close();
}
