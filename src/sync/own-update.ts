import * as Y from 'yjs';
import type { Ledger } from './ledger.ts';

/** A part of what this device wrote that fits one envelope, and the clients of Yjs that wrote it. */
export interface OwnPart {
	readonly update: Uint8Array;
	readonly clients: readonly number[];
}

/** What of an update is not in the log yet, in parts that others take. Nothing when all of it was sealed before. */
export function newParts(update: Uint8Array, ledger: Ledger): OwnPart[] {
	const { from } = Y.parseUpdateMeta(update);
	const clocks = new Map(
		[...from.keys()].map((client) => [client, ledger.clockIn(ledger.vector, client)])
	);
	const fresh = Y.diffUpdate(update, Y.encodeStateVector(clocks));
	const { structs, ds } = Y.decodeUpdate(fresh);
	if (structs.length === 0 && ds.clients.size === 0) return [];
	return [{ update: fresh, clients: [...new Set(structs.map(({ id }) => id.client))] }];
}
