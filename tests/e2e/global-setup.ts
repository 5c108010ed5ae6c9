import { browser } from '../../.ci/browser.mjs';
import { build } from '../../.ci/build.mjs';
import { firefox } from '../../.ci/firefox.mjs';

/** Once before all tests: the browsers they run in, and the app they open built from what is there now. */
export default async function prepare(): Promise<void> {
	const path = await browser();
	if (!path) throw new Error('The browser tests need a Chromium. Set CHROMIUM to its path.');
	process.env['CHROMIUM'] = path;
	const other = await firefox();
	process.env['FIREFOX'] = other ?? '';
	if (!other) console.warn('No Firefox could be found or installed: its tests are skipped.');
	if (!(await build())) throw new Error('The app does not build.');
}
