import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { renameBoard } from '#document/commands/board.ts';
import { addPerson } from '#document/commands/person.ts';
import type { BoardId } from '#domain/id.ts';
import { Device } from '#session/device.svelte.ts';
import { Shelf } from '#session/shelf.svelte.ts';
import { backupFile, readBackupFile } from '#storage/backup-file.ts';
import { until } from '#tests/patience.ts';
import { aDevice, newBoard, openBoard } from './open-device.ts';

let world: Awaited<ReturnType<typeof aDevice>>;

beforeEach(async () => {
	world = await aDevice();
});
afterEach(() => {
	vi.restoreAllMocks();
	world.close();
});

const names = () => world.shelf.boards?.map((board) => board.name);

describe('the shelf', () => {
	test('N-S1 a new board is listed with its people, in every tab', async () => {
		const other = await Shelf.open(world.device);
		await newBoard(world.shelf);
		for (const shelf of [world.shelf, other]) {
			await until(() => expect(shelf.boards).toMatchObject([{ name: 'Crew', people: ['Ana'] }]));
		}
		other.close();
	});

	test('N-S2 a name that changes on the board changes on the shelf', async () => {
		const session = await openBoard(world.device, await newBoard(world.shelf));
		session.run(renameBoard, 'Deck');
		session.run(addPerson, { name: 'Ben' });
		await session.close();
		await until(() =>
			expect(world.shelf.boards).toMatchObject([{ name: 'Deck', people: ['Ana', 'Ben'] }])
		);
	});

	test('N-S3 a board that cannot be kept is refused and not listed', async () => {
		const { outbox, catalogue } = world.device.database;
		outbox.hook('creating', () => {
			throw new DOMException('', 'QuotaExceededError');
		});
		const made = await world.shelf.newBoard({
			name: 'Crew',
			myName: 'Ana',
			cycle: { name: 'Q1', from: world.shelf.today, to: world.shelf.today }
		});
		expect(made).toEqual({ done: false, why: 'device-full' });
		expect(await catalogue.count()).toBe(0);
	});

	test('N-S4 the sample is a board like any other', async () => {
		const made = await world.shelf.sampleBoard();
		if (!made.done) throw new Error(made.why);
		const session = await openBoard(world.device, made.value);
		expect(session.me).not.toBe(null);
		await session.close();
	});

	test('N-S5 whoever asks twice for a sample before it is there gets one', async () => {
		const { shelf, device } = world;
		const [first, second] = await Promise.all([shelf.sampleBoard(), shelf.sampleBoard()]);
		expect(second).toEqual(first);
		expect(await device.database.catalogue.count()).toBe(1);
		// Another one is made when it is there.
		await shelf.sampleBoard();
		expect(await device.database.catalogue.count()).toBe(2);
	});
});

describe('backups', () => {
	async function aBackup(): Promise<{ id: BoardId; file: File }> {
		const id = await newBoard(world.shelf);
		const session = await openBoard(world.device, id);
		session.run(addPerson, { name: 'Ben' });
		const backup = await session.files.backUp();
		await session.files.backedUp(backup);
		await session.close();
		return { id, file: backup.file };
	}

	const peopleOf = async (id: BoardId) => {
		const session = await openBoard(world.device, id);
		const people = [...session.board.people.values()].map((person) => person.name);
		await session.close();
		return people.sort();
	};

	test('S-B1 a removed board comes back from its file as it was', async () => {
		const { id, file } = await aBackup();
		expect(file.name).toMatch(/^Crew \d{4}-\d\d-\d\d\.quarterdeck$/);
		await world.shelf.remove(id);
		await until(() => expect(names()).toEqual([]));
		expect(await world.shelf.openFile(file)).toEqual({
			done: true,
			value: [{ id, name: 'Crew', outcome: 'added' }]
		});
		expect(await peopleOf(id)).toEqual(['Ana', 'Ben']);
	});

	test('S-B9 its file has the day it is here, in whichever time zone', async () => {
		const days: string[] = [];
		const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions');
		for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
			asked.mockReturnValue({ timeZone } as Intl.ResolvedDateTimeFormatOptions);
			const { file } = await aBackup();
			expect(file.name).toBe(`Crew ${world.shelf.today}.quarterdeck`);
			days.push(world.shelf.today);
		}
		expect(new Set(days).size).toBe(2);
	});

	test('S-B8 nothing of a file is put into a board that is here by a link for viewing', async () => {
		const { id, file } = await aBackup();
		const session = await openBoard(world.device, id);
		session.run(addPerson, { name: 'Cleo' });
		const later = await session.files.backUp();
		await session.close();
		await world.shelf.remove(id);
		await world.shelf.openFile(file);
		const { newSharing } = await import('#session/sharing-keys.ts');
		const { editSecret, ...viewing } = await newSharing(id);
		expect(editSecret).toBeDefined();
		await world.device.database.sharing.put(viewing);
		expect(await world.shelf.openFile(later.file)).toEqual({
			done: true,
			value: [{ id, name: 'Crew', outcome: 'view-only' }]
		});
		expect(await peopleOf(id)).toEqual(['Ana', 'Ben']);
	});

	test('S-B5 a file is merged with the board that is here, also with one that is open', async () => {
		const { id, file } = await aBackup();
		await world.shelf.remove(id);
		const restored = await world.shelf.openFile(file);
		expect(restored.done).toBe(true);
		const session = await openBoard(world.device, id);
		session.run(addPerson, { name: 'Cleo' });
		const later = await session.files.backUp();
		await session.close();
		await world.shelf.remove(id);
		await world.shelf.openFile(file);

		const open = await openBoard(world.device, id);
		open.run(addPerson, { name: 'Dan' });
		await open.settled();
		expect(await world.shelf.openFile(later.file)).toMatchObject({
			value: [{ outcome: 'merged' }]
		});
		await until(() =>
			expect([...open.board.people.values()].map((person) => person.name).sort()).toEqual([
				'Ana',
				'Ben',
				'Cleo',
				'Dan'
			])
		);
		await open.close();
		expect(await peopleOf(id)).toEqual(['Ana', 'Ben', 'Cleo', 'Dan']);
		expect(await world.shelf.openFile(later.file)).toMatchObject({
			value: [{ outcome: 'unchanged' }]
		});
	});

	test('S-B6 a file with one board that makes no sense is refused whole', async () => {
		const { id } = await aBackup();
		const good = new Y.Doc();
		good.getMap('meta').set('name', 'Good');
		const at = Date.now();
		const states = [new Uint8Array([1, 2, 3]), Y.encodeStateAsUpdate(new Y.Doc())];
		for (const state of states) {
			const file = await backupFile([
				{ id: 'BBBBBBBBBBBBBBBBBBBBBB', name: 'Good', at, state: Y.encodeStateAsUpdate(good) },
				{ id: 'CCCCCCCCCCCCCCCCCCCCCC', name: 'Bad', at, state }
			]);
			expect(await world.shelf.openFile(new File([file], 'x.quarterdeck'))).toEqual({
				done: false,
				why: 'file-broken'
			});
		}
		expect(await world.device.database.catalogue.toCollection().primaryKeys()).toEqual([id]);
		expect(await world.shelf.openFile(new File(['title;owner'], 'x.quarterdeck'))).toEqual({
			done: false,
			why: 'file-foreign'
		});
	});

	test('S-B11 a file that is empty, gone or a folder is refused with its own code', async () => {
		const empty = new File([], 'empty.quarterdeck');
		expect(await world.shelf.openFile(empty)).toEqual({ done: false, why: 'file-empty' });
		const gone = new File(['QDB1'], 'gone.quarterdeck');
		for (const fault of ['NotFoundError', 'NotReadableError']) {
			gone.slice = () => {
				throw new DOMException('', fault);
			};
			expect(await world.shelf.openFile(gone)).toEqual({ done: false, why: 'file-gone' });
		}
		gone.slice = () => {
			throw new RangeError();
		};
		await expect(world.shelf.openFile(gone)).rejects.toThrow(RangeError);
	});

	test('S-B7 all boards go into one file, and come back from it', async () => {
		await newBoard(world.shelf, 'One');
		await newBoard(world.shelf, 'Two');
		await until(() => expect(names()).toHaveLength(2));
		const backup = await world.shelf.backUp();
		expect(backup.file.name).toMatch(/^All boards/);
		for (const id of backup.ids) await world.shelf.remove(id);
		const restored = await world.shelf.openFile(backup.file);
		expect(restored.done && restored.value.map((board) => board.name).sort()).toEqual([
			'One',
			'Two'
		]);
	});

	test('S-B12 a backup from the shelf has what a tab could not save', async () => {
		const id = await newBoard(world.shelf);
		const session = await openBoard(world.device, id);
		await session.settled();
		const begin = IDBDatabase.prototype.transaction;
		vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args
		) {
			// What is written for an edit, and not what y-indexeddb writes to open a copy.
			if (args[2]?.durability) throw new DOMException('', 'QuotaExceededError');
			return begin.apply(this, args);
		});
		session.run(renameBoard, 'Deck');
		await session.close();
		expect(session.saving).toEqual({ state: 'failed', why: 'quota' });
		const { file } = await world.shelf.backUp([id]);
		expect(await readBackupFile(file)).toMatchObject([{ id, name: 'Deck' }]);
		vi.restoreAllMocks();
		await session.retrySaving();
		await until(() => expect(session.saving).toEqual({ state: 'saved' }));
	});

	test('S-H1 an edit asks for a backup in its time, and a backup takes the question back', async () => {
		const { id } = await aBackup();
		const entry = () => world.device.database.catalogue.get(id);
		expect((await entry())?.editedAt).toBeUndefined();
		expect((await entry())?.backedUpAt).toBeGreaterThan(0);
		const session = await openBoard(world.device, id);
		session.run(renameBoard, 'Deck');
		await session.close();
		expect((await entry())?.editedAt).toBeGreaterThan(0);
		await world.shelf.backedUp(await world.shelf.backUp([id]));
		expect((await entry())?.editedAt).toBeUndefined();
	});
});

describe('this device', () => {
	test('N-V1 theme, language and the last board are remembered, and the theme is on the page', async () => {
		const { device } = world;
		device.setTheme('dark');
		device.setLocale('de-DE');
		device.setLastBoard('AAAAAAAAAAAAAAAAAAAAAA' as BoardId);
		expect(document.documentElement.dataset['theme']).toBe('dark');
		expect(localStorage.getItem('quarterdeck/theme')).toBe('dark');
		await until(async () => expect(await device.database.settings.count()).toBe(4));
		const again = await Device.open(device.database);
		expect([again.theme, again.locale, again.lastBoard]).toEqual([
			'dark',
			'de-DE',
			'AAAAAAAAAAAAAAAAAAAAAA'
		]);
		again.setTheme('system');
		again.setLocale(undefined);
		expect(document.documentElement.dataset['theme']).toBeUndefined();
		expect(localStorage.getItem('quarterdeck/theme')).toBe(null);
		expect(again.locale).toBe(navigator.language);
	});

	test('N-V5 a browser that names no language that there is writes as in English', async () => {
		const languages = vi.spyOn(navigator, 'languages', 'get');
		const localeFor = async (...named: string[]) => {
			languages.mockReturnValue(named);
			const device = await Device.open(world.device.database);
			return device.locale;
		};
		expect(await localeFor('C')).toBe('en');
		expect(await localeFor('en-US@posix', 'nb')).toBe('nb');
		expect(await localeFor()).toBe('en');
		expect(await localeFor('de-CH', 'fr')).toBe('de-CH');
		languages.mockRestore();
	});

	test('N-V2 a device keeps the one name it made for itself', async () => {
		const again = await Device.open(world.device.database);
		expect(again.name).toMatch(/^[0-9a-f]{32}$/);
		expect(again.name).toBe(world.device.name);
	});

	test('N-V3 the browser is asked to keep everything after the first edit, and not before', async () => {
		const persist = vi.fn(() => Promise.resolve(true));
		const persisted = () => Promise.resolve(false);
		vi.stubGlobal('navigator', {
			language: 'en',
			userAgent: 'x',
			storage: { persist, persisted }
		});
		const session = await openBoard(world.device, await newBoard(world.shelf));
		expect(persist).not.toHaveBeenCalled();
		session.run(renameBoard, 'Deck');
		session.run(renameBoard, 'Deck two');
		await until(() => expect(world.device.persistence).toBe('granted'));
		expect(persist).toHaveBeenCalledOnce();
		await session.close();
		vi.unstubAllGlobals();
	});
});
