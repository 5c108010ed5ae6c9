import type { Board } from '#domain/board.ts';
import type { KpiId, ObjectiveId } from '#domain/id.ts';
import { capitalised, okrsWord, termOf } from './terms.ts';

/**
 * The screen at an address of this board: "Home", "KPIs", "Calm support"; undefined if the address is not one of
 * this board's.
 */
export function screenWords(address: string, board: Board): string | undefined {
	const found = /^#\/b\/[^/?]+(?:\/([^/?]+))?(?:\/([^/?]+))?/.exec(address);
	if (!found) return undefined;
	const [, section = '', id = ''] = found;
	const { settings } = board;
	const kpis = capitalised(termOf(settings, 'kpi').many);
	switch (section) {
		case 'okrs':
			return okrsWord(settings);
		case 'objectives':
			return board.objectives.get(id as ObjectiveId)?.title ?? okrsWord(settings);
		case 'kpis':
			return board.kpis.get(id as KpiId)?.name ?? kpis;
		case 'check-in':
			return capitalised(termOf(settings, 'checkIn').one);
		case 'who':
			return 'People';
		case 'review':
		case 'people':
		case 'import':
		case 'trash':
		case 'settings':
		case 'share':
			return capitalised(section);
		default:
			return 'Home';
	}
}
