import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { root, run } from './process.mjs';
import { sourcesVersion } from './sources.mjs';

/** Where the built app is: a folder of static files. */
export const buildFolder = resolve(root, process.env['QD_OUT'] ?? 'build');

async function builtVersion() {
	try {
		const text = await readFile(join(buildFolder, '_app/version.json'), 'utf8');
		return JSON.parse(text).version;
	} catch {
		return undefined;
	}
}

/** Build the app, unless the build is of exactly these sources. Answers whether it is there now. */
export async function build() {
	if ((await builtVersion()) === sourcesVersion()) return true;
	console.log('Building …');
	return (await run('npx', ['vite', 'build', '--logLevel', 'warn'])) === 0;
}
