import * as Y from 'yjs';

/**
 * How deep the known items of a document lie, for the gate: 1 in a root, one more for each map around. What was
 * collected lies nowhere, and nothing can be put into it: 0.
 */
export function depthIn(doc: Y.Doc): (client: number, clock: number) => number {
	return (client, clock) => {
		let struct: Y.Item | Y.GC | null = Y.getItem(doc.store, Y.createID(client, clock));
		let depth = 0;
		for (; struct instanceof Y.Item; depth += 1)
			struct = struct.parent instanceof Y.AbstractType ? struct.parent._item : null;
		return depth;
	};
}
