import { Dexie } from 'dexie';
import { type Database, type DeviceRow, rangeOf } from './database.ts';

/** A signed envelope with what its head says, as storage needs to know it. */
interface Sealed {
	readonly bytes: Uint8Array;
	readonly head: { readonly device: string; readonly seq: number };
}

/** The signed log of one shared board: every envelope of every device, in the order in which each wrote. */
export class Envelopes {
	constructor(
		readonly database: Database,
		readonly boardId: string
	) {}

	/** Keep an envelope; resolves when it is on the disk. The same one twice is once. */
	async put({ bytes, head }: Sealed): Promise<void> {
		const { boardId } = this;
		await this.database.envelopes.put({ boardId, device: head.device, seq: head.seq, bytes });
	}

	/** The envelopes of a device, both ends included, as far as they are here. */
	async get(device: string, from: number, to: number): Promise<readonly Uint8Array[]> {
		const rows = await this.database.envelopes
			.where('[boardId+device+seq]')
			.between([this.boardId, device, from], [this.boardId, device, to], true, true)
			.toArray();
		return rows.map(({ bytes }) => bytes);
	}

	/** The last number of each device. They are stored in order, so that there is no gap before it. */
	async heads(): Promise<ReadonlyMap<string, number>> {
		const [from, to] = rangeOf(this.boardId);
		const heads = new Map<string, number>();
		const keys = await this.database.envelopes
			.where('[boardId+device+seq]')
			.between(from, to)
			.primaryKeys();
		for (const [, device, seq] of keys) heads.set(device, seq);
		return heads;
	}

	/** What is known of the devices that share the board. */
	devices(): Promise<DeviceRow[]> {
		const { boardId } = this;
		return this.database.devices
			.where('[boardId+device]')
			.between([boardId, Dexie.minKey], [boardId, Dexie.maxKey])
			.toArray();
	}

	/** Remember more of a device. */
	async learn(
		device: string,
		known: Partial<Omit<DeviceRow, 'boardId' | 'device'>>
	): Promise<void> {
		const { database, boardId } = this;
		await database.transaction('rw', database.devices, async () => {
			const before = await database.devices.get([boardId, device]);
			await database.devices.put({ ...before, ...known, boardId, device });
		});
	}
}
