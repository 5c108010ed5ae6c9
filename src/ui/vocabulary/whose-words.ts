import type { Board } from '#domain/board.ts';
import { personName } from '#domain/lookups.ts';
import type { Objective } from '#domain/objective.ts';
import { levelWords } from '#ui/vocabulary/objective-words.ts';

/** Whose objective it is: "Company", the team's name or the person's name. */
export function whoseWords(board: Board, { level, teamId, ownerId }: Objective): string {
	const named =
		level === 'team' ? teamId && board.teams.get(teamId)?.name : personName(board, ownerId);
	return (level === 'company' ? undefined : named) ?? levelWords[level];
}
