import type { NoticeAction } from '#kit/notices.svelte.ts';
import type { boardSession } from '#session/context.ts';

type Session = Pick<ReturnType<typeof boardSession>, 'lastStep' | 'undo'>;

/**
 * What a notice offers of what was just done: to take exactly that back. Undo takes back the last step, so it is
 * offered no longer once something else was done.
 */
export function undoing(session: Session, onUndone?: () => void): NoticeAction {
	const step = session.lastStep;
	const isOpen = () => step !== undefined && session.lastStep === step;
	return {
		label: 'Undo',
		isOpen,
		act: () => {
			if (isOpen() && session.undo().done) onUndone?.();
		}
	};
}
