import * as Y from 'yjs';
import { countTraits, type BoardCount } from '#domain/board-count.ts';
import type { KpiId } from '#domain/id.ts';
import { compareTexts } from '#domain/lookups.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { prose, wording } from '../checks.ts';
import { transact, type Edit } from '../edit.ts';
import { createEntity, lastPlace } from '../entity.ts';
import { limitFields } from '../kpi-limits.ts';
import { isReadOnly, rootOf } from '../schema.ts';
import { archive, restore } from './archive.ts';

/**
 * Let the board count something of its own life, weekly, as a KPI like others. Where it is counted already nothing
 * changes, and what was switched off last comes back with its limits and everything that was said of it.
 */
export function startCounting(
	edit: Edit,
	count: BoardCount,
	texts: { readonly name: string; readonly question: string; readonly definition: string }
): Result<KpiId, Why> {
	if (isReadOnly(edit.doc)) return refused('read-only');
	const known = lastCounting(edit.doc, count);
	const [first] = known;
	if (first) {
		transact(edit, () => {
			for (const { id } of known) restore(edit, 'kpis', id);
		});
		return done(first.id);
	}
	const { unit, direction } = countTraits[count];
	return createEntity(edit, 'kpis', {
		name: wording(texts.name),
		question: prose(texts.question),
		definition: prose(texts.definition),
		counts: done(count),
		cadence: done('weekly'),
		unit: done(unit),
		...limitFields({ direction }),
		order: lastPlace(edit, 'kpis')
	});
}

/**
 * Stop counting: the KPI goes to the trash with its limits and comments, and comes back with them. Devices that
 * switched the same count on apart made one each: all of them go. Refuses what is not counted.
 */
export function stopCounting(edit: Edit, count: BoardCount): Result<undefined, Why> {
	if (isReadOnly(edit.doc)) return refused('read-only');
	const counting = lastCounting(edit.doc, count).filter(({ archivedOn }) => archivedOn === '');
	if (counting.length === 0) return refused('gone');
	transact(edit, () => {
		for (const { id } of counting) archive(edit, 'kpis', id);
	});
	return done();
}

/** The KPIs of a count that are in use; where none is, those that were put away on the latest day. */
function lastCounting(doc: Y.Doc, count: BoardCount): readonly Counting[] {
	const all: Counting[] = [];
	for (const [id, entity] of rootOf(doc, 'kpis').entries()) {
		if (!(entity instanceof Y.Map) || entity.get('counts') !== count) continue;
		const archivedOn = entity.has('archivedOn') ? String(entity.get('archivedOn')) : '';
		all.push({ id: id as KpiId, archivedOn });
	}
	const days = all.map(({ archivedOn }) => archivedOn).sort(compareTexts);
	const last = days[0] === '' ? '' : days.at(-1);
	return all
		.filter(({ archivedOn }) => archivedOn === last)
		.sort((one, other) => compareTexts(one.id, other.id));
}

interface Counting {
	readonly id: KpiId;
	/** Empty while it is in use. */
	readonly archivedOn: string;
}
