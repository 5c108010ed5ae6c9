import * as Y from 'yjs';
import { depthIn } from './known-depth.ts';

interface Staged {
	readonly clock: number;
	readonly depth: number;
}

/**
 * How deep items lie, for the gate: those of a document, and those of updates that passed and are not applied yet.
 * What is nowhere counts as in a root: its envelope was damaged, and comes again.
 */
export class StagedDepth {
	readonly #staged = new Map<number, Staged[]>();
	readonly #inDoc: (client: number, clock: number) => number;

	constructor(readonly doc: Y.Doc) {
		this.#inDoc = depthIn(doc);
	}

	of(client: number, clock: number): number {
		if (clock < Y.getState(this.doc.store, client)) return this.#inDoc(client, clock);
		return lastUpTo(this.#staged.get(client) ?? [], clock)?.depth ?? 1;
	}

	/** Remember where the items of an update lie that has passed. */
	add(update: Uint8Array): void {
		for (const struct of Y.decodeUpdate(update).structs) {
			if (!(struct instanceof Y.Item)) continue;
			const { client, clock } = struct.id;
			const line = this.#staged.get(client) ?? [];
			this.#staged.set(client, line);
			line.push({ clock, depth: this.#depth(struct) });
		}
	}

	#depth({ origin, parent }: Y.Item): number {
		if (origin) return this.of(origin.client, origin.clock);
		return parent instanceof Y.ID ? this.of(parent.client, parent.clock) + 1 : 1;
	}
}

/** By halves: a hostile update refers as far back as it can, and often. */
function lastUpTo(line: readonly Staged[], clock: number): Staged | undefined {
	let low = 0;
	let high = line.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((line[middle]?.clock ?? 0) <= clock) low = middle + 1;
		else high = middle;
	}
	return line[low - 1];
}
