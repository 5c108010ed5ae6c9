import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { checkIn } from '#document/commands/check-in.ts';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addObjective } from '#document/commands/objective.ts';
import { addDays } from '#domain/day.ts';
import { made } from '#tests/document/world.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import { onStage } from '#tests/ui/stage.ts';
import CheckInHistory from '#ui/objective/CheckInHistory.svelte';

afterEach(cleanup);

HTMLElement.prototype.showPopover ??= () => undefined;

test('B-H3 a correction that is being typed stays where it is while others check in', async () => {
	const world = await aDevice();
	const session = await openBoard(world.device, await newBoard(world.shelf));
	const objectiveId = made(session.run(addObjective, { title: 'Calm support' }));
	const id = made(
		session.run(addKeyResult, {
			...{ objectiveId, title: 'Answered on the first day' },
			measure: { kind: 'reach', from: 65, to: 80 }
		})
	);
	for (let back = 6; back > 0; back -= 1)
		made(session.run(checkIn, id, { day: addDays(session.today, -back), value: 60 + back }));
	onStage({ session }, CheckInHistory, () => ({ keyResult: session.board.keyResults.get(id)! }));
	const lines = () => screen.getAllByRole('listitem').length;
	expect(lines()).toBe(5);

	const menus = screen.getAllByRole('button', { name: /^More for the check-in/ });
	await fireEvent.click(menus.at(-1)!);
	await fireEvent.click(screen.getByRole('menuitem', { name: 'Correct' }));
	const field = screen.getByRole('textbox', { name: 'Value' });
	await fireEvent.input(field, { target: { value: '71' } });
	made(session.run(checkIn, id, { value: 70 }));
	await tick();
	expect(lines()).toBe(6);
	expect(screen.getByRole('textbox', { name: 'Value' })).toBe(field);
	expect(field).toHaveProperty('value', '71');
	await session.close();
	world.close();
});
