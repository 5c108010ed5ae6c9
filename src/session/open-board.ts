import type { BoardId } from '#domain/id.ts';
import type { Fault } from '#storage/fault.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { BoardSession } from './board-session.svelte.ts';
import type { Device } from './device.svelte.ts';
import { Drafts } from './draft.svelte.ts';

/** How opening a board ended; each of them is a screen. */
export type Opened =
	| { readonly outcome: 'open'; readonly session: BoardSession }
	/** Written by a newer version: it can be read, and every command refuses with `read-only`. */
	| { readonly outcome: 'too-new'; readonly session: BoardSession }
	/** Nothing of it is on this device. `known`: the shelf lists it, so its data was lost; else a stranger. */
	| { readonly outcome: 'missing-data'; readonly known: boolean; readonly name: string }
	/** The device would not open its databases, or neither copy can be read. */
	| { readonly outcome: 'unreadable'; readonly why: Fault };

/** Open a board that is on this device. Whoever gets a session closes it. */
export async function openBoardSession(device: Device, id: BoardId): Promise<Opened> {
	const { database } = device;
	let [opening, shared] = await Promise.all([
		StoredBoard.open(database, id),
		database.sharing.get(id).catch(() => undefined)
	]);
	if (shared?.next || shared?.carriesOver) {
		if (opening.outcome === 'open') await opening.board.close();
		const { madeReady } = await import('./going-on.ts');
		shared = await madeReady(database, shared);
		opening = await StoredBoard.open(database, id);
	}
	const [drafts, entry] = await Promise.all([
		Drafts.open(database, id),
		database.catalogue.get(id).catch(() => undefined)
	]);
	if (opening.outcome !== 'open') return opening;
	if (!entry) {
		await opening.board.close();
		return { outcome: 'missing-data', known: false, name: '' };
	}
	const session = new BoardSession(device, opening.board, { entry, drafts, shared });
	device.setLastBoard(id);
	return { outcome: session.board.settings.readOnly ? 'too-new' : 'open', session };
}
