import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

const inputs = ['.ci/adapter.mjs', 'package-lock.json', 'package.json', 'svelte.config.js'];

/** @param {string} folder */
function filesIn(folder) {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

/**
 * One short name for everything a build is made of. It is the version of the app: the same sources
 * give the same version, so nobody is asked to update to what they have.
 */
export function sourcesVersion() {
	const files = [
		...inputs.map((file) => join(root, file)),
		...filesIn('src'),
		...filesIn('static')
	].sort();
	const hash = createHash('sha256');
	for (const file of files) {
		hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
	}
	return hash.digest('hex').slice(0, 12);
}
