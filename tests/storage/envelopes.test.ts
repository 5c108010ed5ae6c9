import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeBoard } from '#storage/catalogue.ts';
import { Database } from '#storage/database.ts';
import { Envelopes } from '#storage/envelopes.ts';

type Note = { readonly device: string; readonly seq: number };
let database: Database;
let envelopes: Envelopes<Note>;

beforeEach(async () => {
	database = new Database(`test ${Math.random()}`);
	await database.open();
	envelopes = new Envelopes(database, 'board');
});
afterEach(() => database.close());

const entry = (device: string, seq: number) => ({
	note: { device, seq },
	bytes: new Uint8Array([seq])
});

test('S-E1 envelopes come back in the order of device and number, and end before one that is missing', async () => {
	await envelopes.put([entry('b', 1), entry('a', 2), entry('a', 1), entry('a', 4)]);
	expect(await envelopes.notes()).toEqual([
		{ device: 'a', seq: 1 },
		{ device: 'a', seq: 2 },
		{ device: 'a', seq: 4 },
		{ device: 'b', seq: 1 }
	]);
	expect(await envelopes.get('a', 1, 9)).toEqual([new Uint8Array([1]), new Uint8Array([2])]);
	expect(await envelopes.get('a', 3, 9)).toEqual([]);
	expect(await envelopes.get('c', 1, 9)).toEqual([]);
});

test('S-E1 the envelopes of one board are not those of another', async () => {
	await new Envelopes<Note>(database, 'other').put([entry('a', 1)]);
	expect(await envelopes.notes()).toEqual([]);
	expect(await envelopes.get('a', 1, 1)).toEqual([]);
});

test('S-E3 of envelopes that come together either all are kept or none', async () => {
	const broken = { note: { device: 'a', seq: 2, unknown: () => 0 }, bytes: new Uint8Array([2]) };
	await expect(envelopes.put([entry('a', 1), broken])).rejects.toThrow();
	expect(await envelopes.get('a', 1, 9)).toEqual([]);
	expect(await envelopes.notes()).toEqual([]);
});

test('S-E2 what is learnt of a device adds to what was known, and goes with the board', async () => {
	await envelopes.putCertificate('a', new Uint8Array([7]));
	await envelopes.learn('a', { seenAt: 5, name: 'Laptop' });
	await envelopes.put([entry('a', 1)]);
	expect(await envelopes.devices()).toMatchObject([{ device: 'a', seenAt: 5, name: 'Laptop' }]);
	expect(await envelopes.certificates()).toEqual([new Uint8Array([7])]);
	await removeBoard(database, 'board');
	expect(await envelopes.devices()).toEqual([]);
	expect(await envelopes.notes()).toEqual([]);
});
