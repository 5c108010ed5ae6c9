import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet, flushSync } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { done } from '#domain/result.ts';
import type { BoardId } from '#domain/id.ts';
import type { Joining } from '#session/joining.svelte.ts';
import { unshared } from '#session/sharing-state.ts';
import JoinScreen from '#ui/join/JoinScreen.svelte';

afterEach(() => {
	cleanup();
	location.hash = '';
});

/** As much of a joining as its screen sees. */
function aJoining(facts: Partial<Joining> = {}) {
	return {
		device: { ownName: 'Kitchen tablet' },
		link: 'edit',
		why: undefined,
		wasMangled: false,
		known: undefined,
		knownBoard: undefined,
		willRaise: false,
		isNew: true,
		state: 'asking',
		sharing: unshared,
		boardName: undefined,
		boardId: undefined,
		join: vi.fn(() => Promise.resolve(done())),
		choose: vi.fn(() => Promise.resolve(done())),
		leave: vi.fn(() => Promise.resolve()),
		later: vi.fn(() => Promise.resolve()),
		...facts
	} as unknown as Joining;
}

function shown(facts: Partial<Joining> = {}) {
	const joining = aJoining(facts);
	const mark = createRawSnippet(() => ({ render: () => '<span></span>' }));
	render(JoinScreen, { joining, mark });
	flushSync();
	return joining;
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('the join screen', () => {
	test('R-J1 touches nothing until the person presses Join', async () => {
		const joining = shown();
		expect(joining.join).not.toHaveBeenCalled();
		expect(document.body.textContent).toContain('change everything');
		expect(document.body.textContent).toContain('calls itself (Kitchen tablet)');
		await press('Join');
		expect(joining.join).toHaveBeenCalledOnce();
	});

	test('R-J14 leaving the screen stops what was only just begun, and not what is ending', async () => {
		const begun = shown({ join: vi.fn(() => new Promise<never>(() => undefined)) });
		await press('Join');
		cleanup();
		expect(begun.later).toHaveBeenCalledOnce();
		const ending = shown({ state: 'ending' });
		cleanup();
		expect(ending.later).not.toHaveBeenCalled();
	});

	test('R-J8 says what is shared and by whom, and that this is the word of the link', () => {
		shown({ names: { board: 'Harbour', by: 'Ana Ruiz' } });
		expect(heading()).toBe('Ana Ruiz shares “Harbour” with you');
		expect(document.body.textContent).toContain('anybody can write a link');
		cleanup();
		shown({ names: { board: 'Harbour' } });
		expect(heading()).toBe('Somebody shares “Harbour” with you');
		cleanup();
		shown();
		expect(heading()).toBe('Somebody shares a board with you');
		cleanup();
		shown({ state: 'looking', names: { board: 'Harbour' } });
		expect(heading()).toBe('Joining “Harbour”');
	});

	test('R-J1 “Not now” forgets it and goes to the shelf', async () => {
		location.hash = '#/join/x';
		const joining = shown({ link: 'view' });
		expect(document.body.textContent).toContain('change nothing');
		await press('Not now');
		expect(joining.leave).toHaveBeenCalledOnce();
		expect(location.hash).toBe('#/');
	});

	test('R-J1 what was left for later goes on by itself', () => {
		expect(shown({ known: { isJoining: true } as Joining['known'] }).join).toHaveBeenCalledOnce();
	});

	test('R-J2 a first sync shows how far it is, and can be left', async () => {
		const progress = { have: 12, total: 40 };
		const joining = shown({
			state: 'receiving',
			boardName: 'Harbour',
			sharing: { ...unshared, connection: 'connected', progress },
			progress
		});
		expect(heading()).toBe('Joining “Harbour”');
		expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
			'12 of 40 changes are here.'
		);
		await press('Go on later');
		expect(joining.later).toHaveBeenCalled();
	});

	test('R-J2 R-J13 a tab that waits for another one says so, and offers nothing that is for that one to do', () => {
		shown({ state: 'looking', isElsewhere: true, names: { board: 'Harbour' } });
		expect(screen.getByRole('status').textContent).toContain('Another tab of this browser');
		expect(screen.getAllByRole('button').map(({ textContent }) => textContent.trim())).toEqual([
			'All boards'
		]);
	});

	test('R-J2 what is here stays in sight when the sender goes, and when all of it is here that is said', () => {
		const progress = { have: 12, total: 40 };
		shown({ state: 'receiving', progress, sharing: { ...unshared, connection: 'looking' } });
		expect(screen.getByRole('status').textContent).toMatch(/^12 of 40 .* Looking for a device/);
		cleanup();
		shown({ state: 'ending', progress: { have: 39, total: 40 } });
		const bar = screen.getByRole('progressbar');
		expect(bar.getAttribute('aria-valuenow')).toBe('100');
		expect(screen.getByRole('status').textContent).toContain('All of it is here');
		expect(screen.queryByRole('button')).toBeNull();
	});

	test('R-J2 R-J9 goes to the board when all is here, and asks those who only read, too, who they are', () => {
		shown({ state: 'joined', boardId: 'b1' as BoardId });
		expect(location.hash).toBe('#/b/b1/who');
		cleanup();
		shown({ state: 'joined', boardId: 'b1' as BoardId, link: 'view' });
		expect(location.hash).toBe('#/b/b1/who');
	});

	test('R-J7 a board that goes on by new links says so before, and is not asked who uses it after', async () => {
		const mayBe = { boardId: 'b1' as BoardId, name: 'Harbour', isProven: true };
		shown({ mayBe, link: 'view' });
		expect(document.body.textContent).toContain('kept as a board of its own');
		cleanup();
		const joining = shown({ mayBe });
		expect(heading()).toBe('“Harbour” goes on under this link');
		expect(document.body.textContent).toContain('what was not sent yet goes to those who came');
		await press('Go on with it');
		expect(joining.join).toHaveBeenCalledOnce();
		cleanup();
		shown({ mayBe, state: 'joined', boardId: 'b1' as BoardId, isNew: false });
		expect(location.hash).toBe('#/b/b1');
	});

	test('R-J7 what may be a board that is here is asked, and keeping it apart is the plain answer', async () => {
		const mayBe = { boardId: 'b1' as BoardId, name: 'Harbour', isProven: false };
		shown({ mayBe });
		expect(heading()).toBe('Somebody shares a board with you');
		cleanup();
		const joining = shown({ mayBe, state: 'choosing', boardName: 'Habour' });
		expect(heading()).toBe('Is this the board “Harbour” that you have here?');
		expect(document.body.textContent).toContain('calls itself “Habour”');
		await press('Keep it apart');
		expect(joining.choose).toHaveBeenLastCalledWith('apart');
		await press('Go on with it');
		expect(joining.choose).toHaveBeenLastCalledWith('go-on');
	});

	test('R-J4 a link that is no link says why, and one that was rewritten says that it was seen', () => {
		shown({ link: undefined, why: 'link-cut' });
		expect(heading()).toBe('This link opens nothing');
		expect(document.body.textContent).toContain('lost its end');
		cleanup();
		shown({ wasMangled: true });
		expect(document.body.textContent).toContain('others may have seen it');
	});

	test('R-J3 a link that lets one edit a board that could only be read asks first', async () => {
		const joining = shown({ knownBoard: 'b1' as BoardId, willRaise: true });
		expect(heading()).toBe('Edit this board from now on?');
		await press('Edit from now on');
		expect(joining.join).toHaveBeenCalledOnce();
	});
});
