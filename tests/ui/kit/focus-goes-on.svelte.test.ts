import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import GoingStage from './GoingStage.svelte';

afterEach(cleanup);

const button = (name: string) => screen.getByRole('button', { name });
const here = () => document.activeElement?.textContent.trim();
/** As a keyboard does it: the focus is there first. */
async function press(name: string): Promise<void> {
	button(name).focus();
	await fireEvent.click(button(name));
	await settled();
}
const settled = () => new Promise((done) => setTimeout(done));

describe('a row that goes away with the focus in it', () => {
	test('U-62 hands it to the same button of the next row, and the last one to that of the row before', async () => {
		render(GoingStage, { rows: ['one', 'two', 'three'] });
		await press('Remove two');
		expect(here()).toBe('Remove three');
		await press('Remove three');
		expect(here()).toBe('Remove one');
	});

	test('U-62 hands it to what stands behind the list if no row is left, and to nothing where nothing is', async () => {
		const { unmount } = render(GoingStage, { rows: ['one'] });
		await press('Remove one');
		expect(here()).toBe('Add');
		unmount();
		render(GoingStage, { rows: ['one', 'two'], adds: false });
		await press('Remove one');
		await press('Remove two');
		expect(document.activeElement).toBe(document.body);
	});

	test('U-62 hands it on also if somebody else took the row off', async () => {
		const { rerender } = render(GoingStage, { rows: ['one', 'two', 'three'] });
		button('Correct two').focus();
		await rerender({ rows: ['one', 'three'] });
		await settled();
		expect(here()).toBe('Correct three');
	});

	test('U-62 a row that goes away takes the focus from nowhere else', async () => {
		const { rerender } = render(GoingStage, { rows: ['one', 'two', 'three'] });
		button('Remove two').focus();
		button('Elsewhere').focus();
		await rerender({ rows: ['one', 'three'] });
		await settled();
		expect(here()).toBe('Elsewhere');
		button('Remove one').focus();
		button('Remove one').blur();
		await settled();
		await rerender({ rows: ['three'] });
		await settled();
		expect(document.activeElement).toBe(document.body);
	});
});

describe('a button that shows the rest of a list and goes', () => {
	test('U-63 hands the focus to the first that it showed', async () => {
		render(GoingStage, { rows: ['one', 'two', 'three', 'four'], few: 2 });
		await press('Show all');
		expect(screen.queryByRole('button', { name: 'Show all' })).toBeNull();
		expect(here()).toBe('Correct three');
	});

	test('U-63 hands it to the text itself where nothing can be pressed, which is no stop of the keyboard later', async () => {
		render(GoingStage, { rows: ['one', 'two', 'three', 'four'], few: 2, acts: false });
		await press('Show all');
		expect(here()).toBe('three');
		button('Add').focus();
		expect(screen.getByText('three').hasAttribute('tabindex')).toBe(false);
	});
});
