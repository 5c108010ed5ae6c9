// A page without screens: the session as the app's screens use it, reached from a test.
import { addObjective } from '#document/commands/objective.ts';
import { renameBoard } from '#document/commands/board.ts';
import type { CycleId } from '#domain/id.ts';
import type { Day } from '#domain/day.ts';
import type { BoardId } from '#domain/id.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { Device } from '#session/device.svelte.ts';
import { openBoardSession } from '#session/open-board.ts';
import { Shelf } from '#session/shelf.svelte.ts';

let device: Device;
let shelf: Shelf;
let session: BoardSession;

const harness = {
	async start() {
		device = await Device.open();
		shelf = await Shelf.open(device);
		return device.fault ?? 'fine';
	},
	async newBoard(name: string) {
		const cycle = { name: 'Q1', from: '2026-01-01' as Day, to: '2026-03-31' as Day };
		const made = await shelf.newBoard({ name, myName: 'Ana', cycle });
		return made.done ? made.value : `refused: ${made.why}`;
	},
	async open(id: string) {
		const opened = await openBoardSession(device, id as BoardId);
		if ('session' in opened) session = opened.session;
		return 'why' in opened ? `${opened.outcome}: ${opened.why}` : opened.outcome;
	},
	/** Answers at once, in the task of the edit. */
	add(title: string) {
		const [cycle] = [...session.board.cycles.values()];
		const result = session.run(addObjective, {
			title,
			cycleId: (cycle?.id ?? '') as CycleId
		});
		return result.done ? session.saving.state : result.why;
	},
	rename: (name: string) => session.run(renameBoard, name).done,
	titles: () => [...session.board.objectives.values()].map(({ title }) => title).sort(),
	saving: () =>
		session.saving.state === 'failed' ? `failed: ${session.saving.why}` : session.saving.state,
	isRemoved: () => session.isRemoved,
	setAside: () => session.setAside,
	settled: async () => (await session.settled()).state,
	retry: () => session.retrySaving(),
	close: () => session.close(),
	boards: () => shelf.boards?.map((board) => board.name),
	remove: async (id: string) => (await shelf.remove(id as BoardId)).done
};

export type Harness = typeof harness;

declare global {
	interface Window {
		harness: Harness;
	}
}

window.harness = harness;
