import * as Y from 'yjs';
import type { Recording } from '#domain/conflict.ts';
import { metaOf, rootOf } from './schema.ts';

/** What keeps its changes as it is stored: an entity by its id, or the settings of the board. */
export function recordingIn(
	doc: Y.Doc,
	collection: Recording,
	id: string
): Y.Map<unknown> | undefined {
	const found = collection === 'meta' ? metaOf(doc) : rootOf(doc, collection).get(id);
	return found instanceof Y.Map ? found : undefined;
}
