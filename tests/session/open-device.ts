import type { Day } from '#domain/day.ts';
import type { BoardId } from '#domain/id.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { Device } from '#session/device.svelte.ts';
import { openBoardSession } from '#session/open-board.ts';
import { Shelf } from '#session/shelf.svelte.ts';
import { Database } from '#storage/database.ts';

/** A device with a database of its own, and its shelf. Close both. */
export async function aDevice(): Promise<{ device: Device; shelf: Shelf; close(): void }> {
	const device = await Device.open(new Database(`test ${Math.random()}`));
	const shelf = await Shelf.open(device);
	return {
		device,
		shelf,
		close() {
			shelf.close();
			device.close();
		}
	};
}

/** A board of Ana's for the first quarter of 2026, on the shelf. */
export async function newBoard(shelf: Shelf, name = 'Crew'): Promise<BoardId> {
	const made = await shelf.newBoard({
		name,
		myName: 'Ana',
		cycle: { name: 'Q1 2026', from: '2026-01-01' as Day, to: '2026-03-31' as Day }
	});
	if (!made.done) throw new Error(made.why);
	return made.value;
}

export async function openBoard(device: Device, id: BoardId): Promise<BoardSession> {
	const opened = await openBoardSession(device, id);
	if (!('session' in opened)) throw new Error(opened.outcome);
	return opened.session;
}
