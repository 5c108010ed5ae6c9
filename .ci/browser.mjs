// The Chromium that the browser tests run in: one that is installed, or else one that we can get.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isMain, run } from './process.mjs';

const names = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome',
	'Chromium',
	'Google Chrome',
	'chrome.exe'
];

const folders = [
	...(process.env['PATH'] ?? '').split(delimiter),
	'/usr/bin',
	'/usr/local/bin',
	'/opt/google/chrome',
	'/snap/bin',
	'/Applications/Chromium.app/Contents/MacOS',
	'/Applications/Google Chrome.app/Contents/MacOS',
	'C:/Program Files/Google/Chrome/Application',
	'C:/Program Files (x86)/Google/Chrome/Application'
];

async function candidates() {
	const installed = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	return [process.env['CHROMIUM'] ?? '', ...installed, ...(await ofPlaywright())];
}

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
	for (const path of new Set(await candidates())) {
		if (!path || !existsSync(path)) continue;
		// A file is not enough: some systems place a note to the reader under this name. Chrome on
		// Windows opens a window instead of telling its version, so there the file has to do.
		if (process.platform === 'win32') return path;
		if ((await run(path, ['--version'], { quiet: true, timeoutMs: 20_000 })) === 0) return path;
	}
	return undefined;
}

/** Find a browser, or install one. Answers its path, or nothing when there is no way to get one. */
export async function browser() {
	const found = await findBrowser();
	if (found) return found;
	console.log('No Chromium here. Installing one …');
	await run('npx', ['playwright', 'install', 'chromium'], { timeoutMs: 300_000 });
	return (await findBrowser()) ?? (await fromDebian());
}

async function fromDebian() {
	if (!existsSync('/usr/bin/apt-get')) return undefined;
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	for (const args of [['update'], ['install', '-y', 'chromium']]) {
		const [program = '', ...rest] = [...sudo, 'apt-get', ...args];
		const code = await run(program, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
		if (code !== 0) return undefined;
	}
	return findBrowser();
}

if (isMain(import.meta.url)) {
	const path = await browser();
	console.log(path ?? 'No Chromium could be found or installed. Set CHROMIUM to the path of one.');
	if (!path) process.exit(1);
}
