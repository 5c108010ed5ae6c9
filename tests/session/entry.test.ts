import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Board } from '#domain/board.ts';
import { backedUp } from '#session/backups.ts';
import { Entry } from '#session/entry.ts';
import { Database } from '#storage/database.ts';
import { aBoard, settings } from '#tests/builders.ts';
import { until } from '#tests/patience.ts';

const id = 'crew';
const row = { id, name: 'Crew', people: [], changedAt: 1 };
const board: Board = aBoard(settings({ name: 'Crew' }));
let database: Database;
let entry: Entry;

beforeEach(async () => {
	database = new Database(`test ${Math.random()}`);
	await database.catalogue.put(row);
	entry = new Entry(database, row, {
		board: () => board,
		looked: () => ({ seenAt: Date.now() })
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	database.close();
});

const kept = () => database.catalogue.get(id);
const saved = (at: number) => ({ ids: [id as never], missing: [], at, file: new File([], 'crew') });

test('N-B10 what could not be written of an entry is written with the next change', async () => {
	vi.spyOn(database, 'transaction').mockRejectedValueOnce(new Error('the disk is full'));
	entry.belongsTo('ana');
	await new Promise((resolve) => setTimeout(resolve));
	expect(await kept()).not.toHaveProperty('me');
	entry.seen();
	await until(async () => expect(await kept()).toMatchObject({ me: 'ana' }));
	await entry.close();
});

test('S-H3 a backup made in whichever tab ends the count of edits that none has, and the next edit begins another', async () => {
	const owners: unknown[] = [];
	entry.follow((me) => owners.push(me));
	expect(entry.edited()).toBe(true);
	entry.seen();
	await until(async () => expect((await kept())?.editedAt).toBeDefined());
	await backedUp(database, saved(Date.now() + 1));
	await until(async () => expect(await kept()).not.toHaveProperty('editedAt', expect.anything()));
	await until(() => expect(entry.edited()).toBe(true));
	await entry.close();
	expect(await kept()).toMatchObject({ editedAt: expect.any(Number) });
	expect(owners).toEqual([]);
});

test('S-H3 an edit after the file was made is one that no backup has', async () => {
	const made = Date.now() - 60_000;
	entry.edited();
	entry.wasBackedUp(made);
	await backedUp(database, saved(made));
	await entry.close();
	expect((await kept())?.editedAt).toBeGreaterThan(made);
	expect((await kept())?.backedUpAt).toBe(made);
});
