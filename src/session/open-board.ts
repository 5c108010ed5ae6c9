import type { BoardId } from '#domain/id.ts';
import type { CatalogueRow, Database, SharingRow } from '#storage/database.ts';
import type { Fault } from '#storage/fault.ts';
import { StoredBoard, type StoredOpening } from '#storage/stored-board.ts';
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

/** What is read of a board before there is a screen for it. */
interface KeptBoard {
	readonly opening: StoredOpening;
	readonly shared: SharingRow | undefined;
	readonly drafts: Drafts;
	readonly entry: CatalogueRow | undefined;
}

let ahead: { readonly id: BoardId; readonly kept: Promise<KeptBoard> } | undefined;

/** Begin to read the board that the page was opened for, while the page itself is still being put together. */
export function openAhead(database: Database, id: BoardId): void {
	ahead = { id, kept: readKept(database, id) };
}

/** Open a board that is on this device. Whoever gets a session closes it. */
export async function openBoardSession(device: Device, id: BoardId): Promise<Opened> {
	const begun = ahead;
	ahead = undefined;
	if (begun?.id !== id) void begun?.kept.then(letGo);
	const kept = await (begun?.id === id ? begun.kept : readKept(device.database, id));
	const { opening, entry } = kept;
	if (opening.outcome !== 'open') return opening;
	if (!entry) {
		await opening.board.close();
		return { outcome: 'missing-data', known: false, name: '' };
	}
	const session = new BoardSession(device, opening.board, { ...kept, entry });
	device.setLastBoard(id);
	return { outcome: session.board.settings.readOnly ? 'too-new' : 'open', session };
}

async function readKept(database: Database, id: BoardId): Promise<KeptBoard> {
	const [opening, shared, drafts, entry] = await Promise.all([
		StoredBoard.open(database, id),
		database.sharing.get(id).catch(() => undefined),
		Drafts.open(database, id),
		database.catalogue.get(id).catch(() => undefined)
	]);
	if (!shared?.next && !shared?.carriesOver) return { opening, shared, drafts, entry };
	await letGo({ opening });
	const { madeReady } = await import('./going-on.ts');
	const ready = await madeReady(database, shared);
	return { opening: await StoredBoard.open(database, id), shared: ready, drafts, entry };
}

async function letGo({ opening }: Pick<KeptBoard, 'opening'>): Promise<void> {
	if (opening.outcome === 'open') await opening.board.close();
}
