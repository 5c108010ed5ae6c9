import { refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { isUnreadFile } from '#exchange/unread-file.ts';
import { isBackupFile } from '#storage/backup-file.ts';
import { isChangesFile } from '#sync/carriers/file-format.ts';
import type { Restored } from './backups.ts';
import { takeBesidePage } from './beside-page.ts';
import type { Device } from './device.svelte.ts';
import type { Ongoing } from './in-turns.ts';

/** Open a file by what is in it, not by its name: a backup, what changed on a shared board, or a board as JSON. */
export async function openFile(
	device: Device,
	file: Blob,
	ongoing: Ongoing
): Promise<Result<readonly Restored[], Why>> {
	try {
		return await opened(device, file, ongoing);
	} catch (error) {
		if (isUnreadFile(error)) return refused('file-gone');
		throw error;
	}
}

async function opened(
	device: Device,
	file: Blob,
	ongoing: Ongoing
): Promise<Result<readonly Restored[], Why>> {
	if (await isChangesFile(file)) {
		const { takeChangesFile } = await import('./changes-file.ts');
		return takeChangesFile(device, file);
	}
	if (file.size === 0) return refused('file-empty');
	const isOurs = (await isBackupFile(file)) || (await isJsonObject(file));
	return isOurs ? takeBesidePage(device.database, file, ongoing) : refused('file-foreign');
}

async function isJsonObject(file: Blob): Promise<boolean> {
	return /^\s*\{/.test((await file.slice(0, 1024).text()).replace(/^\ufeff/, ''));
}
