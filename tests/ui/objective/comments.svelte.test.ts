import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { addComment } from '#document/commands/comment.ts';
import { addObjective } from '#document/commands/objective.ts';
import { until } from '#tests/patience.ts';
import { made } from '#tests/document/world.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import { onStage } from '#tests/ui/stage.ts';
import ObjectiveComments from '#ui/objective/ObjectiveComments.svelte';

afterEach(cleanup);

HTMLElement.prototype.showPopover ??= () => undefined;

const field = () => screen.getByRole('textbox', { name: 'New wording' });

test('B-T1 U-59 other words for a comment are there again after a reload, and are kept or given up from there', async () => {
	const world = await aDevice();
	const boardId = await newBoard(world.shelf);
	let session = await openBoard(world.device, boardId);
	const id = made(session.run(addObjective, { title: 'Customers stay' }));
	made(session.run(addComment, { kind: 'objective', id }, 'Ask the tne who left.'));
	const text = () => [...session.board.comments.values()][0]!.text;

	onStage({ session }, ObjectiveComments, () => ({
		objective: session.board.objectives.get(id)!
	}));
	await fireEvent.click(screen.getByRole('button', { name: 'More for this comment' }));
	await fireEvent.click(screen.getByRole('menuitem', { name: 'Edit' }));
	await fireEvent.input(field(), { target: { value: 'Ask the ten who left.' } });
	await until(async () => expect(await world.device.database.drafts.count()).toBe(1));
	cleanup();
	await session.close();

	session = await openBoard(world.device, boardId);
	onStage({ session }, ObjectiveComments, () => ({
		objective: session.board.objectives.get(id)!
	}));
	await tick();
	expect(field()).toHaveProperty('value', 'Ask the ten who left.');
	expect(text()).toBe('Ask the tne who left.');
	await fireEvent.keyDown(field(), { key: 'Escape' });
	expect(field()).toHaveProperty('value', 'Ask the ten who left.');
	await fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
	expect(text()).toBe('Ask the ten who left.');
	expect(screen.queryByRole('textbox', { name: 'New wording' })).toBeNull();
	await session.close();
	world.close();
});

test('U-59 U-60 U-61 Escape gives up no words, and the focus returns to where the form was', async () => {
	const world = await aDevice();
	const session = await openBoard(world.device, await newBoard(world.shelf));
	const id = made(session.run(addObjective, { title: 'Customers stay' }));
	made(session.run(addComment, { kind: 'objective', id }, 'Ask the tne who left.'));
	onStage({ session }, ObjectiveComments, () => ({
		objective: session.board.objectives.get(id)!
	}));
	const more = () => screen.getByRole('button', { name: 'More for this comment' });
	const escape = (rest: KeyboardEventInit = {}) =>
		fireEvent.keyDown(field(), { key: 'Escape', ...rest });
	const open = async () => {
		await fireEvent.click(more());
		await fireEvent.click(screen.getByRole('menuitem', { name: 'Edit' }));
		await tick();
		expect(document.activeElement).toBe(field());
	};

	await open();
	await escape({ isComposing: true });
	expect(field()).toHaveProperty('value', 'Ask the tne who left.');
	await escape();
	await tick();
	expect(document.activeElement).toBe(more());

	await open();
	await fireEvent.input(field(), { target: { value: 'Ask the ten who left.' } });
	await escape();
	expect(field()).toHaveProperty('value', 'Ask the ten who left.');
	await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
	await tick();
	expect(document.activeElement).toBe(more());
	expect([...session.board.comments.values()][0]?.text).toBe('Ask the tne who left.');
	await session.close();
	world.close();
});
