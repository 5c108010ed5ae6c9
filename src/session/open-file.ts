import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { isBackupFile } from '#storage/backup-file.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { isChangesFile } from '#sync/carriers/file-format.ts';
import { restore, type Restored } from './backups.ts';
import type { Device } from './device.svelte.ts';
import { inTurns, type Ongoing } from './in-turns.ts';
import { type NewDocument, putOnDevice } from './new-on-device.ts';

/** Open a file by what is in it, not by its name: a backup, what changed on a shared board, or a board as JSON. */
export async function openFile(
	device: Device,
	file: Blob,
	ongoing: Ongoing
): Promise<Result<readonly Restored[], Why>> {
	if (await isBackupFile(file)) return restore(device, file);
	if (await isChangesFile(file)) {
		const { takeChangesFile } = await import('./changes-file.ts');
		return takeChangesFile(device, file);
	}
	if (!/^\s*\{/.test((await file.slice(0, 1024).text()).replace(/^\ufeff/, ''))) {
		return refused('file-foreign');
	}
	const read = await readJson(file, ongoing);
	return read.done ? addBoard(device, read.value) : read;
}

async function readJson(file: Blob, ongoing: Ongoing): Promise<Result<NewDocument, Why>> {
	const { breachOfBounds } = await import('#exchange/json-bounds.ts');
	const breach = await breachOfBounds(file);
	if (breach) return refused(breach);
	const { docFromJson } = await import('#exchange/board-json.ts');
	const steps = docFromJson(new Uint8Array(await file.arrayBuffer()));
	return (await inTurns(steps, ongoing)) ?? refused('stopped');
}

/**
 * A board from JSON is a new document with a history of its own. Where its board is here already it comes
 * beside it as another one: merging two histories of one board would lose a side of every entity.
 */
async function addBoard(
	device: Device,
	{ id, doc }: NewDocument
): Promise<Result<readonly Restored[], Why>> {
	const { newBoardId } = await import('#document/new-board.ts');
	const ownId = (await isHere(device, id)) ? newBoardId() : id;
	const put = await putOnDevice(device, { id: ownId, doc });
	if (!put.done) return put;
	const name = (await device.database.catalogue.get(ownId))?.name ?? '';
	return done([{ id: ownId, name, outcome: 'added' }]);
}

/** One whose data is gone is not here: a file may bring it back under its own name. */
async function isHere(device: Device, id: Restored['id']): Promise<boolean> {
	const opening = await StoredBoard.open(device.database, id);
	if (opening.outcome === 'open') await opening.board.close();
	return opening.outcome !== 'missing-data';
}
