import { readSetting, writeSetting } from '#storage/settings.ts';
import type { Device } from './device.svelte.ts';

/** The link that an address means: the one that was kept under this name, or what the address says. */
export async function arrivedLink({ database }: Device, token: string): Promise<string> {
	const kept = await readSetting(database, arrivedKey(token)).catch(() => undefined);
	return typeof kept === 'string' ? kept : `#/join/${token}`;
}

/** Keep a link until it was used or given up, so that it can leave the address. */
export async function keepLink({ database }: Device, name: string, link: string): Promise<void> {
	await writeSetting(database, arrivedKey(name), link).catch(() => undefined);
}

/** The link was used, or given up. */
export async function forgetLink({ database }: Device, name: string): Promise<void> {
	await writeSetting(database, arrivedKey(name), undefined).catch(() => undefined);
}

function arrivedKey(name: string): `link:${string}` {
	return `link:${name}`;
}
