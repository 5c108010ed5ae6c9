import type { KeyResultId, KpiId, MilestoneId, ObjectiveId, PersonId } from '#domain/id.ts';
import type { KeyResult } from '#domain/key-result.ts';
import { readRecorded } from './changes.ts';
import { checkInsAre, evidenceIs, readFacts } from './key-result-facts.ts';
import { readMeasure } from './measure.ts';
import { readFormerParts } from './parts.ts';
import { present, type Stored } from './stored.ts';
import { readUnit } from './unit.ts';

/** A key result with all its facts. */
export function readKeyResult(stored: Stored): KeyResult {
	const weight = stored.number('weight') ?? 1;
	if (weight < 0) stored.note('weight');
	const measure = readMeasure(stored);
	const checkIns = readFacts(stored, checkInsAre);
	const evidence = readFacts(stored, evidenceIs);
	const { changes, conflicts = [] } = readRecorded(
		stored,
		measure.kind === 'milestones' ? measure.milestones : []
	);
	const all = [...conflicts, ...checkIns.conflicts, ...evidence.conflicts];
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
		checkIns: checkIns.inForce,
		formerCheckIns: checkIns.former.length > 0 ? checkIns.former : undefined,
		evidence: evidence.inForce,
		formerMilestones:
			measure.kind === 'milestones'
				? readFormerParts<MilestoneId>(stored, 'milestones', 'title')
				: undefined,
		changes,
		conflicts: all.length > 0 ? all : undefined
	});
}
