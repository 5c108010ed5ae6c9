import * as Y from 'yjs';
import type { PersonId } from '#domain/id.ts';
import { keepOverwritten } from '#document/overwritten.ts';
import { collections, openRoots } from '#document/schema.ts';
import { keyPairOf } from '#sync/ed25519.ts';
import { Exchange } from '#sync/exchange.ts';
import type { Ending } from '#sync/exchange-events.ts';
import type { Schema } from '#sync/intake.ts';
import { type BoardKeys, keysFromEdit, keysFromView } from '#sync/keys.ts';
import { Replica } from '#sync/replica.ts';
import { type DeviceKey, deviceKey } from '#sync/signer.ts';
import { carryOut } from '#tests/document/random-intents.ts';
import { aDocument } from '#tests/document/world.ts';
import { MemoryDisk, type MemoryLog } from './memory-log.ts';
import type { Network } from './network.ts';

const schema: Schema = { version: 1, roots: new Set(['meta', ...collections]) };

/** The keys of a board, for those who edit and for those who view. */
export async function boardKeys(seed = 1): Promise<{ edit: BoardKeys; view: BoardKeys }> {
	const edit = await keysFromEdit(new Uint8Array(32).fill(seed));
	return { edit, view: await keysFromView(edit.viewSecret, edit.writePublic) };
}

export async function aDevice(seed: number): Promise<DeviceKey> {
	const secret = new Uint8Array(32).fill(7);
	new DataView(secret.buffer).setUint32(0, seed);
	return deviceKey(await keyPairOf(secret));
}

/** A board open on a device, as a session holds it: a document, an outbox that outlives the page, a replica. */
export class Device {
	readonly disk = new MemoryDisk();
	readonly outbox: Uint8Array[] = [];
	readonly told: string[] = [];
	readonly endings: Ending[] = [];
	readonly exchanges = new Set<Exchange>();
	/** What its version of the program can read. */
	schema = schema;
	replica!: Replica;
	doc!: Y.Doc;
	#log!: MemoryLog;
	#isOpen = false;

	constructor(
		readonly keys: BoardKeys,
		public key: DeviceKey | undefined,
		readonly random: () => number
	) {}

	/** Open the board from what is on the disk. */
	async open(doc = this.newDoc()): Promise<this> {
		const log = this.disk.open();
		this.#isOpen = false;
		this.#log = log;
		this.#show(doc);
		const isMine = () => this.#log === log;
		this.replica = await Replica.open({
			...{ keys: this.keys, log, doc, newDoc: () => this.newDoc(), now: () => 1 },
			schema: this.schema,
			...(this.key ? { device: this.key } : {}),
			hasUnsealed: () => this.outbox.length > 0,
			events: {
				onRebuilt: (rebuilt) => {
					if (this.#isOpen) this.told.push('rebuilt');
					if (isMine()) this.#show(rebuilt);
				},
				onCloned: () => this.told.push('cloned'),
				onForked: (_device, from) => this.told.push(`forked at ${from}`),
				onStopped: (_device, why) => this.told.push(`stopped ${why}`),
				onDiverged: () => this.told.push('diverged'),
				onNotStored: () => isMine() && this.told.push('not stored'),
				onDamaged: (notes) => this.told.push(`damaged ${notes.length}`)
			}
		});
		if (this.disk.entries.size > 0) await this.replica.rebuild();
		this.#isOpen = true;
		return this;
	}

	/** The page dies, whatever it was doing. What was being typed and what is on the disk stay. */
	async crash(): Promise<void> {
		this.#log.crash();
		for (const exchange of this.exchanges) exchange.close();
		await this.open();
	}

	/** Carry out random intents of a person until one is not refused. */
	edit(tick: number): void {
		const pick = () => Math.floor(this.random() * 1001);
		const newId = () => `i${this.random().toString(36).slice(2, 12)}`;
		const before = this.outbox.length;
		for (let tries = 0; tries < 10 && this.outbox.length === before; tries++) {
			const choice = { intent: pick(), a: pick(), b: pick(), text: `t${pick()}` };
			carryOut(this.doc, choice, tick, 'ana' as PersonId, newId);
		}
	}

	/** Hand over what waits. An outbox that is cleared too late is handed over again. */
	async seal({ isCleared = true } = {}): Promise<string> {
		const waiting = [...this.outbox];
		if (waiting.length === 0) return 'nothing';
		const { replica } = this;
		const result = await replica.local(Y.mergeUpdates(waiting));
		// Two may be on their way at once: each takes out what it has handed over.
		for (const update of result.done && isCleared ? waiting : []) {
			const at = this.outbox.indexOf(update);
			if (at >= 0) this.outbox.splice(at, 1);
		}
		return result.done ? 'sealed' : result.why;
	}

	newDoc(): Y.Doc {
		const doc = new Y.Doc();
		doc.clientID = 1 + Math.floor(this.random() * (2 ** 32 - 2));
		openRoots(doc);
		return doc;
	}

	#show(doc: Y.Doc): void {
		this.doc = doc;
		if (this.keys.editSecret)
			keepOverwritten(doc, (origin) => origin !== null && origin === this.replica);
		for (const update of this.outbox) Y.applyUpdate(doc, update);
		doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
			if (change.local) this.outbox.push(update);
		});
	}
}

/** Connect two devices. */
export function connect(network: Network, one: Device, other: Device): [Exchange, Exchange] {
	const channels = network.connect();
	const exchanges = [one, other].map((device, at) => {
		const exchange: Exchange = new Exchange(device.replica, channels[at]!, {
			onEnd: (why) => {
				device.endings.push(why);
				device.exchanges.delete(exchange);
			}
		});
		device.exchanges.add(exchange);
		return exchange;
	});
	return exchanges as [Exchange, Exchange];
}

/** A device with a board of one objective, one key result and one KPI that was just shared. */
export async function aSharedBoard(device: Device): Promise<Device> {
	const { doc } = aDocument();
	const copy = device.newDoc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	await device.open(copy);
	const shared = await device.replica.share(Y.encodeStateAsUpdate(copy));
	if (!shared.done) throw new Error(`not shared: ${shared.why}`);
	return device;
}

/** Deliver until nobody has anything left to say. */
export async function deliver(network: Network, most = 5_000): Promise<void> {
	for (let rounds = 0; await network.round(); rounds++) {
		if (rounds > most) throw new Error('they never come to an end');
	}
}
