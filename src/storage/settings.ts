import { type Observable, liveQuery } from 'dexie';
import type { Database } from './database.ts';

/** A fact of this device; nothing when it was never set. The caller knows what it put there. */
export async function readSetting(database: Database, key: string): Promise<unknown> {
	return (await database.settings.get(key))?.value;
}

/** Several facts at once, in the order in which they are asked for. */
export async function readAllSettings(
	database: Database,
	keys: readonly string[]
): Promise<unknown[]> {
	return (await database.settings.bulkGet([...keys])).map((row) => row?.value);
}

/** One fact, told again whenever any tab changes a fact. */
export function followSetting(database: Database, key: string): Observable<unknown> {
	return liveQuery(() => readSetting(database, key));
}

/** Remember a fact of this device. */
export async function writeSetting(database: Database, key: string, value: unknown): Promise<void> {
	await database.settings.put({ key, value });
}

/** Where the name of this device is kept, which `deviceName` makes. */
export const deviceKey = 'device';

/** The name under which this device writes into logs: random, made at the first need, never shown. */
export async function deviceName(database: Database): Promise<string> {
	return database.transaction('rw', database.settings, async () => {
		const known = await readSetting(database, deviceKey);
		if (typeof known === 'string') return known;
		const made = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
			byte.toString(16).padStart(2, '0')
		).join('');
		await writeSetting(database, deviceKey, made);
		return made;
	});
}
