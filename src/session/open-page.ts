import type { BoardId } from '#domain/id.ts';
import { Database } from '#storage/database.ts';
import { Device } from './device.svelte.ts';
import { Shelf } from './shelf.svelte.ts';

/** Open what every page needs, and begin with the board whose address it was loaded with, if it is one. */
export async function openPage(board?: string): Promise<{ device: Device; shelf: Shelf }> {
	const database = new Database();
	const begun = board ? openAhead(database, board as BoardId) : undefined;
	const device = await Device.open(database);
	await begun;
	return { device, shelf: await Shelf.open(device) };
}

/** The databases answer while the page is still being put together. What opens boards is not loaded for the shelf. */
async function openAhead(database: Database, board: BoardId): Promise<void> {
	const { openAhead } = await import('./open-board.ts');
	openAhead(database, board);
}
