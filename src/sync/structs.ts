import type * as Y from 'yjs';

/** A struct of an update that was decoded: an item, or what is left of one that was collected. */
export type Struct = Y.Item | Y.GC;

/** What an update deletes. */
export type Deletes = ReturnType<typeof Y.decodeUpdate>['ds'];

/** The structs of an update by the client that wrote them, each in the order of the update. */
export function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
	const sections = new Map<number, Struct[]>();
	for (const struct of structs) {
		const section = sections.get(struct.id.client);
		if (section) section.push(struct);
		else sections.set(struct.id.client, [struct]);
	}
	return sections;
}
