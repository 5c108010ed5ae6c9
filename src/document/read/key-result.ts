import type { CheckIn, SaidStatus } from '#domain/check-in.ts';
import type {
	CheckInId,
	EvidenceId,
	KeyResultId,
	KpiId,
	ObjectiveId,
	PersonId
} from '#domain/id.ts';
import type { Evidence, KeyResult } from '#domain/key-result.ts';
import { readChanges } from './changes.ts';
import { byDayAndInstant, factsInForce, type StoredFact } from './facts-in-force.ts';
import { readMeasure } from './measure.ts';
import { present, type Stored } from './stored.ts';
import { readUnit } from './unit.ts';

/** A key result with all its facts. */
export function readKeyResult(stored: Stored): KeyResult {
	const weight = stored.number('weight') ?? 1;
	if (weight < 0) stored.note('weight');
	return present({
		...stored.entity<KeyResultId>(),
		order: stored.order(),
		objectiveId: stored.ref<ObjectiveId>('objective') ?? ('' as ObjectiveId),
		title: stored.text('title'),
		measure: readMeasure(stored),
		unit: readUnit(stored),
		weight: Math.max(0, weight),
		window: stored.span('window'),
		ownerId: stored.ref<PersonId>('owner'),
		indicator: stored.optionalChoice('indicator', ['leading', 'lagging']),
		kpiId: stored.ref<KpiId>('kpi'),
		checkIns: readCheckIns(stored),
		evidence: readEvidence(stored),
		changes: readChanges(stored)
	});
}

const statuses: readonly SaidStatus[] = ['on-track', 'at-risk', 'off-track'];

function readCheckIns(stored: Stored): readonly CheckIn[] {
	const checkIns: CheckIn[] = [];
	for (const fact of factsInForce(stored, 'checkIns')) {
		const checkIn = checkInFrom(stored, fact);
		if (checkIn) checkIns.push(checkIn);
	}
	return checkIns.sort(byDayAndInstant);
}

function checkInFrom(stored: Stored, fact: StoredFact): CheckIn | undefined {
	const { fields } = fact;
	const path = `checkIns.${fact.id}`;
	const day = stored.dayOf(fields['day'] ?? null, path);
	if (!day) return undefined;
	const confidence = stored.numberOf(fields['confidence'], path);
	const isOutside = confidence !== undefined && (confidence < 0 || confidence > 10);
	if (isOutside) stored.note(path);
	return present({
		id: fact.id as CheckInId,
		day,
		at: fact.at,
		by: fact.by,
		value: stored.numberOf(fields['value'], path),
		control: stored.numberOf(fields['control'], path),
		confidence: isOutside ? undefined : confidence,
		said: stored.choiceOf(fields['said'], path, statuses),
		moved: stored.textOf(fields['moved'], path),
		blocker: stored.textOf(fields['blocker'], path),
		stopping: stored.textOf(fields['stopping'], path),
		replaces: fact.replaces as CheckInId | undefined
	});
}

function readEvidence(stored: Stored): readonly Evidence[] {
	const evidence: Evidence[] = [];
	for (const fact of factsInForce(stored, 'evidence')) {
		const path = `evidence.${fact.id}`;
		const day = stored.dayOf(fact.fields['day'] ?? null, path);
		if (!day) continue;
		evidence.push(
			present({
				id: fact.id as EvidenceId,
				day,
				at: fact.at,
				by: fact.by,
				quote: stored.textOf(fact.fields['quote'], path) ?? '',
				link: stored.textOf(fact.fields['link'], path)
			})
		);
	}
	return evidence.sort(byDayAndInstant);
}
