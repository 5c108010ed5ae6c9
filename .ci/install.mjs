// Install the packages of the lock file, unless exactly these are there already.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMain, root, run } from './process.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/**
 * @param {string} file a lock file, below the project's folder
 * @returns {Promise<Packages | undefined>}
 */
async function packagesOf(file) {
	try {
		return JSON.parse(await readFile(join(root, file), 'utf8')).packages;
	} catch {
		return undefined;
	}
}

/** npm writes down in node_modules what it installed: compare that with what is asked for. */
async function isInstalled() {
	const wanted = (await packagesOf('package-lock.json')) ?? {};
	const present = await packagesOf('node_modules/.package-lock.json');
	if (!present) return false;
	return Object.entries(wanted).every(([path, { version, optional }]) => {
		const found = present[path];
		return path === '' || (found ? found.version === version : optional === true);
	});
}

/** Install what is missing. Answers whether everything is there now. */
export async function install() {
	if (await isInstalled()) return true;
	console.log('Installing packages …');
	return (await run('npm', ['ci', '--no-audit', '--no-fund'])) === 0;
}

if (isMain(import.meta.url) && !(await install())) process.exit(1);
