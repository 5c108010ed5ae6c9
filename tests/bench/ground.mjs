// What every bench stands on: the built app on a server, beside it the bare libraries, and a real Chromium.
import { chromium } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build as bundle, createServer } from 'vite';
import { findBrowser } from '../../.ci/browser.mjs';
import { buildFolder } from '../../.ci/build.mjs';
import { chromiumArgs } from '../../.ci/chromium-args.mjs';
import { root } from '../../.ci/process.mjs';
import { serve } from '../../.ci/serve.mjs';

/** @typedef {Awaited<ReturnType<typeof openGround>>} Ground */

export async function openGround() {
	const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-bench-'));
	await cp(buildFolder, folder, { recursive: true });
	for (const name of ['raw', 'envelopes', 'charts']) {
		for (const [file, content] of await bundled(name)) {
			await mkdir(join(folder, dirname(file)), { recursive: true });
			await writeFile(join(folder, file), content);
		}
	}
	const server = await serve(folder);
	const executablePath = await findBrowser();
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: [...chromiumArgs, '--enable-precise-memory-info']
	});
	return {
		address: server.address,
		browser,
		async close() {
			await browser.close();
			await server.close();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

/** The least that a first screen could weigh, gzip. */
export async function floorBytes() {
	const [floor] = await bundled('floor');
	return gzipSync(floor?.[1] ?? '', { level: 9 }).length;
}

/**
 * A board of the wanted size, made by the real commands.
 * @param {import('./large-board.ts').Size} size
 */
export function largeBoard(size) {
	return loaded('/tests/bench/large-board.ts', (module) => {
		const { largeBoard: made } = /** @type {typeof import('./large-board.ts')} */ (module);
		const today = /** @type {import('#domain/day.ts').Day} */ (
			new Date().toISOString().slice(0, 10)
		);
		return made(size, today);
	});
}

/**
 * A relay on this machine.
 * @returns {Promise<import('../sync/relay.ts').TestRelay>}
 */
export function aRelay() {
	return loaded('/tests/sync/relay.ts', (module) => {
		const { TestRelay } = /** @type {typeof import('../sync/relay.ts')} */ (module);
		return TestRelay.start();
	});
}

/**
 * Use a TypeScript module of the project in this process.
 * @template Value
 * @param {string} path from the project's folder
 * @param {(module: Record<string, unknown>) => Promise<Value>} use
 * @returns {Promise<Value>}
 */
export async function loaded(path, use) {
	const vite = await createServer({
		configFile: false,
		root,
		logLevel: 'error',
		server: { middlewareMode: true, ws: false },
		optimizeDeps: { noDiscovery: true }
	});
	try {
		return await use(await vite.ssrLoadModule(path));
	} finally {
		await vite.close();
	}
}

/**
 * Print one figure beside its baseline of the same run, and whether it holds what is asked of it.
 * @param {string} what
 * @param {number} figure
 * @param {{ unit: string, baseline?: number, of?: string, most?: number }} beside
 */
export function report(what, figure, { unit, baseline, of, most }) {
	const round = (/** @type {number} */ value) =>
		value >= 100 ? value.toFixed(0) : value.toFixed(1);
	const words = [`${what.padEnd(46)} ${round(figure).padStart(7)} ${unit.padEnd(3)}`];
	if (baseline !== undefined) words.push(`${of}: ${round(baseline)} ${unit}`);
	if (most !== undefined)
		words.push(`${figure <= most ? 'within' : 'ABOVE'} ${round(most)} ${unit}`);
	console.log(words.join('   '));
}

/**
 * @param {readonly number[]} values
 * @param {number} share 0 to 1
 */
export function percentile(values, share) {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/**
 * A module of this folder as a script and what it loads beside the page, each with where it goes.
 * @param {string} name
 * @returns {Promise<ReadonlyArray<readonly [string, string | Uint8Array]>>}
 */
async function bundled(name) {
	const result = await bundle({
		configFile: false,
		root,
		logLevel: 'error',
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
		build: {
			write: false,
			minify: true,
			target: 'es2022',
			lib: { entry: join(root, 'tests/bench', `${name}.ts`), formats: ['es'], fileName: name }
		},
		resolve: { conditions: ['browser'] }
	});
	const [output] = Array.isArray(result) ? result : [result];
	const files = output && 'output' in output ? output.output : [];
	if (files[0]?.type !== 'chunk') throw new Error(`${name} gave no script.`);
	return files.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]);
}
