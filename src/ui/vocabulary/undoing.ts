import type { NoticeAction } from '#kit/notices.svelte.ts';
import type { boardSession } from '#session/context.ts';

type Writing = ReturnType<typeof boardSession>['writing'];

/**
 * What a notice offers for what was just done: to take back exactly that. Because undo takes back the last step, it
 * is offered only until something else is done.
 */
export function undoing(
	{ writing }: { readonly writing: Pick<Writing, 'lastStep' | 'undo'> },
	onUndone?: () => void
): NoticeAction {
	const step = writing.lastStep;
	const isOpen = () => step !== undefined && writing.lastStep === step;
	return {
		label: 'Undo',
		isOpen,
		act: () => {
			if (isOpen() && writing.undo().done) onUndone?.();
		}
	};
}
