import * as Y from 'yjs';
import type { Struct } from './structs.ts';
import { deepest } from './update-look.ts';

/** What is known before an update: per client the clock its next struct begins at, and how deep an item lies. */
export interface Known {
	readonly clocks: Pick<ReadonlyMap<number, number>, 'get'>;
	/** 1 for an item in a root, one more for each map around it. Without it what is known counts as 1. */
	readonly depthOf?: ((client: number, clock: number) => number) | undefined;
}

/**
 * Whether every struct can be applied after the ones before it. Yjs keeps what waits for something missing, takes
 * it up again with each later update, and half-applies what points to a later struct of its own client. So each
 * reference must lead to what is known or comes earlier, without a circle. Maps in maps have an end as well:
 * Yjs deletes them by recursion.
 */
export function orderRefusal(
	sections: ReadonlyMap<number, readonly Struct[]>,
	known: Known
): 'gap' | 'too-deep' | undefined {
	const progress = new Map(
		[...sections].map(([client, structs]) => [client, new Section(structs)])
	);
	const endOf = (client: number) =>
		Math.max(known.clocks.get(client) ?? 0, progress.get(client)?.end ?? 0);
	const depthOf = ({ client, clock }: Y.ID) =>
		clock < (known.clocks.get(client) ?? 0)
			? (known.depthOf?.(client, clock) ?? 1)
			: (progress.get(client)?.depthAt(clock) ?? 1);

	// As Yjs does it: what waits lies on a stack, and the client it waits for goes on until it need not wait.
	for (const client of sections.keys()) {
		const stack = [{ client, until: Infinity }];
		const waiting = new Set([client]);
		for (let top = stack.at(-1); top; top = stack.at(-1)) {
			const section = progress.get(top.client);
			const struct = endOf(top.client) < top.until ? section?.next : undefined;
			if (!struct) {
				if (endOf(top.client) < top.until && top.until !== Infinity) return 'gap';
				stack.pop();
				waiting.delete(top.client);
				continue;
			}
			const reference = referenceOf(struct);
			if (reference && isAhead(reference, struct, endOf)) {
				if (waiting.has(reference.client)) return 'gap';
				waiting.add(reference.client);
				stack.push({ client: reference.client, until: reference.clock + 1 });
				continue;
			}
			const depth = reference ? depthOf(reference) + (isOrigin(struct) ? 0 : 1) : 1;
			if (depth > deepest) return 'too-deep';
			section?.pass(depth);
		}
	}
	return undefined;
}

/** A reference inside its own client must lead back; one to another client to what is there by now. */
function isAhead(reference: Y.ID, struct: Struct, endOf: (client: number) => number): boolean {
	return reference.client === struct.id.client
		? reference.clock >= struct.id.clock
		: reference.clock >= endOf(reference.client);
}

/** What must be there before a struct: its origin, or the map it lies in when that is no root. */
function referenceOf(struct: Struct): Y.ID | undefined {
	if (!(struct instanceof Y.Item)) return undefined;
	if (struct.origin) return struct.origin;
	return struct.parent instanceof Y.ID ? struct.parent : undefined;
}

function isOrigin(struct: Struct): boolean {
	return struct instanceof Y.Item && struct.origin !== null;
}

/** The structs of one client, and how deep the ones that were passed lie. */
class Section {
	readonly #structs: readonly Struct[];
	readonly #depths: number[] = [];

	constructor(structs: readonly Struct[]) {
		this.#structs = structs;
	}

	get next(): Struct | undefined {
		return this.#structs[this.#depths.length];
	}

	/** Where the clock stands after what was passed. */
	get end(): number {
		const last = this.#structs[this.#depths.length - 1];
		return last ? last.id.clock + last.length : 0;
	}

	pass(depth: number): void {
		this.#depths.push(depth);
	}

	depthAt(clock: number): number | undefined {
		let low = 0;
		let high = this.#depths.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#structs[middle]?.id.clock ?? 0) <= clock) low = middle;
			else high = middle - 1;
		}
		return this.#depths[low];
	}
}
