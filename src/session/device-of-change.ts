import { writerOfChange } from '#document/read/writer.ts';
import type { Recording } from '#domain/conflict.ts';
import type { Change } from '#domain/entity.ts';
import type { Sharing } from './sharing.svelte.ts';
import type { SharedDevice } from './sharing-state.ts';

/**
 * On which device a change was made, by that device's signature. Undefined on a board that is not shared, and of a
 * device of which nothing is known here.
 */
export function deviceOfChange(
	sharing: Pick<Sharing, 'stored' | 'writerAs'>,
	collection: Recording,
	id: string,
	{ key }: Pick<Change, 'key'>
): SharedDevice | undefined {
	const client = writerOfChange(sharing.stored.doc, collection, id, key);
	return client === undefined ? undefined : sharing.writerAs(client);
}
