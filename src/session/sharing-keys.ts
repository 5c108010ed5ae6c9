import type { SharingRow } from '#storage/database.ts';
import { toBase64Url } from '#sync/bytes.ts';
import type { RoomKeys } from '#sync/carriers/carrier.ts';
import { type BoardKeys, derived, keysFromEdit, keysFromView, newEditSecret } from '#sync/keys.ts';
import { editLink, viewLink } from '#sync/link.ts';
import { newDeviceKey, type StoredDeviceKey } from '#sync/signer.ts';

/** The links by which others come to a board. */
export interface SharingLinks {
	readonly view: string;
	/** Only who may edit can let others edit. */
	readonly edit?: string;
}

/** New secrets for a board, and this device's own key on it. */
export async function newSharing(boardId: string): Promise<SharingRow> {
	return sharingRow(boardId, await keysFromEdit(newEditSecret()));
}

/** What this device keeps of a board whose keys it was given. */
export async function sharingRow(boardId: string, keys: BoardKeys): Promise<SharingRow> {
	const { publicBytes, privateKey } = await newDeviceKey();
	return { boardId, ...keys, devicePublic: publicBytes, devicePrivate: privateKey };
}

/** The keys that a row holds. */
export function keysOf(row: SharingRow): Promise<BoardKeys> {
	const { editSecret, viewSecret, writePublic, epoch } = row;
	return editSecret
		? keysFromEdit(editSecret, epoch)
		: keysFromView(viewSecret, writePublic, epoch);
}

/** Where the devices of a board meet. */
export async function roomOf(keys: BoardKeys): Promise<RoomKeys> {
	const purposes = ['app', 'room', 'signalling'] as const;
	const secrets = await Promise.all(purposes.map((purpose) => derived(keys, purpose)));
	const [app = '', room = '', password = ''] = secrets.map(toBase64Url);
	return { app, room, password };
}

/** This device's key on the board. */
export function storedKeyOf({ devicePublic, devicePrivate }: SharingRow): StoredDeviceKey {
	return { publicBytes: devicePublic, privateKey: devicePrivate };
}

/** The links of a board, for the app at this address. One that meets elsewhere than usual says where. */
export async function linksOf(row: SharingRow, base: string): Promise<SharingLinks> {
	const keys = await keysOf(row);
	const meeting = (row.relays ?? []).map((relay) => `relay=${encodeURIComponent(relay)}`);
	const suffix = meeting.length > 0 ? `?${meeting.join('&')}` : '';
	const view = viewLink(base, keys) + suffix;
	return keys.editSecret ? { view, edit: editLink(base, keys) + suffix } : { view };
}

const mostRelays = 8;

/** The relays that a link names, because its board does not meet at the usual ones. */
export function relaysIn(link: string): readonly string[] | undefined {
	const query = new URLSearchParams(link.split('?').slice(1).join('&'));
	const relays = query.getAll('relay').filter((url) => /^wss?:\/\/[^\s"'<>]{1,200}$/.test(url));
	return relays.length > 0 ? relays.slice(0, mostRelays) : undefined;
}
