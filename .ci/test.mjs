// npm test: everything that must hold, from a fresh checkout to a browser, stopping at the first failure.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './process.mjs';

/**
 * What one step came to. A step that runs no tests counts only when it fails.
 * @typedef {{ ok: boolean, passed: number, failed: number, skipped: number }} Outcome
 */

const reports = await mkdtemp(join(tmpdir(), 'quarterdeck-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

/**
 * One after the other; those of one line side by side.
 * @type {Array<Record<string, () => Promise<Outcome>>>}
 */
const steps = [
	{
		packages: async () =>
			check((await install()) && (await run('npm', ['run', '-s', 'sync'])) === 0)
	},
	// Lint takes longest and one processor; the others have the second one meanwhile.
	{
		chromium: async () => check((await browser()) !== undefined),
		types: () => script('typed'),
		build: async () => check(await build()),
		format: () => script('format'),
		lint: () => script('lint')
	},
	{ 'unit tests': unitTests },
	{ 'browser tests': browserTests }
];

/** @type {Map<string, Outcome & { seconds: number }>} */
const outcomes = new Map();
for (const together of steps) {
	console.log(`\n— ${Object.keys(together).join(', ')}`);
	await Promise.all(
		Object.entries(together).map(async ([name, step]) => {
			const since = performance.now();
			const outcome = await step();
			outcomes.set(name, { ...outcome, seconds: (performance.now() - since) / 1000 });
		})
	);
	if ([...outcomes.values()].some(({ ok }) => !ok)) break;
}
await rm(reports, { recursive: true, force: true });
summarise();

/**
 * @param {boolean} ok
 * @returns {Outcome}
 */
function check(ok) {
	return { ok, passed: 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** @param {string} name one of the scripts in package.json */
async function script(name) {
	return check((await run('npm', ['run', '--silent', name], { atEnd: true })) === 0);
}

async function unitTests() {
	const args = ['vitest', 'run', '--reporter=default', '--reporter=json'];
	const code = await run('npx', [...args, `--outputFile.json=${unitReport}`]);
	const report = await reportIn(unitReport);
	return tally(code, {
		passed: report?.numPassedTests,
		failed: report?.numFailedTests,
		skipped: report && report.numPendingTests + report.numTodoTests
	});
}

async function browserTests() {
	const args = ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'];
	const code = await run('npx', [...args, '--reporter=list,json'], {
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport }
	});
	const stats = (await reportIn(browserReport))?.stats;
	return tally(code, {
		passed: stats && stats.expected + stats.flaky,
		failed: stats?.unexpected,
		skipped: stats?.skipped
	});
}

/** @param {string} file */
async function reportIn(file) {
	try {
		return JSON.parse(await readFile(file, 'utf8'));
	} catch {
		return undefined;
	}
}

/**
 * A runner that fails without a failing test (a file that does not load, no report) has still failed.
 * @param {number} code
 * @param {{ passed?: number, failed?: number, skipped?: number }} counts
 * @returns {Outcome}
 */
function tally(code, { passed = 0, failed = 0, skipped = 0 }) {
	const ok = code === 0 && passed > 0;
	return { ok, passed, failed: ok ? failed : Math.max(1, failed), skipped };
}

function summarise() {
	console.log('\n— summary');
	let passed = 0;
	let failed = 0;
	for (const name of steps.flatMap((together) => Object.keys(together))) {
		const outcome = outcomes.get(name);
		const time = outcome ? `${outcome.seconds.toFixed(0)} s` : '';
		console.log(`${name.padEnd(14)} ${time.padStart(6)}  ${wordsFor(outcome)}`);
		passed += outcome?.passed ?? 0;
		failed += outcome?.failed ?? 0;
	}
	console.log(`\n${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

/** @param {Outcome | undefined} outcome */
function wordsFor(outcome) {
	if (!outcome) return 'not run';
	const { ok, passed, failed, skipped } = outcome;
	if (passed + skipped === 0) return ok ? 'fine' : 'failed';
	return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
