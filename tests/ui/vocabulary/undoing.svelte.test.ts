import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterAll, afterEach, expect, test } from 'vitest';
import { archive } from '#document/commands/archive.ts';
import { addPerson, renamePerson } from '#document/commands/person.ts';
import type { PersonId } from '#domain/id.ts';
import type { Notices } from '#kit/notices.svelte.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import Stage from '#tests/ui/kit/Stage.svelte';
import { undoing } from '#ui/vocabulary/undoing.ts';

const world = await aDevice();
afterEach(cleanup);
afterAll(() => world.close());

async function twoPeople() {
	const session = await openBoard(world.device, await newBoard(world.shelf));
	const added = ['Ben', 'Cleo'].map((name) => session.run(addPerson, { name }));
	const [ben, cleo] = added.map((result) => (result.done ? result.value : undefined));
	let notices: Notices | undefined;
	const { component } = render(Stage, { notices: (list) => (notices = list) });
	component.tellNotices();
	return { session, notices: notices!, ben: ben!, cleo: cleo! };
}

function putAway(session: BoardSession, notices: Notices, person: PersonId): void {
	session.run(archive, 'people', person);
	notices.say(`${session.board.people.get(person)!.name} is in the trash.`, undoing(session));
}

const offers = () => screen.queryAllByRole('button', { name: 'Undo' });

test('W-7 undo beside what was said takes exactly that back, and leaves once something else was done', async () => {
	const { session, notices, ben, cleo } = await twoPeople();
	putAway(session, notices, ben);
	await tick();
	expect(offers()).toHaveLength(1);

	putAway(session, notices, cleo);
	await tick();
	const [offer, ...others] = offers();
	expect(others).toEqual([]);
	expect(offer!.parentElement!.textContent).toContain('Cleo is in the trash.');
	offer!.click();
	await tick();
	expect(session.board.people.get(cleo)!.archivedOn).toBeUndefined();
	expect(session.board.people.get(ben)!.archivedOn).toBeDefined();

	// Cleo is taken back: the last step is the one that Ben's sentence is about.
	expect(offers()).toHaveLength(1);
	session.run(renamePerson, cleo, 'Chloe');
	await tick();
	expect(offers()).toEqual([]);
	await session.close();
});

test('W-7 of a board that was left nothing is offered to be undone', async () => {
	const { session, notices, ben } = await twoPeople();
	putAway(session, notices, ben);
	await session.close();
	await tick();
	expect(offers()).toEqual([]);
	expect(screen.getByRole('status').textContent).toContain('Ben is in the trash.');
});
