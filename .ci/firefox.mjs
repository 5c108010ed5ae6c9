// The Firefox for the tests in which two kinds of browser meet: one that is installed, or otherwise Debian's.
// Playwright's is a build of its own that nobody uses, so it does not count.
import { isMain } from './process.mjs';
import { firstThatStarts, installFromDebian, places } from './programs.mjs';

const installed = places(
	['firefox', 'firefox-esr', 'firefox.exe'],
	[
		'/opt/firefox',
		'/snap/bin',
		'/Applications/Firefox.app/Contents/MacOS',
		'C:/Program Files/Mozilla Firefox',
		'C:/Program Files (x86)/Mozilla Firefox'
	]
);

/** The path of a Firefox that starts on this machine. */
export function findFirefox() {
	return firstThatStarts([process.env['FIREFOX'] ?? '', ...installed]);
}

/** Find a Firefox, or install one. Answers its path, or nothing: then its tests are skipped, and say so. */
export async function firefox() {
	const found = await findFirefox();
	if (found) return found;
	console.log('No Firefox here. Installing one …');
	await installFromDebian('firefox-esr');
	return findFirefox();
}

if (isMain(import.meta.url)) {
	const path = await firefox();
	console.log(path ?? 'No Firefox could be found or installed. Set FIREFOX to the path of one.');
	if (!path) process.exit(1);
}
