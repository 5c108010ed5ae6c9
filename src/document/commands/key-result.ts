import * as Y from 'yjs';
import type { Span } from '#domain/day.ts';
import type { KeyResultId, KpiId, ObjectiveId, PersonId } from '#domain/id.ts';
import type { Indicator } from '#domain/key-result.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Unit } from '#domain/unit.ts';
import type { Why } from '#domain/why.ts';
import { knownUnit, knownWeight, spanText, wording } from '../checks.ts';
import { transact, type Edit } from '../edit.ts';
import {
	createEntity,
	firstRefusal,
	known,
	lastPlace,
	liveEntity,
	patchEntity,
	storedEntity,
	writeFields
} from '../entity.ts';
import { addWishedMilestones, measureFields, type MeasureWish } from '../measure-wish.ts';

export type { MeasureWish } from '../measure-wish.ts';

/** Add a key result to an objective. Refuses a measure that nothing could be measured by. */
export function addKeyResult(
	edit: Edit,
	keyResult: {
		readonly objectiveId: ObjectiveId;
		readonly title: string;
		readonly measure: MeasureWish;
		readonly unit?: Unit;
		readonly weight?: number;
		readonly window?: Span | undefined;
		readonly ownerId?: PersonId | undefined;
		readonly indicator?: Indicator | undefined;
		readonly kpiId?: KpiId | undefined;
	}
): Result<KeyResultId, Why> {
	return createEntity(
		edit,
		'keyResults',
		{
			objective: known(edit, 'objectives', keyResult.objectiveId),
			title: wording(keyResult.title),
			...measureFields(keyResult.measure),
			unit: knownUnit(keyResult.unit),
			weight: knownWeight(keyResult.weight),
			window: windowText(edit, keyResult.objectiveId, keyResult.window),
			owner: known(edit, 'people', keyResult.ownerId),
			indicator: done(keyResult.indicator),
			kpi: known(edit, 'kpis', keyResult.kpiId),
			order: lastPlace(edit, 'keyResults')
		},
		(entity) => addWishedMilestones(edit, entity, keyResult.measure)
	);
}

/** Give a key result another title. */
export function renameKeyResult(
	edit: Edit,
	id: KeyResultId,
	title: string
): Result<undefined, Why> {
	return patchEntity(edit, 'keyResults', id, { title: wording(title) });
}

/**
 * Measure a key result in another way, or against other numbers. Facts of the former way are kept. Milestones
 * given here are added to those that are there.
 */
export function setMeasure(
	edit: Edit,
	id: KeyResultId,
	measure: MeasureWish
): Result<undefined, Why> {
	const entity = liveEntity(edit, 'keyResults', id);
	if (!entity.done) return entity;
	const fields = measureFields(measure);
	const why = firstRefusal(fields);
	if (why) return refused(why);
	transact(edit, () => {
		writeFields(edit, 'keyResults', entity.value, fields);
		addWishedMilestones(edit, entity.value, measure);
	});
	return done();
}

/** Count a key result in another unit; the numbers stay. */
export function setUnit(edit: Edit, id: KeyResultId, unit: Unit): Result<undefined, Why> {
	return patchEntity(edit, 'keyResults', id, { unit: knownUnit(unit) });
}

/** Set a key result's share in the roll-up, at least 0; nothing means 1. */
export function setWeight(
	edit: Edit,
	id: KeyResultId,
	weight: number | null
): Result<undefined, Why> {
	return patchEntity(edit, 'keyResults', id, { weight: knownWeight(weight) });
}

/** Give a key result its own window inside the cycle, or the cycle's again. */
export function setWindow(
	edit: Edit,
	id: KeyResultId,
	window: Span | null
): Result<undefined, Why> {
	const objectiveId = storedEntity(edit.doc, 'keyResults', id)?.get('objective');
	return patchEntity(edit, 'keyResults', id, { window: windowText(edit, objectiveId, window) });
}

/** Hand a key result to another person, or to nobody. */
export function setKeyResultOwner(
	edit: Edit,
	id: KeyResultId,
	ownerId: PersonId | null
): Result<undefined, Why> {
	return patchEntity(edit, 'keyResults', id, { owner: known(edit, 'people', ownerId) });
}

/** Say whether a key result moves before the result or with it. */
export function setIndicator(
	edit: Edit,
	id: KeyResultId,
	indicator: Indicator | null
): Result<undefined, Why> {
	return patchEntity(edit, 'keyResults', id, { indicator: done(indicator) });
}

/** Let a KPI's readings count as this key result's values, or its own check-ins again. */
export function feedByKpi(
	edit: Edit,
	id: KeyResultId,
	kpiId: KpiId | null
): Result<undefined, Why> {
	return patchEntity(edit, 'keyResults', id, { kpi: known(edit, 'kpis', kpiId) });
}

function windowText(
	edit: Edit,
	objectiveId: unknown,
	window: Span | null | undefined
): Result<string | null | undefined, Why> {
	const text = spanText(window);
	if (!text.done || !window || typeof objectiveId !== 'string') return text;
	const cycleId = storedEntity(edit.doc, 'objectives', objectiveId as ObjectiveId)?.get('cycle');
	const cycle = typeof cycleId === 'string' && edit.doc.getMap('cycles').get(cycleId);
	const [from, to] = cycle instanceof Y.Map ? String(cycle.get('span')).split('/') : [];
	const isOutside = from && to && (window.from < from || window.to > to);
	return isOutside ? refused('window-outside-cycle') : text;
}
