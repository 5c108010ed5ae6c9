import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readFace } from '#document/read-board.ts';
import { restore } from '#session/backups.ts';
import { takeBesidePage } from '#session/beside-page.ts';
import { sampleBoard } from '#exchange/sample/sample-board.ts';
import type { Day } from '#domain/day.ts';
import type { BoardId } from '#domain/id.ts';
import { BoardFiles } from '#session/board-files.ts';
import type { Device } from '#session/device.svelte.ts';
import type { Entry } from '#session/entry.ts';
import { type BackupBoard, backupFile, readBackupFile } from '#storage/backup-file.ts';
import { Database } from '#storage/database.ts';
import { StorageFault } from '#storage/fault.ts';
import { sameBytes } from '#storage/same-bytes.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import * as Y from 'yjs';

let database: Database;

beforeEach(() => {
	database = new Database(`test ${Math.random()}`);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	database.close();
});

/** A file of two boards. */
async function twoBoards(): Promise<Blob> {
	const boards = ['One', 'Two'].map((name) => {
		const { id, doc } = sampleBoard({ today: '2026-11-27' as Day, timeZone: 'UTC' });
		return { id, name, at: 1, state: Y.encodeStateAsUpdate(doc) };
	});
	return backupFile(boards);
}

/** Each look at the clock finds it a second later: whatever is done takes long. */
function onASlowDevice(): void {
	let clock = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => (clock += 1_000));
}

const unwatched = () => ({ signal: new AbortController().signal, onDone: () => undefined });

describe('restoring a backup', () => {
	test('S-B10 it says how far it is, and never goes back', async () => {
		const said: number[] = [];
		const onDone = (ratio: number) => said.push(ratio);
		onASlowDevice();
		const watched = { ...unwatched(), onDone };
		expect(await restore(database, await twoBoards(), watched)).toMatchObject({ done: true });
		expect(said.length).toBeGreaterThanOrEqual(5);
		expect(said).toEqual([...said].sort((one, other) => one - other));
		expect(said.at(-1)).toBe(1);
	});

	test('S-B10 stopped while it is looked through it keeps nothing, and later it keeps all', async () => {
		const file = await twoBoards();
		const stopAt = (ratio: number) => {
			const stopping = new AbortController();
			const onDone = (done: number) => done >= ratio && stopping.abort();
			return { signal: stopping.signal, onDone };
		};
		onASlowDevice();
		expect(await restore(database, file, stopAt(0.1))).toEqual({ done: false, why: 'stopped' });
		expect(await database.catalogue.count()).toBe(0);
		expect(await restore(database, file, stopAt(0.75))).toMatchObject({ done: true });
		expect(await database.catalogue.count()).toBe(2);
	});

	test('S-B13 where the device keeps only some boards of a file it says which, and the file brings the others later', async () => {
		const file = await twoBoards();
		const full = new StorageFault('quota');
		const create = StoredBoard.create.bind(StoredBoard);
		let count = 0;
		vi.spyOn(StoredBoard, 'create').mockImplementation((...args) =>
			(count += 1) === 1 ? create(...args) : Promise.reject(full)
		);
		const half = await restore(database, file, unwatched());
		expect(half).toMatchObject({
			done: true,
			value: [{ outcome: 'added' }, { name: 'Two', outcome: 'not-kept' }]
		});
		expect(await database.catalogue.count()).toBe(1);
		vi.restoreAllMocks();
		expect(await restore(database, file, unwatched())).toMatchObject({
			done: true,
			value: [{ outcome: 'unchanged' }, { outcome: 'added' }]
		});
	});

	test('S-B13 where the device keeps none of them the file is refused', async () => {
		vi.spyOn(StoredBoard, 'create').mockRejectedValue(new StorageFault('quota'));
		const refused = await restore(database, await twoBoards(), unwatched());
		expect(refused).toEqual({ done: false, why: 'device-full' });
	});
});

describe('a file of boards beside the page', () => {
	test('N-P4 where no worker starts, the page takes the file itself', async () => {
		const { Unable, started } = unable();
		const boards = [Unable, undefined, forbidden()];
		for (const [at, worker] of boards.entries()) {
			vi.stubGlobal('Worker', worker);
			const taken = await takeBesidePage(database, await twoBoards(), unwatched());
			expect(taken).toMatchObject({ done: true, value: [{ outcome: 'added' }, {}] });
			expect(await database.catalogue.count()).toBe((at + 1) * 2);
		}
		expect(started).toEqual([expect.stringMatching(/board-file-worker\.ts$/), 'ended']);
		const [entry] = await database.catalogue.toArray();
		const opening = await StoredBoard.open(database, entry?.id ?? '');
		if (opening.outcome !== 'open') throw new Error(opening.outcome);
		expect(readFace(opening.board.doc).settings.name).toBe(entry?.name);
		await opening.board.close();
	});
});

describe('a backup beside the page', () => {
	const backUpOf = (state: 'saved' | 'failed', doc: Y.Doc, id: string) =>
		new BoardFiles(
			id as BoardId,
			{
				doc,
				settled: () => Promise.resolve(state === 'saved' ? { state } : { state, why: 'quota' })
			},
			{ database } as Device,
			{} as Entry
		).backUp();

	test('N-P6 where no worker starts, and where something is not saved, the page makes it of what it shows', async () => {
		const { id, doc } = sampleBoard({ today: '2026-11-27' as Day, timeZone: 'UTC' });
		const { Unable, started } = unable();
		for (const worker of [Unable, undefined, forbidden()])
			for (const state of ['saved', 'failed'] as const) {
				started.length = 0;
				vi.stubGlobal('Worker', worker);
				const backup = await backUpOf(state, doc, id);
				expect(backup).toMatchObject({ ids: [id], missing: [] });
				const boards = await readBackupFile(backup.file);
				expect(boards).toMatchObject([{ id }]);
				const [{ state: kept }] = boards as readonly [BackupBoard];
				expect(sameBytes(kept, Y.encodeStateAsUpdate(doc))).toBe(true);
				// What is nowhere but on the page is not looked for on the disk.
				expect(started).toHaveLength(worker === Unable && state === 'saved' ? 2 : 0);
			}
	});
});

/** A page whose policy lets no worker run. */
function forbidden() {
	return function () {
		throw new DOMException('', 'SecurityError');
	};
}

/** A worker as a browser has it that cannot run the script: it says so later, and nothing else. */
function unable() {
	const started: string[] = [];
	class Unable extends EventTarget {
		onerror: (() => void) | undefined;
		constructor(address: URL) {
			super();
			started.push(address.pathname);
			setTimeout(() => this.onerror?.());
		}
		postMessage(): void {
			// Nobody is there to hear it.
		}
		terminate(): void {
			started.push('ended');
		}
	}
	return { Unable, started };
}
