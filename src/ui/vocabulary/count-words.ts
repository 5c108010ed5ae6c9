import type { BoardCount } from '#domain/board-count.ts';

/** What a count is called when it is switched on, and what it counts. */
interface CountWords {
	readonly name: string;
	readonly question: string;
	/** What is counted in one period. */
	readonly definition: string;
	/** How far back it can be known. */
	readonly past: string;
}

const fromCheckIns =
	'Past periods are counted from the check-ins and dates that are on the board now.';

/** The words for everything that a board counts itself. */
export const countWords: Readonly<Record<BoardCount, CountWords>> = {
	'check-ins-on-time': {
		name: 'Check-ins on time',
		question: 'Do we keep our rhythm?',
		definition:
			'Of the check-ins that came due in the period, how many were made on the due day or in the six days before. What came later, or not at all, was not on time.',
		past: fromCheckIns
	},
	'stale-goals': {
		name: 'Stale goals',
		question: 'Which goals does nobody talk about any more?',
		definition:
			'Running key results of which nothing was heard for longer than the check-in rhythm and three days, on the last day of the period.',
		past: fromCheckIns
	},
	'people-with-goals': {
		name: 'People with a running goal',
		question: 'Does everybody steer towards something?',
		definition:
			'Of the people on the board, how many own a running key result or the objective above it, on the last day of the period.',
		past: 'Who owned what in the past is not kept week by week: today’s owners are taken.'
	},
	'update-age': {
		name: 'Age of updates',
		question: 'How fresh is what we know of our goals?',
		definition:
			'The days since something was last heard of each running key result, on the last day of the period: the middle one of them.',
		past: fromCheckIns
	}
};
