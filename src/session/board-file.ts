import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { isBackupFile } from '#storage/backup-file.ts';
import type { Database } from '#storage/database.ts';
import { piecesOf } from '#storage/file-pieces.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { restore, type Restored } from './backups.ts';
import { inTurns, type Ongoing } from './in-turns.ts';
import { type NewDocument, putOnDevice } from './new-on-device.ts';

/** Put the boards of a backup, or one that is JSON, on this device: in the page, or in a worker beside it. */
export async function takeBoardFile(
	database: Database,
	file: Blob,
	ongoing: Ongoing
): Promise<Result<readonly Restored[], Why>> {
	if (await isBackupFile(file)) return restore(database, file, ongoing);
	const read = await readJson(file, ongoing);
	return read.done ? addBoard(database, read.value) : read;
}

async function readJson(file: Blob, ongoing: Ongoing): Promise<Result<NewDocument, Why>> {
	const { breachOfBounds } = await import('#exchange/json-bounds.ts');
	const breach = await breachOfBounds(file, piecesOf(file));
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
	database: Database,
	{ id, doc }: NewDocument
): Promise<Result<readonly Restored[], Why>> {
	const { newBoardId } = await import('#document/new-board.ts');
	const ownId = (await isHere(database, id)) ? newBoardId() : id;
	const put = await putOnDevice(database, { id: ownId, doc });
	if (!put.done) return put;
	const name = (await database.catalogue.get(ownId))?.name ?? '';
	return done([{ id: ownId, name, outcome: 'added' }]);
}

/** One whose data is gone is not here: a file may bring it back under its own name. */
async function isHere(database: Database, id: Restored['id']): Promise<boolean> {
	const opening = await StoredBoard.open(database, id);
	if (opening.outcome === 'open') await opening.board.close();
	return opening.outcome !== 'missing-data';
}
