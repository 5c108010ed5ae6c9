import type { Recording } from '#domain/conflict.ts';
import type { Change } from '#domain/entity.ts';
import type { PersonId } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { SharingRow } from '#storage/database.ts';
import type { Sealer } from '#storage/sealer.ts';
import { beginSharing, changeSharing, followSharing, keepNext } from '#storage/sharing.ts';
import type { StoredBoard } from '#storage/stored-board.ts';
import { deviceOfChange, deviceWriting } from './device-of-change.ts';
import type { LinkNames } from './link-query.ts';
import type { Peers } from './peers.ts';
import type { SharingLinks } from './sharing-keys.ts';
import { choicesOf, connectedBy, renewalOf } from './sharing-row.ts';
import type { Renewal, SharedBoard, SharedDevice } from './sharing-state.ts';
import type { SharingChoices, SharingState, SharingTold } from './sharing-state.ts';
import { unshared, waiting } from './sharing-state.ts';
import { SharingTabs } from './sharing-tabs.ts';
import { kept } from './why-not-kept.ts';

/**
 * Whether and how a board is shared from this device, the same in every tab. One tab, the one that seals, holds
 * the connections. What does the work is loaded when a board is shared, and nothing of it before.
 */
export class Sharing {
	/** What is shown of it. */
	state = $state.raw<SharingState>(unshared);
	/** Which device writes as a client of Yjs; told by whoever is connected. */
	deviceOf: (client: number) => string | undefined = () => undefined;
	/** The address of the screen that the person looks at, in whichever tab. */
	place = location.hash;
	#row = $state.raw<SharingRow>();
	#peers: Promise<Peers> | undefined;
	/** The former connections have let go of the log: two at once would give one number to two envelopes. */
	#ended: Promise<void> = Promise.resolve();
	#isClosed = false;
	readonly #tabs: SharingTabs;
	readonly #stop: () => void;

	constructor(
		readonly board: SharedBoard,
		readonly stored: StoredBoard,
		readonly sealer: Sealer,
		row: SharingRow | undefined
	) {
		this.#row = row;
		this.#tabs = new SharingTabs(stored.id, (told) => this.#hear(told));
		const following = followSharing(stored.database, stored.id).subscribe({
			next: (next) => this.#follow(next),
			// The device says itself when it cannot read.
			error: () => undefined
		});
		this.#stop = () => following.unsubscribe();
		sealer.onLead = () => this.#connect();
		sealer.onWaiting = () => this.#show(waiting(this.state));
		this.#connect();
		this.#tabs.tell({ kind: 'ask' });
	}

	get isShared(): boolean {
		return this.#row !== undefined;
	}

	/** False for whoever joined by a link for viewing: nobody would take what they write. */
	get canEdit(): boolean {
		return this.#row === undefined || this.#row.editSecret !== undefined;
	}

	get choices(): SharingChoices {
		return choicesOf(this.#row);
	}

	/** New links were made for this board, and this device is on the old ones: nothing comes or goes any more. */
	get renewal(): Renewal | undefined {
		return renewalOf(this.#row, this.state.devices);
	}

	/** Who, by the word of their device, writes as a client of Yjs. */
	personOf(client: number): PersonId | undefined {
		return deviceWriting(this, client)?.person;
	}

	/** On which device a change was made, where that is known. */
	writerOf(
		of: Recording,
		id: string,
		change: Pick<Change, 'key' | 'field'>
	): SharedDevice | undefined {
		return deviceOfChange(this, of, id, change);
	}

	/** The links by which others come, with what they call themselves. Only for a board that is shared. */
	async links(names: LinkNames): Promise<SharingLinks> {
		if (!this.#row) throw new TypeError('a board that is not shared has no links');
		const { linksOf } = await import('./sharing-keys.ts');
		return linksOf(this.#row, location.href, names);
	}

	/** Make the keys of this board, so that others can come. Once is enough, in whichever tab. */
	async share(): Promise<Result<undefined, Why>> {
		if (this.#row) return done();
		const { stored } = this;
		const { newSharing } = await import('./sharing-keys.ts');
		return kept(async () => {
			this.#follow(await beginSharing(stored.database, await newSharing(stored.id)));
		});
	}

	/** Choose how this device connects. */
	async choose(choices: Partial<SharingChoices>): Promise<void> {
		const { stored } = this;
		await changeSharing(
			stored.database,
			stored.id,
			$state.snapshot(choices) as Partial<SharingRow>
		);
	}

	/**
	 * New links: a new name among devices and new secrets. Whoever has an old link keeps what they have read and
	 * gets nothing new; whoever opens a new one goes on with the board they have.
	 */
	async renew(): Promise<Result<undefined, Why>> {
		const { stored } = this;
		const before = this.#row;
		if (!before) return done();
		const { newLinks } = await import('./renewing.ts');
		const { renewed } = await import('#storage/renewed.ts');
		return kept(async () => {
			const made = await newLinks(before, Date.now());
			const next = await keepNext(stored.database, before, made);
			if (next.renewedFrom) await this.#farewell(next.renewedFrom);
			await this.#disconnect();
			this.#follow(await renewed(stored.database, next));
		});
	}

	/** Write anew what cannot go out as it is. The board has to be opened again for it, which it does by itself. */
	async sendAnew(): Promise<void> {
		const { stored } = this;
		await changeSharing(stored.database, stored.id, { carriesOver: true });
	}

	/** The person came to a screen: others see which. */
	moved(): void {
		this.#moveTo(location.hash);
		this.#tabs.tell({ kind: 'moved', place: this.place });
	}

	/** The page came back after a sleep. */
	wake(): void {
		this.#connect();
		this.#peers?.then((peers) => peers.wake(), ignored);
		this.moved();
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		this.#stop();
		await this.#disconnect();
		this.#tabs.close();
	}

	/** Another tab may have shared the board, renewed its links or chosen otherwise. */
	#follow(row: SharingRow | undefined): void {
		const isOther = connectedBy(row) !== connectedBy(this.#row);
		const isLeft = row?.carriesOver && !this.#row?.carriesOver;
		this.#row = row;
		if (isLeft) {
			void this.#disconnect();
			this.board.isReplaced = true;
			return;
		}
		if (!row) this.state = unshared;
		// Whoever was meant to hear nothing new would hear it.
		if (row?.renewals) this.sealer.publish = notNow;
		if (isOther || !this.#peers) void this.#reconnect();
	}

	#connect(): void {
		const row = this.#row;
		const { sealer } = this;
		if (!row || row.carriesOver || this.#peers || this.#isClosed || !sealer.isLead) return;
		const peers = Promise.all([import('./open-peers.ts'), this.#ended]).then(([{ openPeers }]) =>
			openPeers(this, row, (state) => this.#show(state))
		);
		this.#peers = peers;
		// The log could not be opened: the next waking tries again, and until then nothing leaves the outbox.
		peers.catch(() => {
			if (this.#peers === peers) this.#peers = undefined;
		});
		if (row.renewals) sealer.publish = notNow;
		else if (row.editSecret) sealer.publish = async (updates) => (await peers).publish(updates);
		// What waited while the board was not shared, or the page was closed; until then nobody knows whether anything does.
		peers.then(
			() => sealer.now(),
			() => undefined
		);
	}

	async #reconnect(): Promise<void> {
		await this.#disconnect();
		this.#connect();
	}

	async #disconnect(): Promise<void> {
		const peers = this.#peers;
		this.#peers = undefined;
		// What is edited meanwhile stays in the outbox for whoever connects next.
		this.sealer.publish = this.#row?.editSecret && notNow;
		if (peers) this.#ended = peers.then((running) => running.stop()).catch(ignored);
		await this.#ended;
	}

	#show(state: SharingState): void {
		if (state === this.state) return;
		this.state = state;
		if (this.sealer.isLead) this.#tabs.tell({ kind: 'state', state });
	}

	/** By the tab that is connected, and nothing of it in the others. */
	async #farewell(notice: Uint8Array): Promise<void> {
		// What does not reach anybody now is said again by whoever has heard it.
		if (this.#peers) return this.#peers.then((peers) => peers.farewell(notice)).catch(ignored);
		await this.#tabs.farewell(notice);
	}

	#moveTo(place: string): void {
		this.place = place;
		this.#peers?.then((peers) => peers.sayWhere(), ignored);
	}

	#hear(told: SharingTold): void {
		if (told.kind === 'state') this.state = told.state;
		else if (told.kind === 'moved') this.#moveTo(told.place);
		else if (told.kind === 'farewell')
			this.#peers?.then((peers) => peers.farewell(told.notice), ignored);
		else if (this.#peers) this.#tabs.tell({ kind: 'state', state: this.state });
	}
}

function ignored(): void {
	// Whoever connects hears of it.
}

function notNow(): Promise<never> {
	return Promise.reject(new Error('not connected'));
}
