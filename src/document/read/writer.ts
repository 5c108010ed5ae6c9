import * as Y from 'yjs';
import type { Recording } from '#domain/conflict.ts';
import type { Change } from '#domain/entity.ts';
import { factFieldFrom } from '#domain/fact-field.ts';
import { placeOfChange } from '../change-place.ts';
import { recordingIn } from '../recording.ts';

/**
 * As which client of Yjs a recorded change was written, or a fact that was put right: what its device signed, whoever
 * it names itself. Undefined for one that is not there.
 */
export function writerOfChange(
	doc: Y.Doc,
	collection: Recording,
	id: string,
	{ key, field }: Pick<Change, 'key' | 'field'>
): number | undefined {
	const entity = recordingIn(doc, collection, id);
	if (!entity) return undefined;
	const facts = entity.get(factFieldFrom(field)?.facts ?? '');
	const [changes, place] = facts instanceof Y.Map ? [facts, key] : placeOfChange(entity, key);
	return changes._map.get(place)?.id.client;
}
