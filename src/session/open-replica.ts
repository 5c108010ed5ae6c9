import * as Y from 'yjs';
import { collections, layoutVersion, openRoots } from '#document/schema.ts';
import type { SharingRow } from '#storage/database.ts';
import type { Envelopes } from '#storage/envelopes.ts';
import { StorageFault } from '#storage/fault.ts';
import type { Unsealed } from '#storage/sealer.ts';
import { parted } from '#storage/renewed.ts';
import { changeSharing, keepRenewals } from '#storage/sharing.ts';
import { sameBytes } from '#sync/bytes.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import { readEpochNotice } from '#sync/epoch-notice.ts';
import { fold } from '#sync/fold.ts';
import { Replica } from '#sync/replica.ts';
import type { ReplicaEvents, SealRefusal } from '#sync/replica-options.ts';
import { type DeviceId, deviceKey, newDeviceKey } from '#sync/signer.ts';
import { keysOf, storedKeyOf } from './sharing-keys.ts';

/** What a replica needs of the board that is open. */
export interface ReplicaBoard {
	readonly envelopes: Envelopes<LogNote>;
	readonly doc: Y.Doc;
	/** Whether edits of this device wait to be sealed. */
	unsealed(): Unsealed;
	/** Who will write into the document what other devices have signed; told before the first of it. */
	onOthers(writer: Replica): void;
	/** The document had to be put together anew from the log. */
	onRebuilt(doc: Y.Doc): void;
}

const schema = { version: layoutVersion, roots: new Set<string>(['meta', ...collections]) };

/** What whoever opens a replica is told of it. */
interface OpenedEvents extends Pick<ReplicaEvents, 'onStopped' | 'onAcknowledged'> {
	/** The board as a whole was refused, as others would refuse it: nothing of it goes out. */
	onHeld?(why: SealRefusal): void;
}

/**
 * Open the signed log of a board. The first device of a board puts into it what it has. Rejects when the log cannot be
 * read or written.
 */
export async function openReplica(
	board: ReplicaBoard,
	row: SharingRow,
	events: OpenedEvents
): Promise<Replica> {
	const { envelopes, doc } = board;
	const devices = await envelopes.devices();
	const acknowledged = devices.flatMap(({ device, has }) =>
		has ? [[device as DeviceId, new Map(Object.entries(has) as [DeviceId, number][])] as const] : []
	);
	let givingUp: Promise<void> | undefined;
	const replica: Replica = await Replica.open({
		keys: await keysOf(row),
		device: deviceKey(storedKeyOf(row)),
		log: envelopes,
		doc,
		schema,
		now: Date.now,
		newDoc: emptyDocument,
		hasUnsealed: () => board.unsealed() !== 'none',
		acknowledged: new Map(acknowledged),
		events: {
			...events,
			onRebuilt: (rebuilt) => board.onRebuilt(rebuilt),
			onNotice: () => void learnRenewals(),
			onCloned: () => void takeNewKey(),
			onForked: (forked, from) => {
				// What failed is tried when it is seen again.
				givingUp ??= giveUp(forked, from).catch(() => (givingUp = undefined));
			}
		}
	});
	board.onOthers(replica);
	if (lacks(doc, notesIn(replica))) {
		// The page ended when this was in the log and not yet in what is shown.
		const { keys } = replica.options;
		const said = await fold(emptyDocument, notesIn(replica), envelopes, keys);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(said.doc, Y.encodeStateVector(doc)), replica);
	}
	if (row.editSecret && isToBeShared(replica, doc)) {
		const shared = await replica.share(Y.encodeStateAsUpdate(doc));
		// Without it the others could take nothing of what comes after it.
		if (!shared.done && shared.why === 'not-stored') throw new StorageFault('aborted');
		if (!shared.done) events.onHeld?.(shared.why);
	}
	const { renewedFrom } = row;
	if (renewedFrom) await sayOnce(replica, renewedFrom);
	await learnRenewals();
	return replica;

	/** New links of this board that were announced by the links it is shared by here. */
	async function learnRenewals(): Promise<void> {
		const { keys } = replica.options;
		const read = (await replica.notices()).map(async ({ device, bytes }) => {
			const notice = await readEpochNotice(keys, bytes);
			return notice ? [{ ...notice, device }] : [];
		});
		const renewals = (await Promise.all(read)).flat();
		if (renewals.length > 0) await keepRenewals(envelopes.database, row, renewals);
	}

	/** This device forgot what it had sent, and wrote on: what others do not have is written anew under another key. */
	async function giveUp(forked: DeviceId, from: number): Promise<void> {
		const { publicBytes, privateKey } = await newDeviceKey();
		const key = { devicePublic: publicBytes, devicePrivate: privateKey };
		await parted(envelopes.database, row, { device: forked, from, key });
	}

	/** Somebody else writes under this device's key, because the device was copied. */
	async function takeNewKey(): Promise<void> {
		const { publicBytes, privateKey } = await newDeviceKey();
		// What waits was begun as a client of Yjs that the other one may write as, too: it is written anew.
		const again = board.unsealed() !== 'none' ? { carriesOver: true } : {};
		const change = { devicePublic: publicBytes, devicePrivate: privateKey, ...again };
		await changeSharing(envelopes.database, row.boardId, change);
		// What the other one wrote as this client of Yjs is its own from now on.
		doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
		await replica.useDevice(deviceKey({ publicBytes, privateKey }));
	}
}

/**
 * Whether nobody else wrote into the log yet, and the document has what is not in it: all of it, or what was left when
 * the page was closed before the last of many envelopes.
 */
function isToBeShared(replica: Replica, doc: Y.Doc): boolean {
	const notes = notesIn(replica);
	const isAlone = notes.every(
		({ device, deps }) => device === replica.device?.id && deps.length === 0
	);
	if (!isAlone) return false;
	const written = writtenIn(notes);
	return [...clocksOf(doc)].some(([client, clock]) => clock > (written.get(client) ?? 0));
}

/** Whether something in the log is not in the document. */
function lacks(doc: Y.Doc, notes: readonly LogNote[]): boolean {
	const clocks = clocksOf(doc);
	return [...writtenIn(notes)].some(([client, until]) => until > (clocks.get(client) ?? 0));
}

function notesIn(replica: Replica): readonly LogNote[] {
	return [...replica.vector].flatMap(([device, last]) =>
		Array.from({ length: last }, (_, at) => replica.noteOf(device, at + 1) ?? []).flat()
	);
}

/** How far each client of Yjs has written. */
function writtenIn(notes: readonly LogNote[]): ReadonlyMap<number, number> {
	const written = new Map<number, number>();
	for (const { claims } of notes)
		for (const { client, until } of claims)
			written.set(client, Math.max(until, written.get(client) ?? 0));
	return written;
}

function clocksOf(doc: Y.Doc): ReadonlyMap<number, number> {
	return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** Those who come by the new links find in its log which board it goes on from. */
async function sayOnce(replica: Replica, notice: Uint8Array): Promise<void> {
	const said = await replica.notices();
	if (!said.some(({ bytes }) => sameBytes(bytes, notice))) await replica.announce(notice);
}

/** A document with the roots of a board and nothing in them. */
export function emptyDocument(): Y.Doc {
	const doc = new Y.Doc();
	openRoots(doc);
	return doc;
}
