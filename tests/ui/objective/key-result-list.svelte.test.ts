import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addObjective } from '#document/commands/objective.ts';
import { objectiveReport } from '#domain/objective-report.ts';
import { made } from '#tests/document/world.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import { onStage } from '#tests/ui/stage.ts';
import KeyResultList from '#ui/objective/KeyResultList.svelte';

afterEach(cleanup);

const isOpen = (name: string) =>
	screen.getByRole('button', { name }).getAttribute('aria-expanded') === 'true';

test('B-D2 an address that names a key result opens it, also where its page is open already', async () => {
	const world = await aDevice();
	const session = await openBoard(world.device, await newBoard(world.shelf));
	const id = made(session.run(addObjective, { title: 'Customers stay' }));
	const measure = { kind: 'done' } as const;
	const [first, second] = ['First', 'Second'].map((title) =>
		made(session.run(addKeyResult, { objectiveId: id, title, measure }))
	);
	const given = (at: typeof first) => () => {
		const objective = session.board.objectives.get(id)!;
		return { report: objectiveReport(session.board, objective, session.today), at };
	};
	const give = onStage({ session }, KeyResultList, given(first));
	expect([isOpen('First'), isOpen('Second')]).toEqual([true, false]);
	await give(given(second));
	expect(isOpen('Second')).toBe(true);
	await fireEvent.click(screen.getByRole('button', { name: 'Second' }));
	expect(isOpen('Second')).toBe(false);
	await session.close();
	world.close();
});
