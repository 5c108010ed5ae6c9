import * as Y from 'yjs';
import type { Writer } from '#storage/saving.ts';

/** What the tabs that show one board tell each other. */
type Message =
	| { readonly kind: 'hello'; readonly tab: string; readonly vector: Uint8Array }
	| {
			readonly kind: 'state';
			readonly to: string;
			readonly update: Uint8Array;
			readonly isKept: boolean;
	  }
	| {
			readonly kind: 'edit';
			readonly tab: string;
			readonly number: number;
			readonly update: Uint8Array;
			readonly writer: Writer;
	  }
	/** Every edit of this tab up to this one is on the disk. */
	| { readonly kind: 'kept'; readonly tab: string; readonly number: number };

interface Received {
	readonly tab: string;
	readonly number: number;
	readonly update: Uint8Array;
	readonly writer: Writer;
}

/** How a tab's document is reached. */
export interface TabDocument {
	readonly doc: Y.Doc;
	/** Whether all of it is on the disk. */
	isKept(): boolean;
	receive(update: Uint8Array, writer: Writer): void;
	keep(update: Uint8Array, writer: Writer): void;
}

const keepAfterMs = 1_500;

/**
 * The other tabs of this browser on the same board. Each keeps its own edits and says so; what a tab does not
 * say it kept, because it was closed or its disk failed, is kept by whoever received it.
 */
export class Tabs {
	readonly #channel: BroadcastChannel;
	readonly #own: TabDocument;
	readonly #tab = String(Math.random());
	#number = 0;
	#waiting: Received[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(boardId: string, own: TabDocument) {
		this.#own = own;
		this.#channel = new BroadcastChannel(`quarterdeck/${boardId}`);
		this.#channel.onmessage = (event: MessageEvent<Message>) => this.#hear(event.data);
		this.ask();
	}

	/** Ask the others for what this tab lacks: at the start, and after a sleep in which messages were lost. */
	ask(): void {
		this.#send({ kind: 'hello', tab: this.#tab, vector: Y.encodeStateVector(this.#own.doc) });
	}

	/** Pass on an edit that was made here, or came here. */
	edited(update: Uint8Array, writer: Writer = 'here'): void {
		this.#send({ kind: 'edit', tab: this.#tab, number: ++this.#number, update, writer });
	}

	/** Everything that was edited here is on the disk. */
	kept(): void {
		if (this.#number > 0) this.#send({ kind: 'kept', tab: this.#tab, number: this.#number });
	}

	/** Keep now what the others have not said they kept. */
	keepWaiting(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		for (const { update, writer } of this.#waiting.splice(0)) this.#own.keep(update, writer);
	}

	close(): void {
		this.keepWaiting();
		this.#channel.close();
	}

	#send(message: Message): void {
		this.#channel.postMessage(message);
	}

	#hear(message: Message): void {
		switch (message.kind) {
			case 'hello':
				return this.#answer(message.tab, message.vector);
			case 'state':
				if (message.to !== this.#tab) return;
				this.#own.receive(message.update, 'here');
				if (!message.isKept) this.#own.keep(message.update, 'here');
				return;
			case 'edit':
				return this.#receive(message);
			case 'kept':
				this.#waiting = this.#waiting.filter(
					({ tab, number }) => tab !== message.tab || number > message.number
				);
		}
	}

	#answer(to: string, vector: Uint8Array): void {
		const update = Y.encodeStateAsUpdate(this.#own.doc, vector);
		this.#send({ kind: 'state', to, update, isKept: this.#own.isKept() });
	}

	#receive(edit: Received): void {
		this.#waiting.push(edit);
		this.#timer ??= setTimeout(() => this.keepWaiting(), keepAfterMs);
		this.#own.receive(edit.update, edit.writer);
		// It builds on something that never arrived.
		if (this.#own.doc.store.pendingStructs) this.ask();
	}
}
