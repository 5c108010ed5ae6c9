import { Dexie, type Table } from 'dexie';
import { openWithinMs, within } from './within.ts';

/** What this device knows of a board without opening it, and what it remembers about it for itself. */
export interface CatalogueRow {
	readonly id: string;
	readonly name: string;
	/** Names of the people on it, as last seen. */
	readonly people: readonly string[];
	/** When the board was last changed, as far as this device knows. */
	readonly changedAt: number;
	/** Who of the board's people uses this device. */
	readonly me?: string;
	/** When it was last looked at here: what came later is news. */
	readonly seenAt?: number;
	/** The state vector of its document at that moment: what is beyond it came later, however old it is. */
	readonly seen?: Uint8Array;
	/** When it was last changed on this device and no backup was made since. */
	readonly editedAt?: number;
	readonly backedUpAt?: number;
	/** Its working copy may lack what its log has. */
	readonly isBehind?: boolean;
}

/** A change of what this device knows of a board; `undefined` forgets a fact. */
export type EntryChange = {
	readonly [Fact in keyof Omit<CatalogueRow, 'id'>]?: CatalogueRow[Fact] | undefined;
};

/** One edit that is not in the log yet. */
export interface OutboxRow {
	readonly number?: number;
	readonly boardId: string;
	readonly bytes: Uint8Array;
	readonly at: number;
	/** The board's whole state, as it was put on this device: its log begins with it. */
	readonly isWhole?: boolean;
	/** Another device wrote it and has signed it: it goes into the log here, and is not sent out again. */
	readonly isOthers?: boolean;
}

/** One entry of a board's log: a plain Yjs V1 update. The signed ones of a shared board are envelopes. */
export interface LogRow {
	readonly boardId: string;
	readonly device: string;
	/** 1, 2, 3 … for each board and device. */
	readonly seq: number;
	readonly bytes: Uint8Array;
	readonly at: number;
}

/** The whole of a board at one moment. */
export interface SnapshotRow {
	readonly boardId: string;
	readonly number: number;
	readonly bytes: Uint8Array;
	/** CRC-32 of the bytes. */
	readonly check: number;
	/** The last entry of each device that is in it. */
	readonly covers: Readonly<Record<string, number>>;
	readonly at: number;
}

/** Bytes that could not be read, kept as they are; `carried-over`: a whole board as it was before it was written anew. */
export interface QuarantineRow {
	readonly number?: number;
	readonly boardId: string;
	readonly place: 'working-copy' | 'log' | 'outbox' | 'snapshot' | 'carried-over';
	readonly bytes: unknown;
	readonly at: number;
}

/** The secrets and the choices of a board that is shared from this device. */
export interface SharingRow {
	/** The board's name on this device. */
	readonly boardId: string;
	/** Its name among devices: what its links and envelopes call it. */
	readonly syncId: string;
	readonly epoch: number;
	readonly viewSecret: Uint8Array;
	readonly writePublic: Uint8Array;
	/** Who has it may edit and let others edit. */
	readonly editSecret?: Uint8Array;
	/** This device's own key on this board; a key that cannot be read out where the browser has such. */
	readonly devicePublic: Uint8Array;
	readonly devicePrivate: CryptoKey | Uint8Array;
	/** Connections are made only where the person wants them. */
	readonly isOff?: boolean;
	readonly sameNetworkOnly?: boolean;
	readonly relays?: readonly string[];
	readonly turn?: {
		readonly urls: string;
		readonly username?: string;
		readonly credential?: string;
	};
	/** The first sync has not ended: there is nothing to show yet. */
	readonly isJoining?: boolean;
	/** What its link called it, until then. */
	readonly calledAs?: string;
	/** New links that were announced for this board, by whoever might edit it. */
	readonly renewals?: readonly RenewalRow[];
	/** The new links that this device is about to use: nothing is lost should it stop half way. */
	readonly next?: SharingRow;
	/** The notice that these links follow older ones. */
	readonly renewedFrom?: Uint8Array;
	/** What is only on this device has to be written anew, on top of what the log holds, before it can go out. */
	readonly carriesOver?: boolean;
}

/** What a notice of new links says, and the device that brought it. */
export interface RenewalRow {
	readonly syncId: string;
	readonly epoch: number;
	readonly at: number;
	readonly device: string;
}

/** A signed and encrypted piece of a shared board, from whatever device. */
export interface EnvelopeRow {
	readonly boardId: string;
	readonly device: string;
	/** 1, 2, 3 … for each board and device. */
	readonly seq: number;
	readonly bytes: Uint8Array;
}

/** What must be known of an envelope without opening it; plain values of whoever wrote it. */
export interface EnvelopeNoteRow {
	readonly boardId: string;
	readonly device: string;
	readonly seq: number;
	readonly note: unknown;
}

/** What is known of another device on a shared board. */
export interface DeviceRow {
	readonly boardId: string;
	readonly device: string;
	readonly certificate?: Uint8Array;
	/** How far it said it has got, by device; only its own word counts. */
	readonly has?: Readonly<Record<string, number>>;
	readonly seenAt?: number;
	/** Who of the board's people uses it, by its own word. */
	readonly person?: string;
	/** What it calls itself. */
	readonly name?: string;
	/** It can edit; else it can only view. */
	readonly canEdit?: boolean;
}

/** What is being typed and not committed yet. */
export interface DraftRow {
	readonly boardId: string;
	readonly key: string;
	readonly value: unknown;
	readonly at: number;
}

export interface SettingRow {
	readonly key: string;
	readonly value: unknown;
}

/** Everything this device keeps besides the working copies of the boards, in one database. */
export class Database extends Dexie {
	readonly catalogue: Table<CatalogueRow, string>;
	readonly log: Table<LogRow, [string, string, number]>;
	readonly outbox: Table<OutboxRow, number>;
	readonly snapshots: Table<SnapshotRow, [string, number]>;
	readonly settings: Table<SettingRow, string>;
	readonly drafts: Table<DraftRow, [string, string]>;
	readonly quarantine: Table<QuarantineRow, number>;
	readonly sharing: Table<SharingRow, string>;
	readonly envelopes: Table<EnvelopeRow, [string, string, number]>;
	readonly envelopeNotes: Table<EnvelopeNoteRow, [string, string, number]>;
	readonly devices: Table<DeviceRow, [string, string]>;
	#reopening: Promise<void> | undefined;

	constructor(name = 'quarterdeck') {
		// Rows are also written behind Dexie's back (see writeNow): nothing may be answered from a cache.
		super(name, { cache: 'disabled' });
		this.version(1).stores({
			catalogue: 'id',
			log: '[boardId+device+seq]',
			outbox: '++number, boardId',
			snapshots: '[boardId+number]',
			settings: 'key',
			drafts: '[boardId+key]',
			quarantine: '++number, boardId'
		});
		this.version(2).stores({
			sharing: 'boardId, syncId',
			envelopes: '[boardId+device+seq]',
			envelopeNotes: '[boardId+device+seq]',
			devices: '[boardId+device]'
		});
		this.catalogue = this.table('catalogue');
		this.log = this.table('log');
		this.outbox = this.table('outbox');
		this.snapshots = this.table('snapshots');
		this.settings = this.table('settings');
		this.drafts = this.table('drafts');
		this.quarantine = this.table('quarantine');
		this.sharing = this.table('sharing');
		this.envelopes = this.table('envelopes');
		this.envelopeNotes = this.table('envelopeNotes');
		this.devices = this.table('devices');
	}

	/**
	 * Close it and open it again, once for everybody who finds it closed: the closing itself tells them so. Rejects when
	 * the browser does not answer.
	 */
	reopen(): Promise<void> {
		this.#reopening ??= Promise.resolve()
			.then(() => {
				this.close({ disableAutoOpen: false });
				return within(Promise.resolve(this.open()), openWithinMs);
			})
			.catch((error: unknown) => {
				// An opening that is under way is all that the next one would get.
				this.close();
				throw error;
			})
			.then(() => undefined)
			.finally(() => (this.#reopening = undefined));
		return this.#reopening;
	}
}

/** Every row of one board in a table whose key begins with the board. */
export function rangeOf(boardId: string): [[string, unknown], [string, unknown]] {
	return [
		[boardId, Dexie.minKey],
		[boardId, Dexie.maxKey]
	];
}
