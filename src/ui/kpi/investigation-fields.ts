import type { RecoveryWish } from '#document/commands/recovery.ts';
import { addDays, isDay, type Day } from '#domain/day.ts';
import { formatDay, formatValue } from '#domain/format.ts';
import type { PersonId } from '#domain/id.ts';
import type { Investigation } from '#domain/investigation.ts';
import type { RecoveryPlan } from '#domain/recovery-plan.ts';
import type { KpiReport } from '#domain/kpi-report.ts';
import { isSignal } from '#domain/process-verdict.ts';
import { kpiSentence } from '#ui/vocabulary/kpi-reason.ts';

/** An investigation as a form opens it. */
export type InvestigationFields = {
	isOpen: boolean;
	saw: string;
	verdict: 'open' | 'signal' | 'noise';
	ownerId: PersonId | '';
	nextStep: string;
	nextStepDue: string;
};

export const blankInvestigation: InvestigationFields = {
	...{ isOpen: false, saw: '', verdict: 'open', ownerId: '', nextStep: '', nextStepDue: '' }
};

/** The choices for whether it is noise or a signal. */
export const verdictChoices = [
	{ value: 'open', label: 'Not decided', hint: 'Nobody has decided yet.' },
	{ value: 'signal', label: 'Signal', hint: 'Something changed: there is a cause to find.' },
	{ value: 'noise', label: 'Noise', hint: 'It moves by itself: there is nothing to explain.' }
] as const;

/** What a new investigation begins with: what the gauge and its process say, who owns it, and a week from now. */
export function investigationFrom(
	report: KpiReport,
	me: PersonId | null,
	{ today, locale }: { readonly today: Day; readonly locale: string }
): InvestigationFields {
	return {
		isOpen: true,
		saw: `${kpiSentence(report, locale)}.`,
		verdict: verdictOf(report),
		ownerId: report.kpi.ownerId ?? me ?? '',
		nextStep: '',
		nextStepDue: addDays(today, 7)
	};
}

/** What the process says of the latest reading; without limits nobody can say. */
function verdictOf({ process }: KpiReport): InvestigationFields['verdict'] {
	if (!process || process.code === 'no-limits') return 'open';
	return isSignal(process) ? 'signal' : 'noise';
}

/** What the form of an investigation says; a next step without words has no due day. */
export function factsFromFields({
	saw,
	verdict,
	ownerId,
	nextStep,
	nextStepDue
}: InvestigationFields) {
	const isDue = nextStep.trim() !== '' && isDay(nextStepDue);
	return {
		...{ saw, nextStep },
		...(verdict === 'open' ? {} : { verdict }),
		...(ownerId ? { ownerId } : {}),
		...(isDue ? { nextStepDue } : {})
	};
}

/** When an investigation was open, as its title: "Since 3 Mar", "3 Mar to 12 Mar: noise". */
export function investigationTitle(
	{ openedOn, closedOn, verdict }: Investigation,
	today: Day,
	locale: string
): string {
	const dayOf = (day: Day) =>
		formatDay(day, locale, { year: day.slice(0, 4) !== today.slice(0, 4) });
	if (!closedOn) return `Since ${dayOf(openedOn)}`;
	const days = closedOn === openedOn ? dayOf(openedOn) : `${dayOf(openedOn)} to ${dayOf(closedOn)}`;
	return verdict ? `${days}: ${verdict}` : days;
}

/** A recovery's plan, in words to continue from. */
export function recoveryWish(
	plan: RecoveryPlan,
	{ kpi }: Pick<KpiReport, 'kpi'>,
	{ saw, cause }: Investigation,
	locale: string
): RecoveryWish {
	const text = (value: number) => formatValue(value, kpi.unit, locale);
	const { measure } = plan;
	return {
		...plan,
		title: `Bring “${kpi.name}” back to where it is well`,
		why: [saw, cause].filter(Boolean).join('\n'),
		keyResultTitle:
			measure.kind === 'reach'
				? `${kpi.name}: back to ${text(measure.to)}`
				: `${kpi.name}: stays inside its target`
	};
}
