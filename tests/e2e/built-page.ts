import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type PluginOption } from 'vite';
import { serve } from '../../.ci/serve.mjs';

/** Build the page of a folder, serve it on this machine while it is used, and clear it away afterwards. */
export async function withBuiltPage(
	root: string,
	use: (address: string) => Promise<void>,
	plugins: PluginOption[] = []
): Promise<void> {
	const outDir = await mkdtemp(join(tmpdir(), 'quarterdeck-page-'));
	await build({
		configFile: false,
		root,
		base: './',
		logLevel: 'error',
		plugins,
		build: { outDir, target: 'es2022', emptyOutDir: true }
	});
	const site = await serve(outDir);
	await use(site.address);
	await site.close();
	await rm(outDir, { recursive: true });
}
