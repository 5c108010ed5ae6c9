import * as Y from 'yjs';
import { keepOverwritten } from '#document/overwritten.ts';
import type { BoardId } from '#domain/id.ts';
import type { SharingRow } from '#storage/database.ts';
import { Envelopes } from '#storage/envelopes.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import { FileDesk } from './file-desk.ts';
import { Peers } from './peers.ts';
import type { Sharing } from './sharing.svelte.ts';
import type { SharingState } from './sharing-state.ts';
import { followWho } from './who.svelte.ts';

/** Connect an open board to the others. Everything that this needs is loaded with this file. */
export async function openPeers(
	sharing: Sharing,
	row: SharingRow,
	onState: (state: SharingState) => void
): Promise<Peers> {
	const { board, stored, sealer } = sharing;
	const peers = await Peers.start(
		{
			envelopes: new Envelopes<LogNote>(stored.database, stored.id),
			doc: stored.doc,
			unsealed: () => sealer.unsealed,
			presence: () => ({ person: board.me, place: sharing.place, name: board.device.ownName }),
			onOthers(replica) {
				stored.others = replica;
				sharing.deviceOf = replica.ownerOf;
				if (row.editSecret) keepOverwritten(stored.doc, (origin) => origin === replica);
			},
			onRebuilt(doc) {
				// A device that cannot write goes on with what it shows, and is asked to compare again later.
				stored.replace(Y.encodeStateAsUpdate(doc)).then(
					() => (board.isReplaced = true),
					() => undefined
				);
			}
		},
		row,
		onState
	);
	sealer.onSealed = () => peers.tellSoon();
	const desk = new FileDesk(stored.id as BoardId, peers, sealer);
	const stopFollowing = followWho(board, () => {
		peers.sayWhere();
		peers.tellSoon();
	});
	peers.onStop = () => {
		stopFollowing();
		return desk.close();
	};
	return peers;
}
