import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { addComment } from '#document/commands/comment.ts';
import { addObjective } from '#document/commands/objective.ts';
import { until } from '#tests/patience.ts';
import { made } from '#tests/document/world.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import CommentsStage from './CommentsStage.svelte';

afterEach(cleanup);

HTMLElement.prototype.showPopover ??= () => undefined;

const field = () => screen.getByRole('textbox', { name: 'New wording' });

test('B-T1 other words for a comment are there again after a reload, and are kept or given up from there', async () => {
	const world = await aDevice();
	const boardId = await newBoard(world.shelf);
	let session = await openBoard(world.device, boardId);
	const id = made(session.run(addObjective, { title: 'Customers stay' }));
	made(session.run(addComment, { kind: 'objective', id }, 'Ask the tne who left.'));
	const text = () => [...session.board.comments.values()][0]!.text;

	render(CommentsStage, { session, id });
	await fireEvent.click(screen.getByRole('button', { name: 'More for this comment' }));
	await fireEvent.click(screen.getByRole('menuitem', { name: 'Edit' }));
	await fireEvent.input(field(), { target: { value: 'Ask the ten who left.' } });
	await until(async () => expect(await world.device.database.drafts.count()).toBe(1));
	cleanup();
	await session.close();

	session = await openBoard(world.device, boardId);
	render(CommentsStage, { session, id });
	await tick();
	expect(field()).toHaveProperty('value', 'Ask the ten who left.');
	expect(text()).toBe('Ask the tne who left.');
	await fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
	expect(text()).toBe('Ask the ten who left.');
	expect(screen.queryByRole('textbox', { name: 'New wording' })).toBeNull();
	await session.close();
	world.close();
});
