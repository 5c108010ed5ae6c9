import type { BoardId } from '#domain/id.ts';
import { refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Sealer } from '#storage/sealer.ts';
import { makeFile } from '#sync/carriers/file.ts';
import type { DeviceId } from '#sync/signer.ts';
import type { Peers } from './peers.ts';
import { saidBytes } from './said.ts';
import { takeChanges, type TakenChanges } from './taken-changes.ts';

/** What is asked of the one tab that holds a board's log. */
export type DeskWish =
	| { readonly kind: 'take'; readonly file: Blob }
	/** For one device what it has not confirmed, else everything. */
	| { readonly kind: 'make'; readonly device?: string };

/** A file that was made, and how many changes are in it. */
export interface MadeChanges {
	readonly file: Blob;
	readonly count: number;
}

/** What the desk answers to each wish. */
export interface DeskAnswers {
	readonly take: Result<TakenChanges, Why>;
	readonly make: Result<MadeChanges, Why>;
}

/** A wish is said again until it is heard: whoever holds the log may only be about to. */
export type DeskMessage =
	| { readonly kind: 'wish'; readonly number: string; readonly wish: DeskWish }
	| { readonly kind: 'heard'; readonly number: string }
	| {
			readonly kind: 'answer';
			readonly number: string;
			readonly answer: DeskAnswers[DeskWish['kind']];
	  };

/** Where the tabs of a board ask for its files to be made and taken. */
export function deskName(boardId: string): string {
	return `quarterdeck/${boardId}/files`;
}

/** Makes and takes files of changes in the one tab that holds a board's log, whichever tab asks. */
export class FileDesk {
	readonly #channel: BroadcastChannel;
	readonly #heard = new Set<string>();
	readonly #granting = new Set<Promise<void>>();

	constructor(
		readonly id: BoardId,
		readonly peers: Peers,
		readonly sealer: Pick<Sealer, 'now'>
	) {
		this.#channel = new BroadcastChannel(deskName(id));
		this.#channel.onmessage = (event: MessageEvent<DeskMessage>) => this.#hear(event.data);
	}

	/** Hear nothing more, and end what was begun: nobody waits for an answer that never comes. */
	async close(): Promise<void> {
		this.#channel.onmessage = null;
		await Promise.all(this.#granting);
		this.#channel.close();
	}

	#hear(message: DeskMessage): void {
		if (message.kind !== 'wish') return;
		const { number, wish } = message;
		this.#say({ kind: 'heard', number });
		if (this.#heard.has(number)) return;
		this.#heard.add(number);
		const granting = this.#grant(wish)
			.catch(() => refused('file-busy' as const))
			.then((answer) => this.#say({ kind: 'answer', number, answer }))
			.finally(() => this.#granting.delete(granting));
		this.#granting.add(granting);
	}

	async #grant(wish: DeskWish): Promise<DeskAnswers[DeskWish['kind']]> {
		const { peers } = this;
		const { board, replica } = peers;
		if (wish.kind === 'make') return this.#make(wish.device as DeviceId | undefined);
		const taking = { envelopes: board.envelopes, replica, doc: () => replica.doc };
		const taken = await takeChanges(taking, wish.file);
		await peers.recall();
		return taken;
	}

	async #make(device: DeviceId | undefined): Promise<DeskAnswers['make']> {
		const { replica, said } = this.peers;
		// What was just typed belongs to it.
		await this.sealer.now();
		const confirmed = device && replica.acknowledgements.byDevice.get(device);
		// What it wrote itself it has; of one that never confirmed anything nobody knows that.
		const since = new Map(confirmed);
		if (device && confirmed) since.set(device, replica.vector.get(device) ?? 0);
		return makeFile(replica, { since, aside: saidBytes({ ...said, place: undefined }) });
	}

	#say(message: DeskMessage): void {
		this.#channel.postMessage(message);
	}
}
