import * as Y from 'yjs';
import type { Entities } from '#domain/board.ts';
import type { CycleId, Id, KpiId, ObjectiveId, PersonId, TeamId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { mayArchiveCycle, mayArchivePerson, mayArchiveTeam, type Uses } from '#domain/trash.ts';
import type { Why } from '#domain/why.ts';
import type { Edit } from '../edit.ts';
import { patchEntity, storedEntity, writeFields } from '../entity.ts';
import { isReadOnly, rootOf, type Collection, type IdIn } from '../schema.ts';

/**
 * Move an entity to the trash. Nothing is deleted, and what belongs to it is hidden with it. Refuses the last
 * person, and a cycle or a team that something still leans on.
 */
export function archive<Name extends Collection>(
	edit: Edit,
	collection: Name,
	id: IdIn<Name>
): Result<undefined, Why> {
	const allowed = mayArchive(edit.doc, collection, id);
	return allowed.done
		? patchEntity(edit, collection, id, {
				archivedOn: done(edit.today),
				archivedBy: done(edit.by ?? null)
			})
		: allowed;
}

/** Bring an entity back from the trash. One that is not there any more stays as it is. */
export function restore(
	edit: Edit,
	collection: Collection,
	id: Id<string>
): Result<undefined, Why> {
	if (isReadOnly(edit.doc)) return refused('read-only');
	const entity = storedEntity(edit.doc, collection, id);
	if (!entity) return refused('gone');
	writeFields(edit, collection, entity, { archivedOn: done(null), archivedBy: done(null) });
	return done();
}

function mayArchive(doc: Y.Doc, collection: Collection, id: string): Result<undefined, Why> {
	if (collection === 'people') return mayArchivePerson(usesIn(doc), id as PersonId);
	if (collection === 'cycles') return mayArchiveCycle(usesIn(doc), id as CycleId);
	if (collection === 'teams') return mayArchiveTeam(usesIn(doc), id as TeamId);
	return done();
}

// Who leans on what, as it is stored now.
function usesIn(doc: Y.Doc): Uses {
	return {
		people: slice<PersonId>(doc, 'people'),
		objectives: slice<ObjectiveId>(doc, 'objectives'),
		kpis: slice<KpiId>(doc, 'kpis')
	};
}

type Leaning = { archivedOn?: never; cycleId?: CycleId; teamId?: TeamId };

function slice<Id extends string>(doc: Y.Doc, collection: Collection): Entities<Id, Leaning> {
	const entities = new Map<Id, Leaning>();
	for (const [id, entity] of rootOf(doc, collection).entries()) {
		if (!(entity instanceof Y.Map) || entity.has('archivedOn')) continue;
		entities.set(id as Id, {
			cycleId: entity.get('cycle') as CycleId,
			teamId: entity.get('team') as TeamId
		});
	}
	return entities;
}
