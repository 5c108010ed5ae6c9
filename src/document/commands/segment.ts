import type { KpiId, SegmentId } from '#domain/id.ts';
import { limitNames } from '#domain/kpi-limits.ts';
import type { KpiLimits, SegmentTotal } from '#domain/kpi.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { knownWeight, wording } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { patchEntity } from '../entity.ts';
import { ownLimits } from '../kpi-limits.ts';
import type { Place } from '../order.ts';
import { addPart, archivePart, movePart, type PartAt, patchPart, restorePart } from '../parts.ts';

/** Split a KPI: add a segment, such as a channel, that has readings of its own. */
export function addSegment(edit: Edit, kpiId: KpiId, name: string): Result<SegmentId, Why> {
	const added = addPart(edit, { kind: 'segments', whole: kpiId }, { name: wording(name) });
	return added.done ? done(added.value as SegmentId) : added;
}

/** Give a segment another name. */
export function renameSegment(
	edit: Edit,
	kpiId: KpiId,
	id: SegmentId,
	name: string
): Result<undefined, Why> {
	return patchPart(edit, segmentAt(kpiId, id), { name: wording(name) });
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
	return patchPart(edit, segmentAt(kpiId, id), { weight: knownWeight(weight) });
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
	const own = ownLimits(limits);
	if (!own.done) return own;
	const fields = limitNames.map((name) => [name, done(own.value[name] ?? null)] as const);
	return patchPart(edit, segmentAt(kpiId, id), Object.fromEntries(fields));
}

/** Put a segment beside another one. */
export function reorderSegment(
	edit: Edit,
	kpiId: KpiId,
	id: SegmentId,
	place: Place<SegmentId>
): Result<undefined, Why> {
	return movePart(edit, segmentAt(kpiId, id), place);
}

/** Move a segment of a KPI to the trash. Its readings are kept. */
export function archiveSegment(edit: Edit, kpiId: KpiId, id: SegmentId): Result<undefined, Why> {
	return archivePart(edit, segmentAt(kpiId, id));
}

/** Bring a segment back from the trash, to where it was. */
export function restoreSegment(edit: Edit, kpiId: KpiId, id: SegmentId): Result<undefined, Why> {
	return restorePart(edit, segmentAt(kpiId, id));
}

function segmentAt(whole: KpiId, id: SegmentId): PartAt {
	return { kind: 'segments', whole, id };
}
