// Draws the mark of Quarterdeck into static/icons: a quarter of a disc, which is also a sail, above the
// line of a deck. Run it after changing the drawing; its files are kept.
import { chromium } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { chromiumArgs } from './chromium-args.mjs';
import { root } from './process.mjs';

const accent = '#0b5a70';
const white = '#ffffff';

/** @param {string} colour */
function mark(colour) {
	return `<path fill="${colour}" d="M18 10a30 30 0 0 1 30 30H18z" />
	<rect fill="${colour}" x="10" y="45" width="44" height="8" rx="2" />`;
}

/**
 * @param {{ ground?: string, radius?: number, scale?: number, colour: string }} look
 */
function drawing({ ground, radius = 0, scale = 1, colour }) {
	const rect = ground ? `<rect width="64" height="64" rx="${radius}" fill="${ground}" />` : '';
	const move =
		scale === 1 ? '' : ` transform="translate(32 32) scale(${scale}) translate(-32 -32)"`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
	${rect}
	<g${move}>${mark(colour)}</g>
</svg>
`;
}

const rounded = drawing({ ground: accent, radius: 14, colour: white });
// The platform cuts a maskable icon to a shape of its own: only the inner four fifths are sure to show.
const maskable = drawing({ ground: accent, scale: 0.78, colour: white });
const filled = drawing({ ground: accent, scale: 0.92, colour: white });
const monochrome = drawing({ scale: 1.1, colour: white });

const folder = join(root, 'static/icons');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'icon.svg'), rounded);

const executablePath = await findBrowser();
if (!executablePath) throw new Error('Drawing the icons needs a Chromium.');
const chrome = await chromium.launch({ executablePath, args: chromiumArgs });
const page = await chrome.newPage();
/** @type {Array<[name: string, svg: string, size: number]>} */
const pictures = [
	['icon-192.png', rounded, 192],
	['icon-512.png', rounded, 512],
	['maskable-192.png', maskable, 192],
	['maskable-512.png', maskable, 512],
	['monochrome-512.png', monochrome, 512],
	['apple-touch-icon.png', filled, 180]
];
for (const [name, svg, size] of pictures) {
	await page.setViewportSize({ width: size, height: size });
	await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
	await page.screenshot({ path: join(folder, name), omitBackground: true });
}
await chrome.close();
