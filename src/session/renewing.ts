import type { SharingRow } from '#storage/database.ts';
import { announceEpoch } from '#sync/epoch-notice.ts';
import { isEpoch, keysFromEdit, newEditSecret } from '#sync/keys.ts';
import { keysOf, sharingRow } from './sharing-keys.ts';

/** New secrets for a board that is shared, and a signed notice for those who have it by the old ones. */
export async function newLinks(row: SharingRow, at: number): Promise<SharingRow> {
	const before = await keysOf(row);
	const epoch = isEpoch(row.epoch + 1) ? row.epoch + 1 : row.epoch;
	const after = await keysFromEdit(newEditSecret(), epoch);
	const renewedFrom = await announceEpoch(before, after, at);
	return { ...(await sharingRow(row.boardId, after)), renewedFrom };
}
