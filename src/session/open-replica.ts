import * as Y from 'yjs';
import { collections, layoutVersion, openRoots } from '#document/schema.ts';
import type { SharingRow } from '#storage/database.ts';
import type { Envelopes } from '#storage/envelopes.ts';
import { changeSharing } from '#storage/sharing.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import { Replica } from '#sync/replica.ts';
import type { ReplicaEvents } from '#sync/replica-options.ts';
import { type DeviceId, deviceKey, newDeviceKey } from '#sync/signer.ts';
import { keysOf, storedKeyOf } from './sharing-keys.ts';

/** What a replica needs of the board that is open. */
export interface ReplicaBoard {
	readonly envelopes: Envelopes<LogNote>;
	readonly doc: Y.Doc;
	/** Whether edits of this device wait to be sealed. */
	hasUnsealed(): boolean;
	/** Who will write into the document what other devices have signed; told before the first of it. */
	onOthers(writer: Replica): void;
	/** The document had to be put together anew from the log. */
	onRebuilt(doc: Y.Doc): void;
}

const schema = { version: layoutVersion, roots: new Set<string>(['meta', ...collections]) };

/** Open the signed log of a board. The first device of a board puts into it what it has. */
export async function openReplica(
	board: ReplicaBoard,
	row: SharingRow,
	events: Pick<ReplicaEvents, 'onStopped' | 'onAcknowledged'>
): Promise<Replica> {
	const { envelopes, doc } = board;
	const devices = await envelopes.devices();
	const acknowledged = devices.flatMap(({ device, has }) =>
		has ? [[device as DeviceId, new Map(Object.entries(has) as [DeviceId, number][])] as const] : []
	);
	const replica: Replica = await Replica.open({
		keys: await keysOf(row),
		device: deviceKey(storedKeyOf(row)),
		log: envelopes,
		doc,
		schema,
		now: Date.now,
		newDoc: emptyDocument,
		hasUnsealed: () => board.hasUnsealed(),
		acknowledged: new Map(acknowledged),
		events: {
			...events,
			onRebuilt: (rebuilt) => board.onRebuilt(rebuilt),
			onCloned: () => void takeNewKey()
		}
	});
	board.onOthers(replica);
	const isFirst = row.editSecret && replica.vector.size === 0 && doc.store.clients.size > 0;
	if (isFirst) await replica.share(Y.encodeStateAsUpdate(doc));
	return replica;

	/** Somebody else writes under this device's key, because the device was copied. */
	async function takeNewKey(): Promise<void> {
		const { publicBytes, privateKey } = await newDeviceKey();
		const change = { devicePublic: publicBytes, devicePrivate: privateKey };
		await changeSharing(envelopes.database, row.boardId, change);
		// What the other one wrote as this client of Yjs is its own from now on.
		doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
		await replica.useDevice(deviceKey({ publicBytes, privateKey }));
	}
}

/** A document with the roots of a board and nothing in them. */
export function emptyDocument(): Y.Doc {
	const doc = new Y.Doc();
	openRoots(doc);
	return doc;
}
