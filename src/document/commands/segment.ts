import type { KpiId, SegmentId } from '#domain/id.ts';
import { limitNames } from '#domain/kpi-limits.ts';
import type { KpiLimits, SegmentTotal } from '#domain/kpi.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { between, wording } from '../checks.ts';
import { freshId, transact, type Edit } from '../edit.ts';
import { patchEntity } from '../entity.ts';
import { ownLimits } from '../kpi-limits.ts';
import { nextOrder, type Place } from '../order.ts';
import { archivePart, partsOf, partsWith, patchPart, placeOfPart, restorePart } from '../parts.ts';

/** Split a KPI: add a segment, such as a channel, that has readings of its own. */
export function addSegment(edit: Edit, kpiId: KpiId, name: string): Result<SegmentId, Why> {
	const parts = partsOf(edit, 'segments', kpiId);
	if (!parts.done) return parts;
	const words = wording(name);
	if (!words.done) return words;
	const id = freshId(edit) as SegmentId;
	transact(edit, () => {
		parts.value.stored.set(`${id}.order`, nextOrder(partsWith(parts.value.stored, 'order')));
		parts.value.stored.set(`${id}.name`, words.value);
	});
	return done(id);
}

/** Give a segment another name. */
export function renameSegment(
	edit: Edit,
	kpiId: KpiId,
	id: SegmentId,
	name: string
): Result<undefined, Why> {
	const parts = partsOf(edit, 'segments', kpiId);
	if (!parts.done) return parts;
	return patchPart(edit, parts.value, id, { name: wording(name) });
}

/** Say how the whole is counted from its segments, or that it is entered again. What was entered is kept. */
export function setSegmentTotal(
	edit: Edit,
	kpiId: KpiId,
	total: SegmentTotal | null
): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', kpiId, { total: done(total) });
}

/** Say how much a segment counts in a weighted mean: 0 leaves it out. */
export function weighSegment(
	edit: Edit,
	kpiId: KpiId,
	id: SegmentId,
	weight: number
): Result<undefined, Why> {
	const parts = partsOf(edit, 'segments', kpiId);
	if (!parts.done) return parts;
	const weighed = between(weight, 0, Number.MAX_VALUE, 'weight-negative');
	return patchPart(edit, parts.value, id, { weight: weighed });
}

/**
 * Give a segment limits of its own, in the KPI's direction: of an amount, those of the whole say nothing of its parts.
 * Without any, it goes by the whole's again where these can hold for it. Refuses limits that cross.
 */
export function setSegmentLimits(
	edit: Edit,
	kpiId: KpiId,
	id: SegmentId,
	limits: KpiLimits
): Result<undefined, Why> {
	const parts = partsOf(edit, 'segments', kpiId);
	if (!parts.done) return parts;
	const own = ownLimits(limits);
	if (!own.done) return own;
	const fields = limitNames.map((name) => [name, done(own.value[name] ?? null)] as const);
	return patchPart(edit, parts.value, id, Object.fromEntries(fields));
}

/** Put a segment beside another one. */
export function reorderSegment(
	edit: Edit,
	kpiId: KpiId,
	id: SegmentId,
	place: Place<SegmentId>
): Result<undefined, Why> {
	const parts = partsOf(edit, 'segments', kpiId);
	if (!parts.done) return parts;
	const order = placeOfPart(parts.value, id, place);
	return patchPart(edit, parts.value, id, { order });
}

/** Move a segment of a KPI to the trash. Its readings are kept. */
export function archiveSegment(edit: Edit, kpiId: KpiId, id: SegmentId): Result<undefined, Why> {
	const parts = partsOf(edit, 'segments', kpiId);
	if (!parts.done) return parts;
	return archivePart(edit, parts.value, id);
}

/** Bring a segment back from the trash, to where it was. */
export function restoreSegment(edit: Edit, kpiId: KpiId, id: SegmentId): Result<undefined, Why> {
	const parts = partsOf(edit, 'segments', kpiId);
	return parts.done ? restorePart(edit, parts.value, id) : parts;
}
