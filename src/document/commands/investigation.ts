import type { Day } from '#domain/day.ts';
import type { InvestigationId, KpiId, ObjectiveId, PersonId } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { calendarDay, prose } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, known, patchEntity, type Fields } from '../entity.ts';

/** What an investigation says; what is left out stays, `null` clears. */
export interface InvestigationFacts {
	readonly saw?: string;
	readonly cause?: string;
	readonly verdict?: 'noise' | 'signal' | null;
	readonly nextStep?: string;
	readonly nextStepDue?: Day | null;
	readonly ownerId?: PersonId | null;
	/** The recovery objective that it started. */
	readonly objectiveId?: ObjectiveId | null;
}

/** Open an investigation of a KPI today. */
export function openInvestigation(
	edit: Edit,
	kpiId: KpiId,
	facts: InvestigationFacts
): Result<InvestigationId, Why> {
	return createEntity(edit, 'investigations', {
		kpi: known(edit, 'kpis', kpiId),
		openedOn: done(edit.today),
		...factFields(edit, facts)
	});
}

/** Write down what an investigation found. */
export function describeInvestigation(
	edit: Edit,
	id: InvestigationId,
	facts: InvestigationFacts
): Result<undefined, Why> {
	return patchEntity(edit, 'investigations', id, factFields(edit, facts));
}

/** Close an investigation today, or open it again. */
export function setInvestigationState(
	edit: Edit,
	id: InvestigationId,
	state: 'open' | 'closed'
): Result<undefined, Why> {
	return patchEntity(edit, 'investigations', id, {
		closedOn: done(state === 'closed' ? edit.today : null)
	});
}

function factFields(edit: Edit, facts: InvestigationFacts): Fields {
	return {
		saw: prose(facts.saw),
		cause: prose(facts.cause),
		verdict: done(facts.verdict),
		nextStep: prose(facts.nextStep),
		nextStepDue: calendarDay(facts.nextStepDue),
		owner: known(edit, 'people', facts.ownerId),
		objective: known(edit, 'objectives', facts.objectiveId)
	};
}
