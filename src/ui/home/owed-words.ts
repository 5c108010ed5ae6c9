import type { BoardSettings } from '#domain/board-settings.ts';
import type { Owed } from '#domain/owed.ts';
import { counted } from '#ui/vocabulary/terms.ts';

/** "3 check-ins and 1 reading are due from you, the oldest 4 days late." */
export function owedWords(due: readonly Owed[], settings: BoardSettings): string {
	const checkIns = due.filter(({ kind }) => kind === 'check-in').length;
	const readings = due.length - checkIns;
	const parts = [
		...(checkIns > 0 ? [counted(settings, 'checkIn', checkIns)] : []),
		...(readings > 0 ? [`${readings} ${readings === 1 ? 'reading' : 'readings'}`] : [])
	];
	const late = Math.max(0, ...due.map(({ daysLate }) => daysLate));
	const verb = due.length === 1 ? 'is' : 'are';
	const since =
		late > 0
			? `, ${due.length === 1 ? '' : 'the oldest '}${late} ${late === 1 ? 'day' : 'days'} late`
			: '';
	return `${parts.join(' and ')} ${verb} due from you${since}.`;
}
