import type { InvestigationId, ObjectiveId } from '#domain/id.ts';
import type { RecoveryPlan } from '#domain/recovery-plan.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { transact, type Edit } from '../edit.ts';
import { liveEntity } from '../entity.ts';
import { describeInvestigation } from './investigation.ts';
import { addKeyResult } from './key-result.ts';
import { addGuardrail, addObjective } from './objective.ts';

/** A recovery's plan with its words. */
export interface RecoveryWish extends RecoveryPlan {
	readonly title: string;
	readonly why: string;
	readonly keyResultTitle: string;
}

/**
 * Make the objective that brings a KPI back, with the key result that the KPI feeds and the guardrails, and name it in
 * the investigation that it comes from. Run it as one intent: a refusal half-way has to be taken back.
 */
export function startRecovery(
	edit: Edit,
	id: InvestigationId,
	wish: RecoveryWish
): Result<ObjectiveId, Why> {
	const investigation = liveEntity(edit, 'investigations', id);
	if (!investigation.done) return investigation;
	return transact(edit, () => {
		const { title, why, kpiId, cycleId, ownerId, teamId, measure, unit, window } = wish;
		const place = { ...(teamId ? { teamId } : {}), ...(cycleId ? { cycleId } : {}) };
		const owner = ownerId ? { ownerId } : {};
		const objective = addObjective(edit, { title, why, ...place, ...owner });
		if (!objective.done) return objective;
		const objectiveId = objective.value;
		const keyResult = addKeyResult(edit, {
			...{ objectiveId, title: wish.keyResultTitle, kpiId, measure, unit, window, ...owner }
		});
		if (!keyResult.done) return keyResult;
		for (const guardrail of wish.guardrailIds) {
			const added = addGuardrail(edit, objectiveId, guardrail);
			if (!added.done) return added;
		}
		const named = describeInvestigation(edit, id, { objectiveId });
		return named.done ? done(objectiveId) : named;
	});
}
