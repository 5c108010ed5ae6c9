import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keysOf, newSharing } from '#session/sharing-keys.ts';
import { keysFromEdit } from '#sync/keys.ts';
import { editLink, readLink } from '#sync/link.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { quickestMs } from '../patience.ts';
import { anEnemy, type Enemy, hostileFiles, hostileLinks } from './hostile.ts';
import { aDevice, newBoard } from './open-device.ts';

const MB = 1024 * 1024;

let world: Awaited<ReturnType<typeof aDevice>>;
let enemy: Enemy;

beforeAll(async () => {
	// No tab has the board open, and nobody else asks for it.
	const request = (_name: string, _options: object, act: (lock: object) => unknown) =>
		Promise.resolve(act({}));
	Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
	world = await aDevice();
	const row = await newSharing(await newBoard(world.shelf));
	await world.device.database.sharing.put(row);
	const member = await anEnemy(await keysOf(row));
	enemy = member.enemy;
	const opened = await world.shelf.openFile(member.card);
	if (!opened.done) throw new Error(opened.why);
});
afterAll(() => {
	world.close();
	Reflect.deleteProperty(navigator, 'locks');
});

describe('hostile files', () => {
	test.each(hostileFiles)('Y-F8 %s is refused: %s', async (_name, why, make) => {
		const file = await make(enemy);
		const before = await kept();
		const { answer, bytes } = await measured(() => world.shelf.openFile(file));
		expect(answer).toEqual({ done: false, why });
		expect(refusals[why]).toMatch(/Nothing (on this device )?was changed/);
		expect(await quickestMs(1000, () => world.shelf.openFile(file))).toBeLessThan(1000);
		expect(await kept()).toEqual(before);
		expect(bytes).toBeLessThan(64 * MB);
	});
});

const link = await keysFromEdit(new Uint8Array(32).fill(5)).then((made) =>
	editLink('https://qd.example/', made)
);
describe('hostile links', () => {
	test.each(hostileLinks(link))('Y-F8 %s is refused: %s', async (_name, why, text) => {
		const { answer, bytes } = await measured(() => Promise.resolve(readLink(text)));
		expect(answer).toEqual({ done: false, why });
		expect(refusals[why]).toMatch(/Nothing was opened/);
		expect(await quickestMs(1000, () => readLink(text))).toBeLessThan(1000);
		expect(bytes).toBeLessThan(64 * MB);
	});
});

/** Everything that this device keeps. */
async function kept(): Promise<unknown> {
	const { database } = world.device;
	const tables = database.tables.map(async ({ name }) => [
		name,
		await database.table(name).toArray()
	]);
	return Object.fromEntries((await Promise.all(tables)) as [string, unknown][]);
}

/** How much memory something has at once beyond what was in use, as far as one can look in between. */
async function measured<Value>(act: () => Promise<Value>) {
	globalThis.gc?.();
	const inUse = () => {
		const { heapUsed, arrayBuffers } = process.memoryUsage();
		return heapUsed + arrayBuffers;
	};
	const before = inUse();
	let most = before;
	const look = () => (most = Math.max(most, inUse()));
	const looking = setInterval(look, 2);
	const answer = await act();
	look();
	clearInterval(looking);
	return { answer, bytes: most - before };
}
