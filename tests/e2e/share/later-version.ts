import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from '../../../.ci/process.mjs';
import { sourcesVersion } from '../../../.ci/sources.mjs';

const config = 'tests/e2e/share/later.vite.config.ts';
const folder = 'node_modules/.cache/quarterdeck-later';

/** Build a later version of the app, unless it is there of exactly these sources. Answers its folder. */
export async function laterVersion(): Promise<string> {
	const built = join(root, folder);
	const changes = createHash('sha256').update(await readFile(join(root, config)));
	const version = `${sourcesVersion()}-${changes.digest('hex').slice(0, 12)}`;
	const text = await readFile(join(built, '_app/version.json'), 'utf8').catch(() => '{}');
	if (JSON.parse(text).version === version) return built;
	const env = { QD_OUT: folder, QD_VERSION: version };
	const failed = await run('npx', ['vite', 'build', '--config', config, '--logLevel', 'warn'], {
		env
	});
	if (failed) throw new Error('The later version does not build.');
	return built;
}
