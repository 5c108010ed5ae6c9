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
	await open(new ClosedAfter(database, 'board'));
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
