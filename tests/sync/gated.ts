import * as Y from 'yjs';
import { collections } from '#document/schema.ts';
import type { GateContext } from '#sync/gate.ts';
import { depthIn } from '#sync/known-depth.ts';
import type { DeviceId } from '#sync/signer.ts';

/** The roots of a board. */
export const roots: ReadonlySet<string> = new Set(['meta', ...collections]);

const ana = 'ana' as DeviceId;
export const bo = 'bo' as DeviceId;

/** What a device that holds this document knows when an envelope of Ana's with these clients comes. */
export function contextOf(
	doc: Y.Doc,
	clients: readonly number[],
	more: Partial<GateContext> = {}
): GateContext {
	return {
		clocks: Y.decodeStateVector(Y.encodeStateVector(doc)),
		depthOf: depthIn(doc),
		clients,
		device: ana,
		owner: () => undefined,
		...more
	};
}

/** The clients an update writes as. */
export function clientsOf(update: Uint8Array): number[] {
	return [...new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))];
}

/** Everything that can be seen of a document: what it holds, what it knows, and what waits. */
export function stateOf(doc: Y.Doc) {
	return {
		content: doc.toJSON(),
		encoded: [...Y.encodeStateAsUpdate(doc)].join(),
		vector: [...Y.encodeStateVector(doc)].join(),
		waiting: [doc.store.pendingStructs, doc.store.pendingDs]
	};
}
