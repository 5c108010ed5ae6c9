import 'fake-indexeddb/auto';
import * as Y from 'yjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardId } from '#domain/id.ts';
import { predecessorOf } from '#session/predecessor.ts';
import { keysOf, newSharing } from '#session/sharing-keys.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { announceEpoch } from '#sync/epoch-notice.ts';
import { type BoardKeys, keysFromEdit, keysFromView, newEditSecret } from '#sync/keys.ts';
import { aDevice, newBoard } from './open-device.ts';

let world: Awaited<ReturnType<typeof aDevice>>;
let id: BoardId;
let before: BoardKeys;
let after: BoardKeys;
let received: Y.Doc;

/** A board of mine that is shared, and what somebody has of it who came by other links. */
beforeEach(async () => {
	world = await aDevice();
	id = await newBoard(world.shelf);
	const row = await newSharing(id);
	await world.device.database.sharing.put(row);
	before = await keysOf(row);
	after = await keysFromEdit(newEditSecret(), 2);
	received = new Y.Doc();
	const opening = await StoredBoard.open(world.device.database, id);
	if (opening.outcome !== 'open') throw new Error(opening.outcome);
	Y.applyUpdate(received, Y.encodeStateAsUpdate(opening.board.doc));
	await opening.board.close();
});
afterEach(() => world.close());

const found = (keys: BoardKeys, ...notices: readonly Uint8Array[]) =>
	predecessorOf(world.device.database, keys, {
		doc: received,
		notices: notices.map((bytes) => ({ device: 'x', bytes }))
	});

test('Y-S22 a board goes on without a question where a notice of its own links names the link, and only there', async () => {
	const notice = await announceEpoch(before, after, 1);
	expect(await found(after, notice)).toEqual({ boardId: id, name: 'Crew', isProven: true });
	const elsewhere = await keysFromEdit(newEditSecret(), 2);
	expect(await found(after)).toMatchObject({ isProven: false });
	expect(await found(elsewhere, notice)).toMatchObject({ isProven: false });
	// Two who might edit announced two links: only the person can tell.
	const rival = await announceEpoch(before, elsewhere, 2);
	expect(await found(after, notice, rival)).toMatchObject({ isProven: false });
	// Signed by the new links themselves, it proves nothing of the old ones.
	const forged = { ...before, editSecret: elsewhere.editSecret! };
	expect(await found(elsewhere, await announceEpoch(forged, elsewhere, 1))).toMatchObject({
		isProven: false
	});
});

test('Y-S22 what has no common beginning is another board, whatever it announces', async () => {
	received = new Y.Doc();
	received.getMap('meta').set('name', 'Crew');
	expect(await found(after)).toBeUndefined();
	expect(await found(after, await announceEpoch(before, after, 1))).toBeUndefined();
});

test('Y-S22 a link for viewing takes on no board that has more than came by it', async () => {
	const notice = await announceEpoch(before, after, 1);
	const view = await keysFromView(after.viewSecret, after.writePublic, after.epoch);
	expect(await found(view, notice)).toMatchObject({ isProven: true });
	const opening = await StoredBoard.open(world.device.database, id);
	if (opening.outcome !== 'open') throw new Error(opening.outcome);
	opening.board.doc.getMap('meta').set('name', 'Only here');
	await opening.board.settled();
	await opening.board.close();
	expect(await found(view, notice)).toBeUndefined();
	expect(await found(after, notice)).toMatchObject({ isProven: true });
});
