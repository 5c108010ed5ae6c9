import type { Board } from './board.ts';
import { daysBetween, type Day } from './day.ts';
import type { PersonId } from './id.ts';
import type { Investigation } from './investigation.ts';
import { keyResultReport } from './key-result-report.ts';
import type { KeyResult } from './key-result.ts';
import { kpiReport } from './kpi-report.ts';
import type { Kpi } from './kpi.ts';
import { entitiesIn, isLive, keyResultsOf, liveKpis, liveObjectives } from './lookups.ts';
import { remember } from './remember.ts';

/** Something that a person is asked to report today. */
export type Owed = {
	readonly dueOn: Day;
	/** 0 on the due day itself. */
	readonly daysLate: number;
} & (
	| { readonly kind: 'check-in'; readonly keyResult: KeyResult }
	| { readonly kind: 'reading'; readonly kpi: Kpi }
);

/**
 * The check-ins and readings that are due by a person, the longest overdue first. A key result without an
 * owner is its objective's owner's; what nobody owns is owed by nobody.
 */
export function owed(board: Board, personId: PersonId, today: Day): readonly Owed[] {
	const checkIns = liveObjectives(board).flatMap((objective) =>
		keyResultsOf(board, objective.id)
			.filter(({ ownerId }) => (ownerId ?? objective.ownerId) === personId)
			.flatMap((keyResult): readonly Owed[] => {
				const { dueOn, isDue } = keyResultReport(board, keyResult, today);
				return isDue && dueOn ? [{ kind: 'check-in', keyResult, ...late(dueOn, today) }] : [];
			})
	);
	const readings = liveKpis(board)
		.filter(({ ownerId }) => ownerId === personId)
		.flatMap((kpi): readonly Owed[] => {
			const { dueOn, isDue } = kpiReport(board, kpi, today);
			return isDue && dueOn ? [{ kind: 'reading', kpi, ...late(dueOn, today) }] : [];
		});
	return [...checkIns, ...readings].sort((one, other) => other.daysLate - one.daysLate);
}

/** The next step of an open investigation that has come due. */
export interface NextStepOwed {
	readonly investigation: Investigation;
	readonly kpi: Kpi;
	readonly dueOn: Day;
	readonly daysLate: number;
}

/**
 * The next steps that are due by a person, the longest overdue first: from their day on until the investigation is
 * closed or says another one. Where nobody was named, the KPI's owner owes them.
 */
export function nextStepsOwed(
	board: Board,
	personId: PersonId,
	today: Day
): readonly NextStepOwed[] {
	return openSteps(board.investigations)
		.flatMap((investigation): readonly NextStepOwed[] => {
			const { nextStepDue: dueOn, kpiId, ownerId } = investigation;
			const kpi = board.kpis.get(kpiId);
			if (!dueOn || dueOn > today || !isLive(kpi)) return [];
			const named =
				ownerId !== undefined && isLive(board.people.get(ownerId)) ? ownerId : kpi.ownerId;
			return named === personId ? [{ investigation, kpi, ...late(dueOn, today) }] : [];
		})
		.sort((one, other) => other.daysLate - one.daysLate);
}

const openSteps = remember((all: Board['investigations']) =>
	entitiesIn(all).filter(
		(investigation) =>
			isLive(investigation) && !investigation.closedOn && investigation.nextStep !== ''
	)
);

function late(dueOn: Day, today: Day): { dueOn: Day; daysLate: number } {
	return { dueOn, daysLate: daysBetween(dueOn, today) };
}
