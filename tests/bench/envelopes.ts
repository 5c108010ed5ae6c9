// In a page: envelopes made by the real commands, sealed, and taken in as from another device, into real IndexedDB.
import * as Y from 'yjs';
import { checkIn } from '#document/commands/check-in.ts';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addObjective, renameObjective } from '#document/commands/objective.ts';
import type { Edit } from '#document/edit.ts';
import { newBoard } from '#document/new-board.ts';
import { collections, layoutVersion, openRoots } from '#document/schema.ts';
import type { Day, Instant } from '#domain/day.ts';
import type { Result } from '#domain/result.ts';
import { Database } from '#storage/database.ts';
import { Envelopes } from '#storage/envelopes.ts';
import type { Channel } from '#sync/channel.ts';
import { openEnvelope } from '#sync/envelope.ts';
import type { EnvelopeLog, LogEntry, LogNote } from '#sync/envelope-log.ts';
import { Exchange } from '#sync/exchange.ts';
import { Intake } from '#sync/intake.ts';
import { type BoardKeys, keysFromEdit, newEditSecret } from '#sync/keys.ts';
import { Ledger } from '#sync/ledger.ts';
import { certify } from '#sync/certificate.ts';
import { Replica } from '#sync/replica.ts';
import { sealNext } from '#sync/seal-next.ts';
import { type DeviceKey, deviceKey, newDeviceKey } from '#sync/signer.ts';
import { stateHash } from '#sync/state-hash.ts';

const today = '2026-11-20' as Day;
const at = Date.UTC(2026, 10, 20, 12) as Instant;
const schema = { version: layoutVersion, roots: new Set<string>(['meta', ...collections]) };
const people = 5;

/** What one board's devices have written, as it lies in the log of one of them. */
interface Written {
	readonly keys: BoardKeys;
	readonly devices: readonly DeviceKey[];
	readonly entries: readonly LogEntry[];
	readonly updates: readonly Uint8Array[];
	readonly hash: Uint8Array;
	readonly sealMs: number;
}

/** Edits of five people in turn, each sealed on its own and building on those before it. */
async function written(count: number): Promise<Written> {
	const keys = await keysFromEdit(newEditSecret());
	const devices: DeviceKey[] = [];
	while (devices.length < people) devices.push(deviceKey(await newDeviceKey()));
	const { doc, me } = sure(newBoard({ name: 'Bench', timeZone: 'UTC', myName: 'Ana', at, today }));
	const edit: Edit = { doc, by: me, at, today };
	const objectives = Array.from({ length: 10 }, (_, nth) =>
		sure(addObjective(edit, { title: `Objective ${nth}` }))
	);
	const keyResults = objectives.map((objectiveId) =>
		sure(
			addKeyResult(edit, {
				...{ objectiveId, title: 'Key result', unit: { kind: 'percent' } },
				measure: { kind: 'reach', from: 0, to: 100 }
			})
		)
	);
	const waiting = [Y.encodeStateAsUpdate(doc)];
	doc.on('update', (update: Uint8Array) => waiting.push(update));
	const ledger = new Ledger();
	const certified = new Set(devices.map(({ id }) => id));
	const intake = new Intake(keys, schema, certified);
	const clients = devices.map((_, nth) => (nth === 0 ? doc.clientID : 1000 + nth));
	const entries: LogEntry[] = [];
	const updates: Uint8Array[] = [];
	let sealMs = 0;
	for (let nth = 0; nth < count; nth += 1) {
		const who = nth % people;
		if (nth > 0) {
			doc.clientID = clients[who] ?? 1;
			const which = nth % objectives.length;
			const objective = objectives[which];
			const keyResult = keyResults[which];
			if (!objective || !keyResult) throw new Error('nothing to edit');
			if (nth % 3 === 0) sure(renameObjective(edit, objective, `Objective ${nth}`));
			else sure(checkIn(edit, keyResult, { value: nth % 100, confidence: 6, moved: 'Further.' }));
		}
		const update = Y.mergeUpdates(waiting.splice(0));
		const device = devices[who];
		if (!device) throw new Error('nobody to seal');
		const payload = { schema: schema.version, clients: [clients[who] ?? 1], update };
		const since = performance.now();
		const writing = { keys, device, kind: nth === 0 ? 'snapshot' : 'update', payload } as const;
		const { sealed, note } = sure(await sealNext(writing, { ledger, doc }, intake));
		sealMs += performance.now() - since;
		entries.push({ note, bytes: sealed.bytes });
		updates.push(update);
	}
	return { keys, devices, entries, updates, hash: await stateHash(doc), sealMs };
}

let made: Written | undefined;

/** Make the envelopes. Milliseconds that each took to seal. */
export async function make(count: number): Promise<number> {
	made = await written(count);
	return made.sealMs / count;
}

/** Milliseconds to open one: decrypted and its payload read. */
export async function open(): Promise<number> {
	const { keys, entries } = there();
	const intake = new Intake(keys, schema, { has: () => true });
	const ledger = new Ledger();
	const since = performance.now();
	for (const { bytes, note } of entries) {
		const checked = await intake.check(bytes);
		const { receipt, head } = await intake.look({ bytes, checked }, ledger);
		if (!head || receipt !== 'waits') continue;
		sure(await openEnvelope(keys, { bytes, head, hash: note.hash }));
	}
	return (performance.now() - since) / entries.length;
}

/** The least that sealing and opening can cost: what WebCrypto takes for as many bytes. Milliseconds for one. */
export async function bareCrypto(): Promise<{ seal: number; open: number }> {
	const { entries } = there();
	const algorithm = { name: 'AES-GCM', length: 256 };
	const secret = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
	const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
	if (!('privateKey' in pair)) throw new Error('no pair');
	const sealed: { iv: Uint8Array<ArrayBuffer>; box: ArrayBuffer; signature: ArrayBuffer }[] = [];
	const since = performance.now();
	for (const { bytes } of entries) {
		const iv = crypto.getRandomValues(new Uint8Array(12));
		const plain = Uint8Array.from(bytes);
		const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, plain);
		const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, box);
		sealed.push({ iv, box, signature });
	}
	const between = performance.now();
	for (const { iv, box, signature } of sealed) {
		await crypto.subtle.verify('Ed25519', pair.publicKey, signature, box);
		await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, secret, box);
	}
	const count = entries.length;
	return { seal: (between - since) / count, open: (performance.now() - between) / count };
}

/** The same edits applied one by one, neither checked nor kept: milliseconds in all. */
export function bareApply(): number {
	const { updates } = there();
	const doc = new Y.Doc();
	const since = performance.now();
	for (const update of updates) Y.applyUpdate(doc, update);
	return performance.now() - since;
}

/**
 * Two devices in one page, the second with an empty board in IndexedDB: milliseconds from their meeting until it has
 * verified, gated, stored and applied everything and has confirmed it.
 */
export async function takeIn(): Promise<number> {
	const { keys, devices, entries, hash } = there();
	const database = new Database(`bench ${Math.random()}`);
	const envelopes = new Envelopes<LogNote>(database, 'bench');
	const full = new KeptLog(entries, await certificatesOf(keys, devices));
	const [author, reader] = [deviceKey(await newDeviceKey()), deviceKey(await newDeviceKey())];
	const from = await opened(keys, author, full);
	const to = await opened(keys, reader, envelopes);
	const [one, other] = channels();
	const since = performance.now();
	const exchanges = [new Exchange(from, one), new Exchange(to, other)];
	const head = from.vector;
	while (!from.acknowledgements.isInStep(reader.id, head))
		await new Promise((resolve) => setTimeout(resolve, 5));
	const tookMs = performance.now() - since;
	for (const exchange of exchanges) exchange.close();
	const stored = await database.envelopes.count();
	if (stored !== entries.length) throw new Error(`${stored} envelopes were stored`);
	if (String(await stateHash(to.doc)) !== String(hash)) throw new Error('another board came out');
	database.close();
	await database.delete();
	return tookMs;
}

function opened(keys: BoardKeys, device: DeviceKey, log: EnvelopeLog): Promise<Replica> {
	return Replica.open({
		...{ keys, device, log, schema, doc: emptyDoc(), newDoc: emptyDoc, now: Date.now },
		events: { onRebuilt: () => undefined, onCloned: () => undefined }
	});
}

function emptyDoc(): Y.Doc {
	const doc = new Y.Doc();
	openRoots(doc);
	return doc;
}

function certificatesOf(
	keys: BoardKeys,
	devices: readonly DeviceKey[]
): Promise<readonly Uint8Array[]> {
	return Promise.all(devices.map(({ publicBytes }) => certify(keys, publicBytes, at)));
}

/** The log of the device that has everything, in memory: only the other one's disk is measured. */
class KeptLog implements EnvelopeLog {
	readonly #chains = new Map<string, Uint8Array[]>();
	readonly #notes: readonly LogNote[];
	readonly #certificates: Uint8Array[];

	constructor(entries: readonly LogEntry[], certificates: readonly Uint8Array[]) {
		this.#notes = entries.map(({ note }) => note);
		this.#certificates = [...certificates];
		for (const { note, bytes } of entries)
			this.#chains.set(note.device, [...(this.#chains.get(note.device) ?? []), bytes]);
	}

	notes = () => Promise.resolve(this.#notes);
	get = (device: string, from: number, to: number) =>
		Promise.resolve((this.#chains.get(device) ?? []).slice(from - 1, to));
	put = () => Promise.reject(new Error('it only reads'));
	certificates = () => Promise.resolve(this.#certificates);
	putCertificate = (_device: string, bytes: Uint8Array) =>
		Promise.resolve(void this.#certificates.push(bytes));
}

/** Two ends of one connection inside the page: each message is a task of its own, as on the wire. */
function channels(): readonly [Channel, Channel] {
	const { port1, port2 } = new MessageChannel();
	return [endOf(port1), endOf(port2)];
}

function endOf(port: MessagePort): Channel {
	const channel: Channel = {
		buffered: 0,
		send: (message) => port.postMessage(message),
		onMessage: () => undefined,
		onClose: () => undefined,
		close: () => port.close()
	};
	port.onmessage = ({ data }) => channel.onMessage(data);
	return channel;
}

function there(): Written {
	if (!made) throw new Error('make them first');
	return made;
}

function sure<Value>(result: Result<Value, string>): Value {
	if (!result.done) throw new Error(`refused: ${result.why}`);
	return result.value;
}
