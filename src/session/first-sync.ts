import type * as Y from 'yjs';
import { isEmptyDoc } from '#storage/assemble.ts';
import type { Database, SharingRow } from '#storage/database.ts';
import { Envelopes } from '#storage/envelopes.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import type { FoundNotice } from '#sync/epoch-notice.ts';
import { emptyDocument } from './open-replica.ts';
import { Peers } from './peers.ts';
import type { SharingState } from './sharing-state.ts';

/** The first sync of a board that comes by a link. It can be stopped at any moment, also while it only begins. */
export class FirstSync {
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
