import type * as Y from 'yjs';
import type { SharingRow } from '#storage/database.ts';
import { boardSharedAs, changeSharing } from '#storage/sharing.ts';
import { readFace } from '#document/read-board.ts';
import type { BoardId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { BoardKeys } from '#sync/keys.ts';
import { type LinkRefusal, readLink } from '#sync/link.ts';
import { arrivedLink, forgetLink, keepLink } from './arrived-link.ts';
import type { Device } from './device.svelte.ts';
import { FirstSync, forgetReceived } from './first-sync.ts';
import { announcedFor, type Predecessor, predecessorOf } from './predecessor.ts';
import { putReceived } from './put-received.ts';
import { type LinkNames, namesIn, relaysIn } from './link-query.ts';
import { joiningRow, keysOf, keysOfLink, raised } from './sharing-keys.ts';
import { type SharingState, unshared } from './sharing-state.ts';
import { kept, whyNotKept } from './why-not-kept.ts';

/** How far somebody is who came by a link. */
export type JoiningState =
	/** Nothing was done yet, and no network was touched. */
	| 'asking'
	| 'looking'
	| 'receiving'
	/** All of it is here, and is being put on the shelf. */
	| 'ending'
	/** All of it is here, and it may be a board that is here already: `mayBe`. */
	| 'choosing'
	| 'joined'
	| 'left';

/** Coming to a board by a link: nothing happens before the person says so. */
export class Joining {
	state = $state.raw<JoiningState>('asking');
	/** Another tab of this browser is receiving the board: this one waits for it. */
	isElsewhere = $state.raw(false);
	/** What is shown of the first sync. */
	sharing = $state.raw<SharingState>(unshared);
	/** How much of it is here; it stays when whoever sent it goes. */
	progress = $state.raw<SharingState['progress']>();
	/** Known as soon as something of the board was received. */
	boardName = $state.raw<string>();
	/** The board that goes on by this link, or perhaps does. */
	mayBe = $state.raw<Predecessor>();
	/** Why this device did not keep what it received; joining again goes on from there. */
	notKept = $state.raw<Why>();
	/** As it is kept on this device, if it is here or on its way. */
	known = $state.raw<SharingRow>();
	#sync: FirstSync | undefined;
	#beginning: Promise<unknown> | undefined;
	#goesOn: BoardId | undefined;

	private constructor(
		readonly device: Device,
		readonly keys: BoardKeys | undefined,
		/** Why the link says nothing. */
		readonly why: LinkRefusal | undefined,
		/** Whoever rewrote the link on its way has seen it. */
		readonly wasMangled: boolean,
		known: SharingRow | undefined,
		/** Where its devices meet, if not at the usual relays. */
		readonly relays: readonly string[] | undefined,
		/** How the link calls itself, which nobody vouches for. */
		readonly names?: LinkNames
	) {
		this.known = known;
	}

	/**
	 * Read what an address says: a link, or the name of a board whose link came before. A link is kept on this device
	 * until it was used or given up, so that it can leave the address.
	 */
	static async open(device: Device, token: string): Promise<Joining> {
		const text = await arrivedLink(device, token);
		const link = readLink(text);
		if (!link.done) {
			const known = await device.database.sharing.get(token).catch(() => undefined);
			const keys = known?.isJoining ? await keysOf(known) : undefined;
			return new Joining(device, keys, keys ? undefined : link.why, false, known, known?.relays);
		}
		const keys = await keysOfLink(link.value);
		const known = await boardSharedAs(device.database, keys.syncId).catch(() => undefined);
		const wasMangled = link.value.wasMangled || /[?&]mangled\b/.test(text);
		const isNews = !known || Boolean(keys.editSecret && !known.editSecret);
		if (isNews) await keepLink(device, keys.syncId, text);
		const [relays, names] = [relaysIn(text), namesIn(text)];
		const joining = new Joining(device, keys, undefined, wasMangled, known, relays, names);
		if (isNews)
			joining.mayBe = await announcedFor(device.database, keys.syncId).catch(() => undefined);
		return joining;
	}

	get link(): 'edit' | 'view' | undefined {
		return this.keys && (this.keys.editSecret ? 'edit' : 'view');
	}

	/** What to call it in the address instead of the link. */
	get name(): string | undefined {
		return this.keys?.syncId;
	}

	/** The board is here already. */
	get knownBoard(): BoardId | undefined {
		return this.known && !this.known.isJoining ? (this.known.boardId as BoardId) : undefined;
	}

	/** It is here for viewing only, and this link lets one edit. A link for viewing lowers nothing. */
	get willRaise(): boolean {
		return Boolean(this.knownBoard && this.keys?.editSecret && !this.known?.editSecret);
	}

	/** Where to go when it is joined. */
	get boardId(): BoardId | undefined {
		if (this.state !== 'joined') return undefined;
		return this.#goesOn ?? ((this.known?.boardId ?? this.name) as BoardId);
	}

	/** It was new to this device, which does not know yet who uses it. */
	get isNew(): boolean {
		return !this.knownBoard && !this.#goesOn;
	}

	/** Yes: keep the keys, look for the others and receive what they have. The first touch of any network. */
	async join(): Promise<Result<undefined, Why>> {
		const { keys, device } = this;
		if (!keys || this.state !== 'asking') return done();
		const sync = new FirstSync(device.database, (state) => this.#follow(state));
		this.#sync = sync;
		try {
			const isOurTurn = await sync.turn(keys.syncId, () => {
				this.state = 'looking';
				this.isElsewhere = true;
			});
			this.isElsewhere = false;
			if (!isOurTurn) return done();
			if (await this.#isHere()) {
				if (this.knownBoard && this.willRaise) {
					await changeSharing(device.database, this.knownBoard, { editSecret: keys.editSecret });
					await this.#forgetLink();
				}
				this.#arrive();
				return done();
			}
			this.notKept = undefined;
			const row = this.known ? raised(this.known, keys) : await joiningRow(keys, this);
			if (sync.isStopped) return done();
			await (this.#beginning = device.database.sharing.put(row));
			if (sync.isStopped) return done();
			this.state = 'looking';
			await sync.begin(row);
			return done();
		} catch (error) {
			this.state = 'asking';
			sync.letGo();
			return refused(whyNotKept(error));
		}
	}

	/**
	 * Not now: what was received is forgotten, and the link with it. A board that is here meanwhile stays, and so does
	 * what another tab receives.
	 */
	async leave(): Promise<void> {
		await this.later();
		await this.#beginning?.catch(() => undefined);
		this.state = 'left';
		if (!this.knownBoard && this.name) await forgetReceived(this.device, this.name);
	}

	/** Go on another time: what was received stays. */
	async later(): Promise<void> {
		await this.#sync?.stop();
		this.#sync?.letGo();
	}

	/** It may be here since: by a file, or by another tab in which the same link was opened. */
	async #isHere(): Promise<boolean> {
		this.known = await boardSharedAs(this.device.database, this.name ?? '');
		return this.knownBoard !== undefined;
	}

	#follow(state: SharingState): void {
		this.sharing = state;
		this.progress = state.progress ?? this.progress;
		const doc = this.#sync?.doc;
		const isComing = this.state === 'looking' || this.state === 'receiving';
		if (!isComing || !doc) return;
		this.state = 'receiving';
		this.boardName = readFace(doc).settings.name;
		if (this.#sync?.isComplete) void this.#keep(doc);
	}

	/** The person says whether it is the board that is here already. */
	async choose(answer: 'go-on' | 'apart'): Promise<Result<undefined, Why>> {
		const [mayBe, doc] = [this.mayBe, this.#sync?.doc];
		if (this.state !== 'choosing' || !mayBe || !doc) return done();
		return kept(async () => {
			if (await this.#isHere()) return this.#arrive();
			return answer === 'go-on' ? this.#takeOn(mayBe.boardId) : this.#putOnShelf(doc);
		});
	}

	/** All is here. A disk that takes nothing says so, and the person can try again. */
	async #keep(doc: Y.Doc): Promise<void> {
		this.state = 'ending';
		const ended = await kept(() => this.#end(doc));
		if (ended.done) return;
		this.notKept = ended.why;
		this.state = 'asking';
		this.#sync?.letGo();
	}

	/** It is a board of this device that goes on, or a new one on the shelf, or the person has to say. */
	async #end(doc: Y.Doc): Promise<void> {
		const { keys } = this;
		const notices = (await this.#sync?.notices()) ?? [];
		await this.#sync?.stop();
		if (await this.#isHere()) return this.#arrive();
		this.mayBe = keys && (await predecessorOf(this.device.database, keys, { doc, notices }));
		if (!this.mayBe) return this.#putOnShelf(doc);
		if (this.mayBe.isProven) return this.#takeOn(this.mayBe.boardId);
		this.state = 'choosing';
		this.#sync?.letGo();
	}

	async #takeOn(board: BoardId): Promise<void> {
		const { adopted } = await import('#storage/renewed.ts');
		await adopted(this.device.database, this.name ?? '', board);
		await this.#forgetLink();
		this.#goesOn = board;
		this.#arrive();
	}

	async #putOnShelf(doc: Y.Doc): Promise<void> {
		await putReceived(this.device, this.name as BoardId, doc);
		await this.#forgetLink();
		this.#arrive();
	}

	#arrive(): void {
		this.state = 'joined';
		this.#sync?.letGo();
	}

	async #forgetLink(): Promise<void> {
		if (this.name) await forgetLink(this.device, this.name);
	}
}
