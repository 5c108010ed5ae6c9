import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..');

/** Folders that are made, not written. */
const made =
	/^(?:node_modules|build.*|\.svelte-kit|\.git|test-results|playwright-report|coverage)$/;

/** Names at the top of the project, without the ones that are made. */
export function topLevelNames(): string[] {
	return readdirSync(root).filter((name) => !made.test(name));
}

/** Every file below a folder, as paths from the project's folder, with `/` on every system. */
export function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();
}

/** The text of one file. */
export function textOf(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}
