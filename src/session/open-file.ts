import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { refused } from '#domain/result.ts';
import { isBackupFile } from '#storage/backup-file.ts';
import { restore, type Restored } from './backups.ts';
import type { Device } from './device.svelte.ts';

/** Open a file by what is in it, not by its name: a backup, or a board as JSON. */
export async function openFile(
	device: Device,
	file: Blob
): Promise<Result<readonly Restored[], Why>> {
	if (await isBackupFile(file)) return restore(device, file);
	return refused('file-foreign');
}
