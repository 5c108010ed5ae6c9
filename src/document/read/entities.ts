import type { Comment } from '#domain/comment.ts';
import type { Cycle } from '#domain/cycle.ts';
import type { Day, Instant } from '#domain/day.ts';
import type { BoardEvent } from '#domain/event.ts';
import type { CommentId, CycleId, EventId, InitiativeId, InvestigationId } from '#domain/id.ts';
import type { KeyResultId, KpiId, ObjectiveId, PersonId, ReviewId, TeamId } from '#domain/id.ts';
import type { Initiative } from '#domain/initiative.ts';
import type { Investigation } from '#domain/investigation.ts';
import type { Objective } from '#domain/objective.ts';
import type { Person, Team } from '#domain/person.ts';
import type { AdjustedScore, Review } from '#domain/review.ts';
import { parentFromText } from '../parent.ts';
import type { Collection, EntityIn } from '../schema.ts';
import { subjectFromText } from '../subject.ts';
import { readConflicts, readRecorded } from './changes.ts';
import { readKeyResult } from './key-result.ts';
import { readKpi } from './kpi.ts';
import { fieldsOf, present, type Stored } from './stored.ts';

/** How the entities of each collection are read. None of them throws, whatever is stored. */
export const readers: { readonly [Name in Collection]: (stored: Stored) => EntityIn<Name> } = {
	cycles: readCycle,
	teams: readTeam,
	people: readPerson,
	objectives: readObjective,
	keyResults: readKeyResult,
	kpis: readKpi,
	initiatives: readInitiative,
	events: readEvent,
	investigations: readInvestigation,
	reviews: readReview,
	comments: readComment
};

// Where a day has to be and none can be read, the entity shows a day that nobody takes for a real one.
const noDay = '1970-01-01' as Day;

function readCycle(stored: Stored): Cycle {
	const span = stored.span('span');
	if (!span && stored.raw('span') === undefined) stored.note('span');
	return {
		...stored.entity<CycleId>(),
		name: stored.text('name'),
		from: span?.from ?? noDay,
		to: span?.to ?? noDay,
		state: stored.choice('state', ['active', 'draft', 'review', 'closed']),
		...readConflicts(stored)
	};
}

function readTeam(stored: Stored): Team {
	return {
		...stored.entity<TeamId>(),
		order: stored.order(),
		name: stored.text('name'),
		purpose: stored.text('purpose'),
		...readConflicts(stored)
	};
}

function readPerson(stored: Stored): Person {
	return {
		...stored.entity<PersonId>(),
		order: stored.order(),
		name: stored.text('name'),
		role: stored.text('role'),
		teamIds: stored.marks<TeamId>('team'),
		responsibilities: stored.text('responsibilities'),
		growth: stored.text('growth'),
		...readConflicts(stored)
	};
}

function readObjective(stored: Stored): Objective {
	const storedParent = stored.raw('parent');
	const parent = parentFromText(storedParent);
	if (storedParent !== undefined && !parent) stored.note('parent');
	return present({
		...stored.entity<ObjectiveId>(),
		order: stored.order(),
		title: stored.text('title'),
		why: stored.text('why'),
		winning: stored.text('winning'),
		dropped: stored.text('dropped'),
		level: stored.choice('level', ['team', 'company', 'person']),
		kind: stored.choice('kind', ['committed', 'aspirational', 'learning']),
		cycleId: stored.ref<CycleId>('cycle'),
		teamId: stored.ref<TeamId>('team'),
		ownerId: stored.ref<PersonId>('owner'),
		parent,
		guardrailIds: stored.marks<KpiId>('guardrail'),
		...readRecorded(stored)
	});
}

function readInitiative(stored: Stored): Initiative {
	return present({
		...stored.entity<InitiativeId>(),
		order: stored.order(),
		keyResultId: stored.ref<KeyResultId>('keyResult') ?? ('' as KeyResultId),
		title: stored.text('title'),
		ownerId: stored.ref<PersonId>('owner'),
		due: stored.day('due'),
		doneOn: stored.day('doneOn'),
		...readConflicts(stored)
	});
}

function readEvent(stored: Stored): BoardEvent {
	return {
		...stored.entity<EventId>(),
		day: stored.day('day') ?? noDay,
		title: stored.text('title'),
		note: stored.text('note'),
		kpiIds: stored.marks<KpiId>('kpi'),
		...readConflicts(stored)
	};
}

function readInvestigation(stored: Stored): Investigation {
	return present({
		...stored.entity<InvestigationId>(),
		kpiId: stored.ref<KpiId>('kpi') ?? ('' as KpiId),
		openedOn: stored.day('openedOn') ?? noDay,
		closedOn: stored.day('closedOn'),
		saw: stored.text('saw'),
		cause: stored.text('cause'),
		verdict: stored.optionalChoice('verdict', ['noise', 'signal']),
		nextStep: stored.text('nextStep'),
		nextStepDue: stored.day('nextStepDue'),
		ownerId: stored.ref<PersonId>('owner'),
		objectiveId: stored.ref<ObjectiveId>('objective'),
		...readConflicts(stored)
	});
}

function readReview(stored: Stored): Review {
	const scores: { [keyResultId: string]: AdjustedScore } = Object.create(null);
	for (const [key, value] of stored.nested('scores')) {
		const { score, reason } = fieldsOf(value) ?? {};
		if (typeof score === 'number' && score >= 0 && score <= 1)
			scores[key] = { score, reason: typeof reason === 'string' ? reason : '' };
		else stored.note(`scores.${key}`);
	}
	const answers: { [question: string]: string } = Object.create(null);
	for (const [key, value] of stored.nested('answers')) {
		const answer = stored.textOf(value, `answers.${key}`);
		if (answer !== undefined) answers[key] = answer;
	}
	return present({
		...stored.entity<ReviewId>(),
		kind: stored.choice('kind', ['cycle', 'kpis']),
		day: stored.day('day') ?? noDay,
		cycleId: stored.ref<CycleId>('cycle'),
		scores,
		answers
	});
}

function readComment(stored: Stored): Comment {
	const about = subjectFromText(stored.raw('about'));
	if (!about) stored.note('about');
	return present({
		...stored.entity<CommentId>(),
		about: about ?? { kind: 'board' },
		at: (stored.number('at') ?? 0) as Instant,
		by: stored.ref<PersonId>('by'),
		text: stored.text('text'),
		...readConflicts(stored)
	});
}
