import * as Y from 'yjs';
import type { PersonId } from '#domain/id.ts';
import { isChangeKey } from './change-place.ts';
import { chainedReading } from './reading-chain.ts';
import { collections, rootOf, type Collection } from './schema.ts';

/** An entity that a transaction changed, and what the change says of itself. */
export interface Touched {
	readonly collection: Collection;
	readonly id: string;
	/** What it is a part of, and is seen at: of an initiative its key result, of a comment what it is about. */
	readonly of: string | undefined;
	/** It was not there before. */
	readonly isNew: boolean;
	/** Who changed it, by the word of the fact, the history or the entity that was written. */
	readonly by: PersonId | undefined;
}

/** Told of the entities of one collection that a transaction changed, and which clients of Yjs wrote in it. */
type TouchedListener = (touched: readonly Touched[], writers: readonly number[]) => void;

/** Listen to which entities are changed by transactions of a wanted origin, until the answer is called. */
export function followTouched(
	doc: Y.Doc,
	isWanted: (origin: unknown) => boolean,
	onTouched: TouchedListener
): () => void {
	const stops = collections.map((name) => {
		const root = rootOf(doc, name);
		const observer = (
			events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
			transaction: Y.Transaction
		) => {
			if (!isWanted(transaction.origin)) return;
			onTouched(touchedIn(name, root, events), writersIn(transaction));
		};
		root.observeDeep(observer);
		return () => root.unobserveDeep(observer);
	});
	return () => stops.forEach((stop) => stop());
}

function writersIn({ beforeState, afterState }: Y.Transaction): readonly number[] {
	return [...afterState].flatMap(([client, clock]) =>
		clock > (beforeState.get(client) ?? 0) ? [client] : []
	);
}

function touchedIn(
	collection: Collection,
	root: Y.Map<unknown>,
	events: readonly Y.YEvent<Y.AbstractType<unknown>>[]
): readonly Touched[] {
	const touched = new Map<string, Touched>();
	const touch = (id: string, isNew: boolean, by: unknown) => {
		const before = touched.get(id);
		touched.set(id, {
			...{ collection, id, of: wholeOf(collection, root.get(id)) },
			isNew: isNew || before?.isNew === true,
			by: typeof by === 'string' && by !== '' ? (by as PersonId) : before?.by
		});
	};
	for (const event of events) {
		if (!(event instanceof Y.YMapEvent)) continue;
		const [id, nested] = event.path;
		for (const key of event.keysChanged) {
			const value: unknown = event.target.get(key);
			if (typeof id !== 'string') touch(key, value !== undefined, fieldOf(value, 'createdBy'));
			else if (nested === undefined) touch(id, false, authorOfField(event.target, key));
			else touch(id, false, authorOfFact(String(nested), key, value));
		}
	}
	return [...touched.values()];
}

/** Of fields only these say who wrote them; the history says it of the rest. */
function authorOfField(entity: Y.Map<unknown>, field: string): unknown {
	if (isChangeKey(field)) return authorOfFact('changes', field, entity.get(field));
	if (field === 'archivedOn') return entity.get('archivedBy');
	return field === 'text' ? entity.get('by') : undefined;
}

function authorOfFact(nested: string, key: string, value: unknown): unknown {
	if (nested === 'readings') return chainedReading(key, value)?.writer ?? key.split('~')[2];
	if (nested === 'changes') return Array.isArray(value) ? (value[1] as unknown) : undefined;
	return fieldOf(value, 'by');
}

function wholeOf(collection: Collection, entity: unknown): string | undefined {
	const field = (name: string) => {
		const value = fieldOf(entity, name);
		return typeof value === 'string' ? value : undefined;
	};
	switch (collection) {
		case 'initiatives':
			return field('keyResult');
		case 'investigations':
			return field('kpi');
		case 'comments':
			return field('about')?.replace(/^\w+:/, '');
		case 'keyResults':
			// Where it was there is nothing to see any more.
			return field('archivedOn') && field('objective');
		default:
			return undefined;
	}
}

function fieldOf(value: unknown, field: string): unknown {
	if (value instanceof Y.Map) return value.get(field);
	return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}
