// Finding and installing the programs that are not npm packages: the browsers.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './process.mjs';

const usual = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];

/**
 * Where programs of these names would be: on the path, and in folders that are theirs.
 * @param {readonly string[]} names
 * @param {readonly string[]} folders
 */
export function places(names, folders) {
	return [...usual, ...folders].flatMap((folder) => names.map((name) => join(folder, name)));
}

/**
 * The first of these paths at which a program starts on this machine.
 * @param {readonly string[]} paths
 */
export async function firstThatStarts(paths) {
	for (const path of new Set(paths)) {
		if (!path || !existsSync(path)) continue;
		// The file alone proves nothing: on some systems it is a script that only says how to install the program.
		// On Windows a browser opens a window instead of printing its version, so there the file has to do.
		if (process.platform === 'win32') return path;
		if ((await run(path, ['--version'], { quiet: true, timeoutMs: 20_000 })) === 0) return path;
	}
	return undefined;
}

/**
 * Install a Debian package, if this machine runs Debian and we are allowed to.
 * @param {string} name
 */
export async function installFromDebian(name) {
	if (!existsSync('/usr/bin/apt-get')) return;
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	for (const args of [['update'], ['install', '-y', name]]) {
		const [program = '', ...rest] = [...sudo, 'apt-get', ...args];
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		if ((await run(program, rest, { env, timeoutMs: 300_000 })) !== 0) return;
	}
}
