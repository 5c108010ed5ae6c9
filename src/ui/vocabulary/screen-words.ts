import type { Board } from '#domain/board.ts';
import type { KpiId, ObjectiveId } from '#domain/id.ts';
import { capitalised, okrsWord, termOf } from './terms.ts';

/** The screen at an address of this board, as one says where somebody is: "Home", "KPIs", "Calm support". */
export function screenWords(address: string, board: Board): string {
	const [, section = '', id = ''] =
		/^#\/b\/[^/?]+(?:\/([^/?]+))?(?:\/([^/?]+))?/.exec(address) ?? [];
	const { settings } = board;
	const kpis = capitalised(termOf(settings, 'kpi').many);
	switch (section) {
		case 'okrs':
			return okrsWord(settings);
		case 'objectives':
			return board.objectives[id as ObjectiveId]?.title ?? okrsWord(settings);
		case 'kpis':
			return board.kpis[id as KpiId]?.name ?? kpis;
		case 'check-in':
			return capitalised(termOf(settings, 'checkIn').one);
		case 'who':
			return 'People';
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
