import type * as Y from 'yjs';
import { readFace } from '#document/read-board.ts';
import type { BoardId, PersonId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Database } from '#storage/database.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { describedBy } from './entry.ts';
import { whyNotKept } from './why-not-kept.ts';

/** A document that was just made. */
export interface NewDocument {
	readonly id: BoardId;
	readonly doc: Y.Doc;
	/** Who of its people uses this device. */
	readonly me?: PersonId;
}

/** Keep a new board on this device and list it. Refuses when the device will not keep it; then nothing is listed. */
export async function putOnDevice(
	database: Database,
	{ id, doc, me }: NewDocument
): Promise<Result<BoardId, Why>> {
	const described = describedBy(readFace(doc));
	const entry = { id, ...described, changedAt: Date.now(), ...(me ? { me } : {}) };
	try {
		const stored = await StoredBoard.create(database, entry, doc);
		await stored.close();
		return done(id);
	} catch (error) {
		return refused(whyNotKept(error));
	}
}
