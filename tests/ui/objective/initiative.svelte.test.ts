import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addInitiative } from '#document/commands/initiative.ts';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addObjective } from '#document/commands/objective.ts';
import type { InitiativeId } from '#domain/id.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { made } from '#tests/document/world.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import { onStage } from '#tests/ui/stage.ts';
import InitiativeLine from '#ui/objective/InitiativeLine.svelte';

let world: Awaited<ReturnType<typeof aDevice>>;
let session: BoardSession;
let id: InitiativeId;

beforeEach(async () => {
	world = await aDevice();
	session = await openBoard(world.device, await newBoard(world.shelf));
	const objectiveId = made(session.run(addObjective, { title: 'Customers stay' }));
	const measure = { kind: 'done' } as const;
	const keyResultId = made(session.run(addKeyResult, { objectiveId, title: 'Kept', measure }));
	id = made(session.run(addInitiative, { keyResultId, title: 'Call ten' }));
	onStage({ session }, InitiativeLine, () => ({ initiative: session.board.initiatives.get(id)! }));
});
afterEach(async () => {
	cleanup();
	await session.close();
	world.close();
});

const due = () => session.board.initiatives.get(id)!.due;
const field = () => screen.getByLabelText('Due day of Call ten');

/** As a browser tells of a year that is typed figure by figure. */
async function typed(...days: readonly string[]): Promise<void> {
	for (const value of days) {
		await fireEvent.keyDown(field(), { key: '2' });
		await fireEvent.input(field(), { target: { value } });
		await fireEvent.change(field());
	}
}

test('B-D1 a day that is typed counts when its field is left: nothing is said of its year on the way, and it is one step', async () => {
	await typed('0002-12-01', '0020-12-01', '0202-12-01', '2026-12-01');
	expect(due()).toBeUndefined();
	expect(screen.getByRole('status').textContent.trim()).toBe('');
	await fireEvent.blur(field());
	expect(due()).toBe('2026-12-01');
	await typed('', '2026-12-11');
	expect(due()).toBe('2026-12-01');
	await fireEvent.blur(field());
	expect(due()).toBe('2026-12-11');
	session.writing.undo();
	await tick();
	expect(due()).toBe('2026-12-01');
});

test('B-D1 a day that is picked counts at once, and an emptied field takes it away', async () => {
	await fireEvent.input(field(), { target: { value: '2026-12-01' } });
	await fireEvent.change(field());
	expect(due()).toBe('2026-12-01');
	await fireEvent.input(field(), { target: { value: '' } });
	await fireEvent.change(field());
	expect(due()).toBeUndefined();
});

test('B-D1 a day that cannot be meant stays as typed, with the reason', async () => {
	await typed('0202-12-01');
	await fireEvent.blur(field());
	expect(due()).toBeUndefined();
	expect(field()).toHaveProperty('value', '0202-12-01');
	expect(field().getAttribute('aria-invalid')).toBe('true');
	await fireEvent.keyDown(field(), { key: 'Escape' });
	expect(field()).toHaveProperty('value', '');
});
