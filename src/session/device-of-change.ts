import type * as Y from 'yjs';
import { writerOfChange } from '#document/read/writer.ts';
import type { Recording } from '#domain/conflict.ts';
import type { Change } from '#domain/entity.ts';
import type { SharedDevice, SharingState } from './sharing-state.ts';

/** As much of a board's sharing as tells who wrote. */
interface Writers {
	readonly stored: { readonly doc: Y.Doc };
	readonly state: Pick<SharingState, 'devices' | 'writers'>;
	/** What is newer than the state, in the tab that is connected. */
	readonly deviceOf: (client: number) => string | undefined;
}

/** The device that writes as a client of Yjs, by its signature; nothing where nothing is known of it here. */
export function deviceWriting(
	{ stored, state: { devices, writers }, deviceOf }: Writers,
	client: number
): SharedDevice | undefined {
	if (client === stored.doc.clientID) return devices.find(({ isThis }) => isThis);
	const writer = deviceOf(client) ?? writers.get(client);
	return devices.find(({ id }) => id === writer);
}

/** On which device a change was made. Undefined on a board that is not shared. */
export function deviceOfChange(
	writers: Writers,
	collection: Recording,
	id: string,
	change: Pick<Change, 'key' | 'field'>
): SharedDevice | undefined {
	const client = writerOfChange(writers.stored.doc, collection, id, change);
	return client === undefined ? undefined : deviceWriting(writers, client);
}
