import type { BoardSettings } from '#domain/board-settings.ts';
import type { NextStepOwed, Owed } from '#domain/owed.ts';
import { listed } from '#ui/vocabulary/listed.ts';
import { counted } from '#ui/vocabulary/terms.ts';

/** "3 check-ins, 1 reading and 1 next step are due from you, the oldest 4 days late." */
export function owedWords(
	due: readonly Owed[],
	steps: readonly NextStepOwed[],
	settings: BoardSettings
): string {
	const checkIns = due.filter(({ kind }) => kind === 'check-in').length;
	const readings = due.length - checkIns;
	const parts = [
		...(checkIns > 0 ? [counted(settings, 'checkIn', checkIns)] : []),
		...(readings > 0 ? [`${readings} ${readings === 1 ? 'reading' : 'readings'}`] : []),
		...(steps.length > 0 ? [`${steps.length} next ${steps.length === 1 ? 'step' : 'steps'}`] : [])
	];
	const count = due.length + steps.length;
	const late = Math.max(0, ...[...due, ...steps].map(({ daysLate }) => daysLate));
	const verb = count === 1 ? 'is' : 'are';
	const since =
		late > 0
			? `, ${count === 1 ? '' : 'the oldest '}${late} ${late === 1 ? 'day' : 'days'} late`
			: '';
	return `${listed(parts)} ${verb} due from you${since}.`;
}
