import type * as Y from 'yjs';
import type { Recording } from '#domain/conflict.ts';
import { placeOfChange } from '../change-place.ts';
import { recordingIn } from '../recording.ts';

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
	const entity = recordingIn(doc, collection, id);
	if (!entity) return undefined;
	const [changes, place] = placeOfChange(entity, key);
	return changes._map.get(place)?.id.client;
}
