import { nextStepsOwed, owed } from '#domain/owed.ts';
import { afterPaint } from '#kit/after-paint.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { showBadge } from './badge.ts';

/**
 * How much the person owes: beside "Check in", and on the app's icon. Counted after an edit is on the screen, so
 * that a number in the corner delays nobody. Create it while a component is set up.
 */
export class Owing {
	count = $state(0);

	constructor(session: Pick<BoardSession, 'board' | 'me' | 'today' | 'isReadOnly'>) {
		// Outside: the moment of painting.
		$effect(() => {
			const { board, me, today, isReadOnly } = session;
			return afterPaint(() => {
				const owes = me !== null && !isReadOnly;
				this.count = owes
					? owed(board, me, today).length + nextStepsOwed(board, me, today).length
					: 0;
			});
		});
		// Outside: the app's icon belongs to the system.
		$effect(() => showBadge(this.count));
	}
}
