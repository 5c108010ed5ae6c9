import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder } from '../../.ci/build.mjs';
import { serve } from '../../.ci/serve.mjs';

/** A host of the built app that can bring out a new version, told apart by a mark in its page. */
export async function aHostOfVersions() {
	const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-host-'));
	await cp(buildFolder, folder, { recursive: true });
	const site = await serve(folder);
	let current = JSON.parse(await readFile(join(folder, '_app/version.json'), 'utf8')).version;

	const change = async (file: string, from: string, to: string) => {
		const path = join(folder, file);
		const text = await readFile(path, 'utf8');
		if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
		await writeFile(path, text.replaceAll(from, to));
	};

	return {
		address: site.address,
		async bringOut(version: string) {
			await change('index.html', '</head>', `<meta name="mark" content="${version}" /></head>`);
			await change('service-worker.js', current, version);
			current = version;
		},
		async close() {
			await site.close();
			await rm(folder, { recursive: true, force: true });
		}
	};
}
