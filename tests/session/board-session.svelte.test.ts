import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { flushSync } from 'svelte';
import * as Y from 'yjs';
import { addObjective, renameObjective } from '#document/commands/objective.ts';
import { addPerson } from '#document/commands/person.ts';
import { renameBoard, setSettings } from '#document/commands/board.ts';
import type { BoardId, PersonId } from '#domain/id.ts';
import { refused } from '#domain/result.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { Device } from '#session/device.svelte.ts';
import { openAhead } from '#session/open-board.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { until } from '#tests/patience.ts';
import { aDevice, newBoard, openBoard } from './open-device.ts';

let world: Awaited<ReturnType<typeof aDevice>>;
let session: BoardSession;

beforeEach(async () => {
	world = await aDevice();
	session = await openBoard(world.device, await newBoard(world.shelf));
});
afterEach(async () => {
	vi.useRealTimers();
	await session.close();
	world.close();
});

const titles = () => [...session.board.objectives.values()].map(({ title }) => title);

function anObjective(title: string) {
	const [cycle] = [...session.board.cycles.values()];
	return { title, cycleId: cycle!.id };
}

describe('an open board', () => {
	test('N-B1 what a command changes is on the screen in the same task', () => {
		const seen: string[] = [];
		const stop = $effect.root(() => {
			$effect(() => {
				seen.push(session.board.settings.name);
			});
		});
		flushSync();
		session.run(renameBoard, 'Deck');
		flushSync();
		expect(seen).toEqual(['Crew', 'Deck']);
		stop();
	});

	test('N-B2 several commands of one intent are one step of undo', () => {
		session.intent((edit) => {
			addObjective(edit, anObjective('One'));
			return addObjective(edit, anObjective('Two'));
		});
		expect(titles()).toHaveLength(2);
		expect(session.writing.lastStep).toBeDefined();
		session.writing.undo();
		expect(titles()).toEqual([]);
		expect([session.writing.lastStep, session.writing.canRedo]).toEqual([undefined, true]);
		session.writing.redo();
		expect(titles()).toHaveLength(2);
	});

	test('N-B3 an intent that is refused half-way has changed nothing and is no step', () => {
		session.run(renameBoard, 'Deck');
		const result = session.intent((edit) => {
			addObjective(edit, anObjective('One'));
			return refused('gone');
		});
		expect(result).toEqual({ done: false, why: 'gone' });
		expect(titles()).toEqual([]);
		expect(session.writing.canRedo).toBe(false);
		session.writing.undo();
		expect(session.board.settings.name).toBe('Crew');
	});

	test('N-B3 an intent that fails half-way has changed nothing', () => {
		expect(() =>
			session.intent((edit) => {
				addObjective(edit, anObjective('One'));
				throw new Error('ours');
			})
		).toThrow('ours');
		expect(titles()).toEqual([]);
	});

	test('N-B4 it is there again after closing, with who I am', async () => {
		const added = session.run(addObjective, anObjective('Calm support'));
		if (!added.done) throw new Error(added.why);
		session.run(renameObjective, added.value, 'Calmer support');
		const { me, id } = session;
		expect(session.board.people.get(me!)?.name).toBe('Ana');
		await session.close();
		session = await openBoard(world.device, id);
		expect(titles()).toEqual(['Calmer support']);
		expect(session.me).toBe(me);
		expect(session.away.since).toBeGreaterThan(0);
		session.setMe(null);
		await session.close();
		session = await openBoard(world.device, id);
		expect(session.me).toBe(null);
	});

	test('N-B9 a board that was begun with the page is read once, and anew when it is opened again', async () => {
		const { device } = world;
		const { id } = session;
		await session.close();
		const opening = vi.spyOn(StoredBoard, 'open');
		openAhead(device.database, id);
		session = await openBoard(device, id);
		expect(opening).toHaveBeenCalledTimes(1);
		session.run(addObjective, anObjective('Calm support'));
		await session.close();
		session = await openBoard(device, id);
		expect(opening).toHaveBeenCalledTimes(2);
		expect(titles()).toEqual(['Calm support']);
		openAhead(device.database, 'another' as BoardId);
		await session.close();
		session = await openBoard(device, id);
		expect(titles()).toEqual(['Calm support']);
		opening.mockRestore();
	});

	test('S-T3 what a tab wrote that was closed while this one was opening is there', async () => {
		const { device } = world;
		const { id } = session;
		openAhead(device.database, id);
		session.run(addObjective, anObjective('Calm support'));
		await session.close();
		session = await openBoard(device, id);
		await until(() => expect(titles()).toEqual(['Calm support']));
	});

	test('S-T3 what a tab wrote and did not seal while this one slept is sealed when it wakes', async () => {
		const { database } = world.device;
		const { id } = session;
		await session.settled();
		await until(async () => expect(await database.outbox.count()).toBe(0));
		const opening = await StoredBoard.open(database, id);
		if (opening.outcome !== 'open') throw new Error(opening.outcome);
		opening.board.doc.getMap('meta').set('name', 'Deck');
		await opening.board.close();
		expect(await database.outbox.count()).toBe(1);
		dispatchEvent(new Event('pageshow'));
		await until(() => expect(session.board.settings.name).toBe('Deck'));
		await until(async () => expect(await database.outbox.count()).toBe(0));
	});

	test('N-B9 a board that was begun with the page and not wanted is closed again', async () => {
		const { device } = world;
		const { id } = session;
		await session.close();
		openAhead(device.database, id);
		const closing = vi.spyOn(StoredBoard.prototype, 'close');
		session = await openBoard(device, await newBoard(world.shelf, 'Another'));
		await until(() =>
			expect(closing.mock.contexts.map((each) => (each as StoredBoard).id)).toContain(id)
		);
		closing.mockRestore();
	});

	test('S-B12 a backup has what another tab told of and did not keep', async () => {
		const doc = new Y.Doc();
		doc.getMap('meta').set('told', true);
		const tab = new BroadcastChannel(`quarterdeck/${session.id}`);
		const update = Y.encodeStateAsUpdate(doc);
		tab.postMessage({ kind: 'edit', tab: 'dying', number: 1, update, writer: 'here' });
		const heard = () => session.away.looked().seen;
		const before = heard();
		await until(() => expect(heard()).not.toEqual(before));
		await session.files.backUp();
		tab.close();
		const onDisk = await StoredBoard.open(world.device.database, session.id);
		if (onDisk.outcome !== 'open') throw new Error(onDisk.outcome);
		expect(onDisk.board.doc.getMap('meta').get('told')).toBe(true);
		await onDisk.board.close();
	});

	test('N-B5 today moves at midnight of the board, and when the board moves', () => {
		vi.useFakeTimers({ now: Date.parse('2026-03-01T22:50:00Z'), toFake: ['Date', 'setTimeout'] });
		session.run(setSettings, { timeZone: 'Europe/Oslo' });
		expect(session.today).toBe('2026-03-01');
		vi.setSystemTime(Date.parse('2026-03-01T23:00:01Z'));
		document.dispatchEvent(new Event('visibilitychange'));
		expect(session.today).toBe('2026-03-02');
		session.run(setSettings, { timeZone: 'America/New_York' });
		expect(session.today).toBe('2026-03-01');
	});

	test('N-B6 saving is told truthfully', async () => {
		session.run(renameBoard, 'Deck');
		expect(session.saving).toEqual({ state: 'saving' });
		await session.settled();
		expect(session.saving).toEqual({ state: 'saved' });
	});

	test('N-B7 what could not be saved when the board was left is there when it is opened again', async () => {
		const begin = IDBDatabase.prototype.transaction;
		vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args
		) {
			if (args[1] === 'readwrite') throw new DOMException('', 'QuotaExceededError');
			return begin.apply(this, args);
		});
		session.run(addObjective, anObjective('Calm support'));
		await session.close();
		expect(session.saving).toEqual({ state: 'failed', why: 'quota' });
		const left = session;
		vi.restoreAllMocks();
		session = await openBoard(world.device, left.id);
		await until(() => expect(titles()).toEqual(['Calm support']));
		await until(() => expect(left.saving).toEqual({ state: 'saved' }));
	});

	test('N-V4 whose a device is and what it is called, said in one tab, holds in all', async () => {
		const other = await Device.open(world.device.database);
		const tab = await openBoard(other, session.id);
		const people = [...session.board.people.keys()] as PersonId[];
		const [ana] = people;
		const ben = session.run(addPerson, { name: 'Ben' });
		if (!ana || !ben.done) throw new Error('nobody');
		await until(() => expect(tab.board.people.get(ben.value)).toBeDefined());
		tab.setMe(ben.value);
		other.setOwnName('Bench laptop');
		const here = () => [session.me, world.device.ownName];
		await until(() => expect(here()).toEqual([ben.value, 'Bench laptop']));
		session.setMe(ana);
		world.device.setOwnName(undefined);
		expect(here()).toEqual([ana, undefined]);
		await until(() => expect([tab.me, other.ownName]).toEqual([ana, undefined]));
		expect(here()).toEqual([ana, undefined]);
		await tab.close();
	});
});
