import type { SharingRow } from '#storage/database.ts';
import { toBase64Url } from '#sync/bytes.ts';
import type { RoomKeys } from '#sync/carriers/carrier.ts';
import { type BoardKeys, derived, keysFromEdit, keysFromView, newEditSecret } from '#sync/keys.ts';
import { editLink, type LinkKeys, viewLink } from '#sync/link.ts';
import { newDeviceKey, type StoredDeviceKey } from '#sync/signer.ts';
import { type LinkNames, linkQuery } from './link-query.ts';

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

/** The same of one whose link was opened: it is on its way, and is called as the link calls it. */
export async function joiningRow(
	keys: BoardKeys,
	{
		relays,
		names
	}: { readonly relays: readonly string[] | undefined; readonly names?: LinkNames | undefined }
): Promise<SharingRow> {
	const row = await sharingRow(keys.syncId, keys);
	const said = { ...(relays && { relays }), ...(names && { calledAs: names.board }) };
	return { ...row, ...said, isJoining: true };
}

/** The keys that a row holds. */
export function keysOf(row: SharingRow): Promise<BoardKeys> {
	const { editSecret, viewSecret, writePublic, epoch } = row;
	return editSecret
		? keysFromEdit(editSecret, epoch)
		: keysFromView(viewSecret, writePublic, epoch);
}

/** What is kept of a board that is on its way, with what the link that was opened now gives. */
export function raised(known: SharingRow, { editSecret }: BoardKeys): SharingRow {
	return editSecret ? { ...known, editSecret } : known;
}

/** The keys that a link gives. */
export function keysOfLink(keys: LinkKeys): Promise<BoardKeys> {
	return keys.kind === 'edit'
		? keysFromEdit(keys.editSecret, keys.epoch)
		: keysFromView(keys.viewSecret, keys.writePublic, keys.epoch);
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

/** The links of a board, for the app at this address: with where its devices meet, and what it is called. */
export async function linksOf(
	row: SharingRow,
	base: string,
	names?: LinkNames
): Promise<SharingLinks> {
	const keys = await keysOf(row);
	const query = linkQuery(row.relays, names);
	const view = viewLink(base, keys) + query;
	return keys.editSecret ? { view, edit: editLink(base, keys) + query } : { view };
}
