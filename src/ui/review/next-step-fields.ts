import { describeInvestigation, openInvestigation } from '#document/commands/investigation.ts';
import { addDays, isDay, type Day } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import type { Investigation } from '#domain/investigation.ts';
import type { KpiReport } from '#domain/kpi-report.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { kpiSentence } from '#ui/vocabulary/kpi-reason.ts';

/** A next step as it is typed. */
export type NextStepFields = { isOpen: boolean; step: string; ownerId: PersonId | ''; due: string };

export const blankNextStep: NextStepFields = { isOpen: false, step: '', ownerId: '', due: '' };

type Edit = Parameters<typeof openInvestigation>[0];

/** What the form begins with: the existing step, otherwise the gauge's owner and a week from now. */
export function nextStepFrom(
	open: Investigation | undefined,
	{ kpi }: KpiReport,
	me: PersonId | null,
	today: Day
): NextStepFields {
	return {
		isOpen: true,
		step: open?.nextStep ?? '',
		ownerId: open?.ownerId ?? kpi.ownerId ?? me ?? '',
		due: open?.nextStepDue && open.nextStepDue > today ? open.nextStepDue : addDays(today, 7)
	};
}

/** Put a next step where it will be due: into the open investigation of its KPI, or into a new one. */
export function saveNextStep(
	edit: Edit,
	open: Investigation | undefined,
	report: KpiReport,
	{ step, ownerId, due, locale }: NextStepFields & { readonly locale: string }
): Result<unknown, Why> {
	if (step.trim() === '') return refused('text-empty');
	if (!isDay(due)) return refused('day-unreadable');
	const facts = { nextStep: step, nextStepDue: due, ownerId: ownerId || null };
	if (open) return describeInvestigation(edit, open.id, facts);
	const saw = `${kpiSentence(report, locale)}.`;
	const opened = openInvestigation(edit, report.kpi.id, { ...facts, saw });
	return opened.done ? done() : opened;
}
