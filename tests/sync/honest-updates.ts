import * as Y from 'yjs';
import { done } from '#domain/result.ts';
import { seeded, type Random } from '#domain/seeded.ts';
import { History } from '#document/undo.ts';
import { openRoots } from '#document/schema.ts';
import { carryOut } from '../document/random-intents.ts';
import { aDocument } from '../document/world.ts';

/** What one device made and sends: the updates of some edits, merged into one. */
export interface Sent {
	readonly device: number;
	/** The one client that it writes as. */
	readonly client: number;
	readonly update: Uint8Array;
	/** The same, each edit by itself. */
	readonly edits: readonly Uint8Array[];
}

/** What each board begins with. */
const genesis = Y.encodeStateAsUpdate(aDocument().doc);

/**
 * A board that three devices change by the real commands, with undo and redo, and what they send. Each has all that
 * was sent before when it sends something; what it changes meanwhile happens at the same time as others' edits.
 */
export class HonestBoard {
	readonly genesis = genesis;
	readonly docs: readonly Y.Doc[];
	readonly #histories: readonly History[];
	readonly #waiting: Uint8Array[][];
	readonly #random: Random;
	#tick = 0;

	constructor(seed: string) {
		this.#random = seeded(seed);
		this.docs = [1, 2, 3].map((number) => {
			const doc = new Y.Doc();
			openRoots(doc);
			doc.clientID = Math.floor(this.#random() * 1e9) * 4 + number;
			Y.applyUpdate(doc, genesis);
			return doc;
		});
		this.#histories = this.docs.map((doc) => new History(doc));
		this.#waiting = this.docs.map(() => []);
		this.docs.forEach((doc, device) =>
			doc.on('update', (update: Uint8Array, origin: unknown) => {
				if (origin !== 'foreign') this.#waiting[device]?.push(update);
			})
		);
	}

	/** Some edits of each device, and then what each of them sends and all others take in. */
	*round(): Iterable<Sent> {
		for (const device of this.docs.keys())
			for (let edits = this.#upTo(10); edits >= 0; edits -= 1) this.#edit(device);
		for (const [device, from] of this.docs.entries()) {
			const edits = this.#waiting[device]?.splice(0) ?? [];
			if (edits.length === 0) continue;
			const update = Y.mergeUpdates(edits);
			yield { device, client: from.clientID, update, edits };
			for (const doc of this.docs) if (doc !== from) Y.applyUpdate(doc, update, 'foreign');
		}
	}

	#edit(device: number): void {
		const doc = this.docs[device];
		const history = this.#histories[device];
		if (!doc || !history) return;
		const luck = this.#upTo(10);
		if (luck === 0) history.undo();
		else if (luck === 1) history.redo();
		else history.step(() => done(carryOut(doc, this.#choice(), (this.#tick += 1))));
	}

	#choice() {
		const [intent, a, b] = [this.#upTo(1000), this.#upTo(1000), this.#upTo(1000)];
		return { intent, a, b, text: `Łódź 🚢 ${a}` };
	}

	#upTo(end: number): number {
		return Math.floor(this.#random() * end);
	}
}
