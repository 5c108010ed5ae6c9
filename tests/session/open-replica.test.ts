import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { emptyDocument, openReplica } from '#session/open-replica.ts';
import { keysOf, newSharing } from '#session/sharing-keys.ts';
import { Database } from '#storage/database.ts';
import { Envelopes } from '#storage/envelopes.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import { fold } from '#sync/fold.ts';
import { stateHash } from '#sync/state-hash.ts';

/** A page that is closed after some writes: nothing that it still does reaches the disk. */
class ClosedAfter extends Envelopes<LogNote> {
	left = 2;
	override async put(entries: Parameters<Envelopes<LogNote>['put']>[0]): Promise<void> {
		if (this.left-- <= 0) throw new Error('closed');
		await super.put(entries);
	}
}

test('Y-S37 sharing a large board that was broken off goes on when the board is opened again, and only once', async () => {
	const doc = emptyDocument();
	for (let visit = 1; visit <= 900; visit++) {
		doc.clientID = visit;
		doc.getMap('meta').set('last', visit);
		doc.getMap('kpis').set(`k${visit}`, new Y.Map());
	}
	const database = new Database(`test ${Math.random()}`);
	const row = await newSharing('board');
	const open = (envelopes: Envelopes<LogNote>) =>
		openReplica(
			{
				...{ envelopes, doc, unsealed: () => 'none' as const },
				...{ onOthers: () => undefined, onRebuilt: () => undefined }
			},
			row,
			{}
		);
	await expect(open(new ClosedAfter(database, 'board'))).rejects.toThrow();
	const envelopes = new Envelopes<LogNote>(database, 'board');
	expect(await envelopes.notes()).toHaveLength(2);

	await open(envelopes);
	const notes = await envelopes.notes();
	expect(notes.length).toBeGreaterThan(3);
	const folded = await fold(emptyDocument, notes, envelopes, await keysOf(row));
	expect(await stateHash(folded.doc)).toEqual(await stateHash(doc));
	await open(envelopes);
	expect(await envelopes.notes()).toHaveLength(notes.length);
	database.close();
});

test('Y-S40 what is in the log and not in what is shown, because the page ended in between, is shown when it opens again', async () => {
	const database = new Database(`test ${Math.random()}`);
	const row = await newSharing('board');
	const envelopes = new Envelopes<LogNote>(database, 'board');
	const doc = emptyDocument();
	doc.getMap('meta').set('name', 'Crew');
	const shown = Y.encodeStateAsUpdate(doc);
	const open = (board: Y.Doc, onRebuilt = () => undefined) => {
		let others: object | undefined;
		const replica = openReplica(
			{
				...{ envelopes, doc: board, unsealed: () => 'none' as const },
				...{ onOthers: (writer) => (others = writer), onRebuilt }
			},
			row,
			{}
		);
		return { replica, writer: () => others };
	};
	const replica = await open(doc).replica;
	const before = Y.encodeStateVector(doc);
	doc.getMap('meta').set('last', 'word');
	expect(await replica.local(Y.encodeStateAsUpdate(doc, before))).toMatchObject({ done: true });

	const again = emptyDocument();
	Y.applyUpdate(again, shown);
	const origins: unknown[] = [];
	again.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin));
	const reopened = open(again);
	await reopened.replica;
	expect(again.getMap('meta').toJSON()).toEqual({ name: 'Crew', last: 'word' });
	// As what others have signed, so that it is kept and not sealed once more.
	expect(origins).toEqual([reopened.writer()]);
	expect(await envelopes.notes()).toHaveLength(2);
	database.close();
});
