import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Menu from '#kit/Menu.svelte';
import type { Notices } from '#kit/notices.svelte.ts';
import Stage from './Stage.svelte';

// happy-dom has no top layer; where a panel lies is for the browser tests.
HTMLElement.prototype.showPopover ??= () => undefined;

afterEach(cleanup);

describe('a dialog', () => {
	async function opened(handlers: { onclose?: () => void; onsubmit?: () => void } = {}) {
		render(Stage, handlers);
		const button = screen.getByRole('button', { name: 'Rename' });
		button.focus();
		await fireEvent.click(button);
		return { button, dialog: screen.getByRole('dialog') };
	}

	test('U-40 is named by its title and exists only while it is open', async () => {
		const { dialog } = await opened();
		expect(dialog.getAttribute('aria-labelledby')).toBe(screen.getByText('Rename the board').id);
		await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
		expect(screen.queryByRole('dialog')).toBeNull();
	});

	test('U-41 Escape closes it, tells its owner and gives the focus back', async () => {
		const onclose = vi.fn();
		const { button, dialog } = await opened({ onclose });
		screen.getByRole('textbox').focus();
		await fireEvent(dialog, new Event('cancel', { cancelable: true }));
		expect(screen.queryByRole('dialog')).toBeNull();
		expect(onclose).toHaveBeenCalledOnce();
		expect(document.activeElement).toBe(button);
	});

	test('U-42 a press on the backdrop closes it, a selection that ends there does not', async () => {
		const { dialog } = await opened();
		await fireEvent.pointerDown(screen.getByRole('textbox'));
		await fireEvent.click(dialog);
		expect(screen.queryByRole('dialog')).not.toBeNull();
		await fireEvent.pointerDown(dialog);
		await fireEvent.click(dialog);
		expect(screen.queryByRole('dialog')).toBeNull();
	});

	test('U-43 sends its form to its owner and stays until the owner closes it', async () => {
		const onsubmit = vi.fn();
		const { dialog } = await opened({ onsubmit });
		const form = dialog.querySelector('form');
		await fireEvent.submit(form!);
		expect(onsubmit).toHaveBeenCalledOnce();
		expect(screen.queryByRole('dialog')).not.toBeNull();
	});
});

describe('a menu', () => {
	const archive = vi.fn();
	const close = vi.fn();
	const tickOwner = vi.fn();

	async function opened() {
		render(Menu, {
			label: 'More',
			items: [
				{ label: 'Edit', onchoose: () => undefined },
				'divider',
				{ label: 'Close the cycle', reason: 'Two scores are missing', onchoose: close },
				{ label: 'Show owners', checked: true, onchoose: tickOwner },
				{ label: 'Archive', onchoose: archive }
			]
		});
		const button = screen.getByRole('button', { name: 'More' });
		button.focus();
		await fireEvent.keyDown(button, { key: 'ArrowDown' });
		const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
		return { button, press, here: () => document.activeElement?.textContent.trim() };
	}

	afterEach(() => vi.clearAllMocks());

	test('U-44 opens by an arrow on its first entry and walks in a ring', async () => {
		const { button, press, here } = await opened();
		expect(button.getAttribute('aria-expanded')).toBe('true');
		expect(here()).toBe('Edit');
		await press('ArrowUp');
		expect(here()).toBe('Archive');
		await press('ArrowDown');
		expect(here()).toBe('Edit');
		await press('End');
		expect(here()).toBe('Archive');
		await press('Home');
		expect(here()).toBe('Edit');
	});

	test('U-44 letters lead to the entry that begins with them', async () => {
		const { press, here } = await opened();
		await press('a');
		expect(here()).toBe('Archive');
	});

	test('U-45 Escape closes it and gives the focus back to its button', async () => {
		const { button, press } = await opened();
		await press('Escape');
		expect(screen.queryByRole('menu')).toBeNull();
		expect(document.activeElement).toBe(button);
		expect(button.getAttribute('aria-expanded')).toBe('false');
	});

	test('U-46 a choice is done and closes it', async () => {
		await opened();
		await fireEvent.click(screen.getByRole('menuitem', { name: 'Archive' }));
		expect(archive).toHaveBeenCalledOnce();
		expect(screen.queryByRole('menu')).toBeNull();
	});

	test('U-46 a tick leaves it open', async () => {
		await opened();
		await fireEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Show owners' }));
		expect(tickOwner).toHaveBeenCalledOnce();
		expect(screen.queryByRole('menu')).not.toBeNull();
	});

	test('U-47 what cannot be done now says why, and is not done', async () => {
		await opened();
		const entry = screen.getByRole('menuitem', { name: /Close the cycle/ });
		expect(entry.textContent).toContain('Two scores are missing');
		expect(entry.getAttribute('aria-disabled')).toBe('true');
		await fireEvent.click(entry);
		expect(close).not.toHaveBeenCalled();
	});

	test('U-45 a press elsewhere closes it', async () => {
		await opened();
		await fireEvent.pointerDown(document.body);
		expect(screen.queryByRole('menu')).toBeNull();
	});
});

describe('notices', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	function staged(): Notices {
		let found: Notices | undefined;
		const { component } = render(Stage, { notices: (list) => (found = list) });
		component.tellNotices();
		return found!;
	}

	test('U-48 are read politely and leave by themselves', async () => {
		const notices = staged();
		notices.say('Archived.');
		await tick();
		expect(screen.getByRole('status').textContent).toContain('Archived.');
		vi.advanceTimersByTime(8000);
		await tick();
		expect(screen.getByRole('status').textContent.trim()).toBe('');
	});

	test('U-49 a warning stays until it is dismissed', async () => {
		const notices = staged();
		notices.warn('Not saved.');
		vi.advanceTimersByTime(3_600_000);
		await tick();
		await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
		expect(notices.list).toEqual([]);
	});

	test('U-50 an action is done once and takes its notice away', async () => {
		const undo = vi.fn();
		const notices = staged();
		notices.say('Archived.', { label: 'Undo', act: undo });
		await tick();
		await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
		expect(undo).toHaveBeenCalledOnce();
		expect(notices.list).toEqual([]);
	});

	test('U-51 there are three at most, and a warning gives way last', () => {
		const notices = staged();
		notices.warn('Not saved.');
		for (const text of ['One', 'Two', 'Three']) notices.say(text);
		expect(notices.list.map(({ text }) => text)).toEqual(['Not saved.', 'Two', 'Three']);
	});

	test('U-51 the same sentence is there once', () => {
		const notices = staged();
		notices.say('Copied.');
		notices.say('Copied.');
		expect(notices.list).toHaveLength(1);
	});

	test('U-52 nothing leaves while the pointer rests on it', async () => {
		const notices = staged();
		notices.say('Archived.');
		await fireEvent.pointerEnter(screen.getByRole('status'));
		vi.advanceTimersByTime(60_000);
		expect(notices.list).toHaveLength(1);
		await fireEvent.pointerLeave(screen.getByRole('status'));
		vi.advanceTimersByTime(8000);
		expect(notices.list).toEqual([]);
	});
});
