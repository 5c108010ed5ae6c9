import type { LinkNames } from '#session/link-query.ts';
import type { Connection } from '#session/sharing-state.ts';

/** What this link lets somebody do who joins by it. */
export const linkWords: Readonly<Record<'edit' | 'view', string>> = {
	edit: 'This link lets you read and change everything on it.',
	view: 'This link lets you read everything on it and change nothing.'
};

/** What becomes of the board on this device when it goes on under a new link. */
export const goesOnWords: Readonly<Record<'edit' | 'view', string>> = {
	edit: 'What you have here stays, and what was not sent yet goes to those who came along.',
	view: 'To change things, too, ask for the new link that lets you edit. What you have here stays; if some of it is nowhere else yet, it is kept as a board of its own.'
};

/** What a link is and who it is from, as the link itself says: "Ana Ruiz shares “Harbour” with you". */
export function sharedWords(names: LinkNames | undefined): string {
	const what = names ? `“${names.board}”` : 'a board';
	return `${names?.by ?? 'Somebody'} shares ${what} with you`;
}

/** What is said of a link to a board that is already on this device. */
export function knownWords(link: 'edit' | 'view' | undefined, canEdit: boolean): string {
	if (link === 'view' && canEdit)
		return 'The link is for viewing only. What you may do here stays as it is: you can edit.';
	return 'The link leads to a board that you have. Nothing needs to be fetched again.';
}

const looking: Readonly<Record<Connection, string>> = {
	private: 'Getting ready.',
	off: 'Sharing is off on this device.',
	unable:
		'This browser cannot connect to other devices. Open the link in another one, or choose “Go on later” and open a file of changes from somebody who has the board.',
	offline: 'This device has no network. It goes on as soon as there is one.',
	unreachable: 'The others cannot be found right now. Quarterdeck keeps trying.',
	looking:
		'Looking for a device that has the board. It has to be open there: ask whoever sent the link to open it.',
	connected: 'Found one. The board is about to arrive.'
};

/** All of a board has arrived and is being written down. */
export const endWords = 'All of it is here. It is being put on your shelf.';

/** One tab of a browser receives a board, and this is another one. */
export const elsewhereWords =
	'Another tab of this browser is receiving this board. It opens here, too, as soon as all of it has come. If you close that tab, this one goes on.';

/** What is going on while a board is on its way. */
export function wayWords(
	connection: Connection,
	progress: { readonly have: number; readonly total: number } | undefined
): string {
	if (!progress || progress.total === 0) return looking[connection];
	return connection === 'connected'
		? `${progress.have} of ${progress.total} changes are here.`
		: `${progress.have} of ${progress.total} changes are here. ${looking[connection]}`;
}
