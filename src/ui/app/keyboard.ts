import { meansPage, ownArrows, typing } from '#kit/page-press.ts';
import { keysFromEvent } from '#kit/shortcut.ts';
import { isInRow } from './rows.ts';
import { KeyReader, type Ask } from './shortcuts.ts';

interface Keyboard {
	/** Returns whether there was something to do, so that the press is used up. */
	readonly ask: (ask: Ask) => boolean;
	/** False if the person wants only shortcuts with Ctrl or Cmd. */
	readonly singleKeys: () => boolean;
}

/** Listens to the keys of the whole page. What is typed into a field, a dialog or a menu belongs to it. */
export function listenToKeys({ ask, singleKeys }: Keyboard): () => void {
	const reader = new KeyReader();
	const press = (event: KeyboardEvent): void => {
		if (!meansPage(event)) return;
		const keys = keysFromEvent(event);
		if (keys === 'escape') leaveField(event);
		if (!mayAsk(event, keys, singleKeys())) return;
		const asked = reader.read(keys, event.timeStamp);
		if (!asked || (event.repeat && !mayRepeat.has(asked))) return;
		if (ask(asked)) event.preventDefault();
	};
	addEventListener('keydown', press);
	return () => removeEventListener('keydown', press);
}

const mayRepeat: ReadonlySet<Ask> = new Set(['undo', 'redo', 'nextRow', 'previousRow']);

/** The first Escape leaves the field and keeps what is in it, the second goes back. */
function leaveField({ target }: KeyboardEvent): void {
	if (target instanceof HTMLElement && target.matches(typing)) target.blur();
}

function mayAsk({ target }: KeyboardEvent, keys: string, singleKeys: boolean): boolean {
	const at = target instanceof Element ? target : undefined;
	// A field has its own undo, and every key but the palette's is text there.
	if (at?.closest(typing)) return keys === 'mod+k';
	if (keys === 'up' || keys === 'down') return isInRow() && !at?.closest(ownArrows);
	return singleKeys || keys.startsWith('mod+') || keys === 'escape';
}
