import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Instant } from '#domain/day.ts';
import type { BoardId, PersonId } from '#domain/id.ts';
import { Notices } from '#kit/notices.svelte.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import type { Restored } from '#session/backups.ts';
import type { Shelf } from '#session/shelf.svelte.ts';
import type { Sharing } from '#session/sharing.svelte.ts';
import { unshared, type SharedDevice } from '#session/sharing-state.ts';
import { aBoard } from '#tests/builders.ts';
import { onStage } from '#tests/ui/stage.ts';
import ShareScreen from '#ui/share/ShareScreen.svelte';

type Opened = Result<readonly Restored[], Why>;

const links = {
	view: 'https://qd.example/#/join/v.view',
	edit: 'https://qd.example/#/join/e.edit'
};

beforeAll(() => import('uqr'));
afterEach(cleanup);

/** As much of sharing as its screen sees. */
function aSharing(facts: Partial<Sharing> = {}) {
	return {
		isShared: true,
		canEdit: true,
		state: { ...unshared, connection: 'looking' },
		choices: { isOff: false, sameNetworkOnly: false, relays: undefined, turn: undefined },
		links: vi.fn(() => Promise.resolve(links)),
		share: vi.fn(() => Promise.resolve(done())),
		choose: vi.fn(() => Promise.resolve()),
		renew: vi.fn(() => Promise.resolve(done())),
		...facts
	};
}

async function shown(facts: Partial<Sharing> = {}, opened: Opened = done([])) {
	const sharing = aSharing(facts);
	const files = { changesFor: vi.fn(() => Promise.resolve(refused('file-busy'))) };
	const board = aBoard();
	const session = {
		id: board.id,
		board,
		me: null,
		locale: 'en',
		sharing,
		files,
		draft: (_key: string, value: object) => ({ value, clear: () => undefined })
	} as unknown as BoardSession;
	const openFile = vi.fn(() => Promise.resolve(opened));
	const shelf = { openFile } as unknown as Shelf;
	onStage({ session, shelf }, ShareScreen, () => ({ asksConnection: false }));
	await tick();
	await Promise.resolve();
	await tick();
	return { sharing, files };
}

const device = (facts: Partial<SharedDevice>): SharedDevice => ({
	id: JSON.stringify(facts),
	name: 'Firefox on Linux',
	person: undefined,
	canEdit: true,
	isThis: false,
	isHere: false,
	seenAt: undefined,
	behind: undefined,
	place: undefined,
	...facts
});
const button = (name: string) => screen.getByRole('button', { name });

describe('the share screen', () => {
	test('R-S1 of a board that is not shared offers one thing: to share it for viewing', async () => {
		const { sharing } = await shown({ isShared: false });
		expect(screen.getAllByRole('button').map(({ textContent }) => textContent.trim())).toEqual([
			'Share for viewing'
		]);
		expect(sharing.links).not.toHaveBeenCalled();
		await fireEvent.click(button('Share for viewing'));
		expect(sharing.share).toHaveBeenCalledOnce();
	});

	test('R-S2 the link for editing is shown one step further, with what it gives away', async () => {
		await shown();
		const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Link for viewing' });
		expect(field.value).toBe(links.view);
		expect(document.body.innerHTML).not.toContain('e.edit');
		await fireEvent.click(button('Invite to edit…'));
		const dialog = within(screen.getByRole('dialog'));
		expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Link for editing' }).value).toBe(
			links.edit
		);
		expect(dialog.getByText(/can change everything on/)).toBeTruthy();
	});

	test('R-S2 who may only view passes on the link for viewing, and makes no new links', async () => {
		await shown({ canEdit: false });
		expect(screen.queryByRole('button', { name: 'Invite to edit…' })).toBeNull();
		expect(screen.queryByRole('button', { name: 'Make new links…' })).toBeNull();
		expect(button('Copy link')).toBeTruthy();
	});

	test('R-S6 on a device that has only old links no link is passed on, and the way on is offered', async () => {
		await shown({ renewal: { by: undefined, at: 1 as Instant } });
		expect(document.body.textContent).toContain('New links were made for this board');
		expect(screen.getByRole('link', { name: 'Open a newer link' })).toBeTruthy();
		expect(screen.queryByRole('textbox', { name: /^Link for/ })).toBeNull();
		expect(screen.queryByRole('button', { name: 'Invite to edit…' })).toBeNull();
		expect(screen.queryByRole('button', { name: 'Save the file' })).toBeNull();
		expect(button('Make new links…')).toBeTruthy();
	});

	test('R-S3 new links are made only after it is said what that does and does not do', async () => {
		const { sharing } = await shown();
		await fireEvent.click(button('Make new links…'));
		expect(sharing.renew).not.toHaveBeenCalled();
		expect(screen.getByRole('dialog').textContent).toMatch(/stays on their device/);
		await fireEvent.click(button('Make new links'));
		expect(sharing.renew).toHaveBeenCalledOnce();
	});

	test('R-S4 the list says of each device whose it is, what it may do and how far it is', async () => {
		const devices = [
			device({ isThis: true, isHere: true, behind: 0 }),
			device({ isHere: true, behind: 0, person: 'p1' as PersonId, canEdit: false }),
			device({ behind: 2, name: undefined })
		];
		await shown({ state: { ...unshared, connection: 'connected', devices } });
		const rows = within(screen.getByRole('region', { name: 'Devices 3' }))
			.getAllByRole('listitem')
			.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' '));
		expect(rows[0]).toContain('This device');
		expect(rows[0]).not.toContain('In step');
		expect(rows[1]).toMatch(/Here.*Can only view.*In step/);
		expect(rows[2]).toMatch(/A device without a name.*Not seen yet.*2 changes behind/);
	});

	test('Y-F1 a file is for everybody, or for a device that is known, with what it lacks', async () => {
		const devices = [
			device({ isThis: true, isHere: true, behind: 0 }),
			device({ id: 'ben', behind: 2, name: 'Safari on an iPhone' }),
			device({ id: 'cleo', behind: 0, name: undefined })
		];
		const state = { ...unshared, connection: 'looking' as const, devices };
		const { files } = await shown({ state });
		const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: 'For' });
		expect([...choice.options].map(({ textContent }) => textContent)).toEqual([
			'Everybody: all that is on this board',
			'Safari on an iPhone: 2 changes not confirmed',
			'A device without a name: nothing missing there'
		]);
		await fireEvent.click(button('Save the file'));
		expect(files.changesFor).toHaveBeenLastCalledWith(undefined);
		expect(await screen.findByText(/The board did not answer in time/)).toBeTruthy();
	});

	test('Y-F9 a file that is opened here says what it brought, or why it was refused', async () => {
		await shown({}, refused('file-needs-link'));
		const chooser = screen.getByLabelText<HTMLInputElement>('File from others');
		Object.defineProperty(chooser, 'files', { value: [new File(['x'], 'a.quarterdeck')] });
		await fireEvent.change(chooser);
		expect(await screen.findByText(/^a\.quarterdeck: .*only a link of that board/)).toBeTruthy();
	});

	test('Y-F9 a backup that puts nothing into a board for viewing is not said to be here', async () => {
		const say = vi.spyOn(Notices.prototype, 'say');
		const board = { id: 'crew' as BoardId, name: 'Crew', outcome: 'view-only' } as const;
		await shown({}, done([board]));
		const chooser = screen.getByLabelText<HTMLInputElement>('File from others');
		Object.defineProperty(chooser, 'files', { value: [new File(['x'], 'a.quarterdeck')] });
		await fireEvent.change(chooser);
		await vi.waitFor(() => expect(say).toHaveBeenCalledOnce());
		expect(say.mock.lastCall?.[0]).toContain('nothing of the file was put into it');
	});
});
