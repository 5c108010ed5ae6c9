import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addEvidence } from '#document/commands/evidence.ts';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addObjective } from '#document/commands/objective.ts';
import type { KeyResultId } from '#domain/id.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { made } from '#tests/document/world.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import { onStage } from '#tests/ui/stage.ts';
import EvidenceList from '#ui/objective/EvidenceList.svelte';

let world: Awaited<ReturnType<typeof aDevice>>;
let session: BoardSession;
let id: KeyResultId;

beforeEach(async () => {
	world = await aDevice();
	session = await openBoard(world.device, await newBoard(world.shelf));
	const objectiveId = made(session.run(addObjective, { title: 'Customers stay' }));
	id = made(
		session.run(addKeyResult, {
			...{ objectiveId, title: 'Five say why' },
			measure: { kind: 'evidence', wanted: 5 }
		})
	);
	made(session.run(addEvidence, id, { quote: 'It took a dya.' }));
	onStage({ session }, EvidenceList, () => ({
		keyResult: session.board.keyResults.get(id)!,
		wanted: 5
	}));
});
afterEach(async () => {
	cleanup();
	await session.close();
	world.close();
});

const quotes = () => session.board.keyResults.get(id)!.evidence.map(({ quote }) => quote);
const field = () => screen.getAllByRole('textbox', { name: 'What was seen or said' })[0]!;

test('B-E2 an observation is put right where it stands, and undo brings back what it was', async () => {
	await fireEvent.click(screen.getByRole('button', { name: 'Correct this observation' }));
	expect(field()).toHaveProperty('value', 'It took a dya.');
	await fireEvent.input(field(), { target: { value: 'It took a day.' } });
	await fireEvent.click(screen.getByRole('button', { name: 'Keep the correction' }));
	expect(quotes()).toEqual(['It took a day.']);
	expect(screen.getByText('“It took a day.”')).toBeDefined();
	expect(screen.queryByRole('button', { name: 'Keep the correction' })).toBeNull();
	session.writing.undo();
	await tick();
	expect(quotes()).toEqual(['It took a dya.']);
});

test('B-E2 an empty correction is refused with its reason, and leaving it changes nothing', async () => {
	await fireEvent.click(screen.getByRole('button', { name: 'Correct this observation' }));
	await fireEvent.input(field(), { target: { value: ' ' } });
	await fireEvent.click(screen.getByRole('button', { name: 'Keep the correction' }));
	expect(field().getAttribute('aria-invalid')).toBe('true');
	await fireEvent.click(screen.getByRole('button', { name: 'Leave as it was' }));
	expect(quotes()).toEqual(['It took a dya.']);
});
