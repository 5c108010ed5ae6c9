// The Chromium that the browser tests run in: one that is installed, or otherwise one that can be downloaded.
import { isMain, run } from './process.mjs';
import { firstThatStarts, installFromDebian, places } from './programs.mjs';

const installed = places(
	[
		'chromium',
		'chromium-browser',
		'google-chrome',
		'google-chrome-stable',
		'chrome',
		'Chromium',
		'Google Chrome',
		'chrome.exe'
	],
	[
		'/opt/google/chrome',
		'/snap/bin',
		'/Applications/Chromium.app/Contents/MacOS',
		'/Applications/Google Chrome.app/Contents/MacOS',
		'C:/Program Files/Google/Chrome/Application',
		'C:/Program Files (x86)/Google/Chrome/Application'
	]
);

/** Playwright's own, which is only known once the packages are installed. */
async function ofPlaywright() {
	try {
		const { chromium } = await import('@playwright/test');
		return [chromium.executablePath()];
	} catch {
		return [];
	}
}

/** The path of a Chromium or Chrome that starts on this machine. */
export async function findBrowser() {
	const chosen = process.env['CHROMIUM'] ?? '';
	return firstThatStarts([chosen, ...installed, ...(await ofPlaywright())]);
}

/** Find a browser, or install one. Returns its path, or undefined if there is no way to get one. */
export async function browser() {
	const found = await findBrowser();
	if (found) return found;
	console.log('No Chromium here. Installing one …');
	await run('npx', ['playwright', 'install', 'chromium'], { timeoutMs: 300_000 });
	const downloaded = await findBrowser();
	if (downloaded) return downloaded;
	await installFromDebian('chromium');
	return findBrowser();
}

if (isMain(import.meta.url)) {
	const path = await browser();
	console.log(path ?? 'No Chromium could be found or installed. Set CHROMIUM to the path of one.');
	if (!path) process.exit(1);
}
