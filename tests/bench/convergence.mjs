// npm run converge: 200 seeds of 200 operations each, and one run of 20,000; then 50,000 damaged updates and 20,000
// honest ones at the gate; then the plug of a browser is pulled at 50 moments; then the relay is away for 5 minutes. A
// seed that fails is named by its test; SEEDS=17 OPERATIONS=200 runs it alone.
import { spawnSync } from 'node:child_process';

const runs = process.env.SEEDS
	? [[process.env.SEEDS, process.env.OPERATIONS ?? '200']]
	: [
			['1-200', '200'],
			['4', '20000']
		];
let failed = 0;
for (const [SEEDS, OPERATIONS] of runs)
	run('tests/sync/convergence.test.ts', { SEEDS, OPERATIONS });
if (!process.env.SEEDS) {
	run('tests/sync/gate-', { DAMAGED: '50000', HONEST: '20000' });
	const config = ['--config', 'tests/e2e/playwright.config.ts'];
	const browsers = ['node_modules/@playwright/test/cli.js', 'test', ...config];
	runNode([...browsers, 'share-plug'], { PULLS: '50' });
	runNode([...browsers, 'share-away', '-g', 'minutes in real time'], { AWAY_SECONDS: '300' });
}
process.exit(failed);

/**
 * @param {string} tests
 * @param {Record<string, string | undefined>} more
 */
function run(tests, more) {
	runNode(['node_modules/vitest/vitest.mjs', 'run', tests], more);
}

/**
 * @param {string[]} args
 * @param {Record<string, string | undefined>} more
 */
function runNode(args, more) {
	const env = { ...process.env, ...more };
	failed += spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status === 0 ? 0 : 1;
}
