import * as Y from 'yjs';
import type { Board, Entities } from '#domain/board.ts';
import type { BoardId } from '#domain/id.ts';
import type { Problem } from '#domain/problem.ts';
import { readers } from './read/entities.ts';
import { readSettings } from './read/settings.ts';
import { Stored } from './read/stored.ts';
import { collections, rootOf, type Collection, type EntityIn, type IdIn } from './schema.ts';

/** An entity with what could not be read of it. */
export interface ReadEntity<Name extends Collection> {
	readonly entity: EntityIn<Name> | undefined;
	readonly problems: readonly Problem[];
}

const noProblems: readonly Problem[] = [];

/** Everything in a document as plain values. Never throws: what cannot be read is among the problems. */
export function readBoard(doc: Y.Doc, id: BoardId): Board {
	const problems: Problem[] = [];
	const settings = readSettings(doc, problems);
	const entities: { [Name in Collection]?: Board[Name] } = {};
	for (const name of collections) {
		Object.assign(entities, { [name]: readCollection(doc, name, problems) });
	}
	return { id, settings, ...(entities as Pick<Board, Collection>), problems };
}

/** What a board is called and who is on it, without reading all the rest of it. */
export function readFace(doc: Y.Doc): Pick<Board, 'settings' | 'people'> {
	return { settings: readSettings(doc, []), people: readCollection(doc, 'people', []) };
}

function readCollection<Name extends Collection>(
	doc: Y.Doc,
	name: Name,
	problems: Problem[]
): Entities<IdIn<Name>, EntityIn<Name>> {
	const read = new Map<IdIn<Name>, EntityIn<Name>>();
	for (const key of rootOf(doc, name).keys()) {
		const { entity, problems: found } = readEntity(doc, name, key);
		if (entity) read.set(key as IdIn<Name>, entity);
		for (const problem of found) problems.push(problem);
	}
	return read;
}

/** One entity, or none where there is none under this id. */
export function readEntity<Name extends Collection>(
	doc: Y.Doc,
	name: Name,
	id: string
): ReadEntity<Name> {
	const fields = rootOf(doc, name).get(id);
	if (fields === undefined) return { entity: undefined, problems: noProblems };
	if (!(fields instanceof Y.Map))
		return { entity: undefined, problems: [{ collection: name, id, field: '' }] };
	const problems: Problem[] = [];
	const entity = readers[name](new Stored(name, id, fields, problems));
	return { entity, problems: problems.length > 0 ? problems : noProblems };
}
