import type * as Y from 'yjs';
import { isEmptyDoc } from '#storage/assemble.ts';
import type { Database, SharingRow } from '#storage/database.ts';
import { Envelopes } from '#storage/envelopes.ts';
import { lead, unlessLed } from '#storage/lead.ts';
import { boardSharedAs } from '#storage/sharing.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import type { FoundNotice } from '#sync/epoch-notice.ts';
import { forgetLink } from './arrived-link.ts';
import type { Device } from './device.svelte.ts';
import { emptyDocument } from './open-replica.ts';
import { Peers } from './peers.ts';
import type { SharingState } from './sharing-state.ts';

/** Whoever waits longer for its turn waits for another tab. */
const elsewhereAfterMs = 300;

/**
 * The first sync of a board that comes by a link, in one tab at a time. It can be stopped at any moment, also while it
 * only begins.
 */
export class FirstSync {
	/** Let another tab have its turn: what came is kept, or given up. */
	letGo: () => void = () => undefined;
	isStopped = false;
	#doc = emptyDocument();
	#peers: Peers | undefined;
	#state: SharingState | undefined;

	constructor(
		readonly database: Database,
		readonly onState: (state: SharingState) => void
	) {}

	/** What is here of the board, also after the end; nothing as long as that is nothing. */
	get doc(): Y.Doc | undefined {
		return isEmptyDoc(this.#doc) ? undefined : this.#doc;
	}

	/** Somebody is there who has the board, and all that anybody has is here. */
	get isComplete(): boolean {
		return this.#peers?.isComplete ?? false;
	}

	/**
	 * Wait until no other tab of this browser receives the board: two would write two keys of this device. `onElsewhere`
	 * is told if one does. Answers whether this one still shall.
	 */
	async turn(syncId: string, onElsewhere: () => void): Promise<boolean> {
		const waiting = setTimeout(onElsewhere, elsewhereAfterMs);
		await new Promise<void>((resolve) => {
			const release = lead(turnName(syncId), resolve);
			this.letGo = () => {
				release();
				resolve();
			};
		});
		clearTimeout(waiting);
		return !this.isStopped;
	}

	/** Look for the others and receive what they have. */
	async begin(row: SharingRow): Promise<void> {
		const peers = await Peers.start(
			{
				envelopes: new Envelopes<LogNote>(this.database, row.boardId),
				doc: this.#doc,
				unsealed: () => 'none',
				presence: () => ({ person: null, place: location.hash }),
				onOthers: () => undefined,
				onRebuilt: (rebuilt) => (this.#doc = rebuilt)
			},
			row,
			(state) => this.#tell(state)
		);
		if (this.isStopped) return peers.stop();
		this.#peers = peers;
		// What came before the page was closed the last time is in the log and not in this document.
		if (peers.replica.vector.size === 0) return;
		await peers.replica.rebuild();
		if (this.#state) this.#tell(this.#state);
	}

	/** What was announced of new links. */
	async notices(): Promise<readonly FoundNotice[]> {
		return (await this.#peers?.replica.notices()) ?? [];
	}

	async stop(): Promise<void> {
		this.isStopped = true;
		const peers = this.#peers;
		this.#peers = undefined;
		await peers?.stop();
	}

	#tell(state: SharingState): void {
		this.#state = state;
		if (!this.isStopped) this.onState(state);
	}
}

/** Take from this device what it received of a board, and its link. Not what another tab receives, nor a whole board. */
export async function forgetReceived(device: Device, syncId: string): Promise<void> {
	const { database } = device;
	await unlessLed(turnName(syncId), async () => {
		const known = await boardSharedAs(database, syncId);
		const { removeBoard } = await import('#storage/catalogue.ts');
		if (!known || known.isJoining) await removeBoard(database, syncId).catch(() => undefined);
		await forgetLink(device, syncId);
	});
}

function turnName(syncId: string): string {
	return `quarterdeck/joining/${syncId}`;
}
