import { writeSetting } from '#storage/settings.ts';
import type { Device } from './device.svelte.ts';

/** Where a link is kept until it was used. */
export function arrivedKey(name: string): `link:${string}` {
	return `link:${name}`;
}

/** The link was used, or given up. */
export async function forgetLink({ database }: Device, name: string): Promise<void> {
	await writeSetting(database, arrivedKey(name), undefined).catch(() => undefined);
}
