import { Dexie } from 'dexie';
import {
	type Database,
	type DeviceRow,
	type EnvelopeNoteRow,
	type EnvelopeRow,
	rangeOf
} from './database.ts';
import { writeNow } from './transaction.ts';

/** An envelope on its way to the disk, with a note of what must be known without opening it. */
interface Entry<Note> {
	readonly note: Note;
	readonly bytes: Uint8Array;
}

/** The signed log of one shared board: every envelope of every device, in the order in which each wrote. */
export class Envelopes<Note extends { readonly device: string; readonly seq: number }> {
	constructor(
		readonly database: Database,
		readonly boardId: string
	) {}

	/** The notes of all envelopes, in the order of device and number. */
	async notes(): Promise<readonly Note[]> {
		const [from, to] = rangeOf(this.boardId);
		const rows = await this.database.envelopeNotes
			.where('[boardId+device+seq]')
			.between(from, to)
			.toArray();
		return rows.map(({ note }) => note as Note);
	}

	/** The envelopes of a device with these numbers, both ends included; it ends before one that is missing. */
	async get(device: string, from: number, to: number): Promise<readonly Uint8Array[]> {
		const { boardId } = this;
		const rows = await this.database.envelopes
			.where('[boardId+device+seq]')
			.between([boardId, device, from], [boardId, device, to], true, true)
			.toArray();
		const gap = rows.findIndex(({ seq }, at) => seq !== from + at);
		return rows.slice(0, gap < 0 ? rows.length : gap).map(({ bytes }) => bytes);
	}

	/** Keep all of them or none; resolves when they are on the disk. */
	async put(entries: readonly Entry<Note>[]): Promise<void> {
		const { database, boardId } = this;
		if (!database.isOpen()) await database.open();
		const stores = ['envelopes', 'envelopeNotes'] as const;
		await writeNow(database.backendDB(), stores, (envelopes, notes) => {
			for (const { note, bytes } of entries) {
				const place = { boardId, device: note.device, seq: note.seq };
				envelopes.put({ ...place, bytes } satisfies EnvelopeRow);
				notes.put({ ...place, note } satisfies EnvelopeNoteRow);
			}
		});
	}

	async certificates(): Promise<readonly Uint8Array[]> {
		return (await this.devices()).flatMap(({ certificate }) => certificate ?? []);
	}

	putCertificate(device: string, certificate: Uint8Array): Promise<void> {
		return this.learn(device, { certificate });
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
