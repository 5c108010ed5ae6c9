import type { BoardSettings } from '#domain/board-settings.ts';
import type { Trashed } from '#domain/trashed.ts';
import { capitalised, termOf } from '#ui/vocabulary/terms.ts';

/** What each kind of thing in the trash is called, in the singular. */
export function kindWord(settings: BoardSettings, kind: Trashed['kind']): string {
	switch (kind) {
		case 'objectives':
			return capitalised(termOf(settings, 'objective').one);
		case 'keyResults':
			return capitalised(termOf(settings, 'keyResult').one);
		case 'initiatives':
			return capitalised(termOf(settings, 'initiative').one);
		case 'kpis':
			return capitalised(termOf(settings, 'kpi').one);
		case 'cycles':
			return capitalised(termOf(settings, 'cycle').one);
		default:
			return others[kind];
	}
}

const others = {
	people: 'Person',
	teams: 'Team',
	events: 'Event',
	investigations: 'Investigation',
	reviews: 'Review',
	comments: 'Comment',
	milestones: 'Milestone',
	segments: 'Segment'
} as const;
