import type { CheckIn, SaidStatus } from '#domain/check-in.ts';
import type {
	CheckInId,
	EvidenceId,
	KeyResultId,
	KpiId,
	MilestoneId,
	ObjectiveId,
	PersonId
} from '#domain/id.ts';
import type { Evidence, KeyResult } from '#domain/key-result.ts';
import { readRecorded } from './changes.ts';
import { byDayAndInstant, factsIn, type StoredFact } from './facts-in-force.ts';
import { readMeasure } from './measure.ts';
import { readFormerParts } from './parts.ts';
import { present, type Stored } from './stored.ts';
import { readUnit } from './unit.ts';

/** A key result with all its facts. */
export function readKeyResult(stored: Stored): KeyResult {
	const weight = stored.number('weight') ?? 1;
	if (weight < 0) stored.note('weight');
	const measure = readMeasure(stored);
	return present({
		...stored.entity<KeyResultId>(),
		order: stored.order(),
		objectiveId: stored.ref<ObjectiveId>('objective') ?? ('' as ObjectiveId),
		title: stored.text('title'),
		measure,
		unit: readUnit(stored),
		weight: Math.max(0, weight),
		window: stored.span('window'),
		ownerId: stored.ref<PersonId>('owner'),
		indicator: stored.optionalChoice('indicator', ['leading', 'lagging']),
		kpiId: stored.ref<KpiId>('kpi'),
		...readCheckIns(stored),
		evidence: readEvidence(stored),
		formerMilestones:
			measure.kind === 'milestones'
				? readFormerParts<MilestoneId>(stored, 'milestones', 'title')
				: undefined,
		...readRecorded(stored, measure.kind === 'milestones' ? measure.milestones : [])
	});
}

const statuses: readonly SaidStatus[] = ['on-track', 'at-risk', 'off-track'];

function readCheckIns(stored: Stored): Pick<KeyResult, 'checkIns' | 'formerCheckIns'> {
	const { inForce, former } = factsIn(stored, 'checkIns');
	const checkIns = checkInsFrom(stored, inForce);
	return former.length === 0
		? { checkIns }
		: { checkIns, formerCheckIns: checkInsFrom(stored, former) };
}

function checkInsFrom(stored: Stored, facts: readonly StoredFact[]): readonly CheckIn[] {
	return facts
		.map((fact) => checkInFrom(stored, fact))
		.filter((checkIn) => checkIn !== undefined)
		.sort(byDayAndInstant);
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
	for (const fact of factsIn(stored, 'evidence').inForce) {
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
