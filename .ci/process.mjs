import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the project, whatever folder a script was called from. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Run a program in the project's folder, its output printed as it comes, or at its end where others run
 * beside it. Answers its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, atEnd?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { env = {}, quiet = false, atEnd = false, timeoutMs } = {}) {
	return new Promise((done) => {
		const child = spawn(program, args, {
			cwd: root,
			env: { ...process.env, ...env },
			stdio: quiet ? 'ignore' : atEnd ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			// On Windows npm is a batch file, which only a shell can start.
			shell: process.platform === 'win32',
			...(timeoutMs === undefined ? {} : { timeout: timeoutMs })
		});
		/** @type {Uint8Array[]} */
		const said = [];
		child.stdout?.on('data', (piece) => said.push(piece));
		child.stderr?.on('data', (piece) => said.push(piece));
		child.on('error', () => done(127));
		child.on('close', (code) => {
			process.stdout.write(Buffer.concat(said));
			done(code ?? 1);
		});
	});
}

/**
 * Is this module the one that node was started with?
 * @param {string} url its import.meta.url
 */
export function isMain(url) {
	return process.argv[1] !== undefined && fileURLToPath(url) === process.argv[1];
}
