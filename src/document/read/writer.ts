import * as Y from 'yjs';
import type { Recording } from '#domain/conflict.ts';
import { rootOf } from '../schema.ts';

/**
 * As which client of Yjs a recorded change was written: what its device signed, whoever the change itself names.
 * Undefined for a change that is not there.
 */
export function writerOfChange(
	doc: Y.Doc,
	collection: Recording,
	id: string,
	key: string
): number | undefined {
	const entity = rootOf(doc, collection).get(id);
	const changes = entity instanceof Y.Map ? entity.get('changes') : undefined;
	return changes instanceof Y.Map ? changes._map.get(key)?.id.client : undefined;
}
