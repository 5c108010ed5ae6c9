// npm run converge: 200 seeds of 200 operations each, and one run of 20,000. A seed that fails is named by its test;
// SEEDS=17 OPERATIONS=200 runs it alone.
import { spawnSync } from 'node:child_process';

const runs = process.env.SEEDS
	? [[process.env.SEEDS, process.env.OPERATIONS ?? '200']]
	: [
			['1-200', '200'],
			['4', '20000']
		];
let failed = 0;
for (const [SEEDS, OPERATIONS] of runs) {
	const env = { ...process.env, SEEDS, OPERATIONS };
	const args = ['node_modules/vitest/vitest.mjs', 'run', 'tests/sync/convergence.test.ts'];
	failed += spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status === 0 ? 0 : 1;
}
process.exit(failed);
