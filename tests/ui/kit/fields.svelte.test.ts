import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import Button from '#kit/Button.svelte';
import Combobox from '#kit/Combobox.svelte';
import FilterChip from '#kit/FilterChip.svelte';
import NumberField from '#kit/NumberField.svelte';
import ProgressBar from '#kit/ProgressBar.svelte';
import SearchField from '#kit/SearchField.svelte';
import Slider from '#kit/Slider.svelte';

afterEach(cleanup);

HTMLElement.prototype.showPopover ??= () => undefined;

function readWhole(text: string) {
	return /^\d+$/.test(text)
		? { ok: true as const, value: Number(text) }
		: { ok: false as const, message: `“${text}” is not a number.` };
}

describe('a number field', () => {
	const input = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Current' });
	const type = (value: string) => fireEvent.input(input(), { target: { value } });

	test('U-10 keeps what was typed, readable or not', async () => {
		render(NumberField, { label: 'Current', read: readWhole });
		await type('12x');
		await fireEvent.blur(input());
		expect(input().value).toBe('12x');
	});

	test('U-11 says what is wrong after it was left, and not while it is being typed', async () => {
		render(NumberField, { label: 'Current', read: readWhole });
		await type('12x');
		expect(screen.queryByText(/is not a number/)).toBeNull();
		expect(input().getAttribute('aria-invalid')).toBeNull();
		await fireEvent.blur(input());
		const message = screen.getByText('“12x” is not a number.');
		expect(input().getAttribute('aria-describedby')).toBe(message.id);
		expect(input().getAttribute('aria-invalid')).toBe('true');
	});

	test('U-11 takes the message back as soon as it can be read', async () => {
		render(NumberField, { label: 'Current', read: readWhole, text: '12x', checked: false });
		await fireEvent.blur(input());
		await type('12');
		expect(screen.queryByText(/is not a number/)).toBeNull();
		await type('12y');
		expect(screen.queryByText(/is not a number/)).toBeNull();
	});

	test('U-12 does not read an empty field', async () => {
		const read = vi.fn(readWhole);
		render(NumberField, { label: 'Current', read, text: ' ' });
		await fireEvent.blur(input());
		expect(read).not.toHaveBeenCalled();
		expect(input().getAttribute('aria-invalid')).toBeNull();
	});

	test('U-13 a hint and an error are both heard with the field', () => {
		render(NumberField, { label: 'Current', read: readWhole, hint: 'In euros', error: 'Too much' });
		const ids = input().getAttribute('aria-describedby')!.split(' ');
		expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual([
			'In euros',
			'Too much'
		]);
	});

	test('U-13 its unit is heard with it, and what the form knows', () => {
		document.body.insertAdjacentHTML('beforeend', '<p id="last">Last 4 h.</p>');
		render(NumberField, { label: 'Current', read: readWhole, unit: 'h', describedBy: 'last' });
		const ids = input().getAttribute('aria-describedby')!.split(' ');
		expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual(['Last 4 h.', 'h']);
		document.getElementById('last')?.remove();
	});
});

describe('a combobox', () => {
	const options = [
		{ value: 'a', label: 'Ana Ruiz' },
		{ value: 'b', label: 'Ben Okafor' }
	];
	const input = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Owner' });
	const press = (key: string) => fireEvent.keyDown(input(), { key });
	const type = (value: string) => fireEvent.input(input(), { target: { value } });
	const rows = () => screen.queryAllByRole('option').map((row) => row.textContent.trim());

	test('U-15 Enter takes the line the keyboard is on', async () => {
		const onchange = vi.fn();
		render(Combobox, { label: 'Owner', options, onchange });
		await press('ArrowDown');
		expect(rows()).toEqual(['Ana Ruiz', 'Ben Okafor']);
		await press('ArrowDown');
		const line = screen.getByRole('option', { selected: true });
		expect(input().getAttribute('aria-activedescendant')).toBe(line.id);
		await press('Enter');
		expect(onchange).toHaveBeenCalledWith('b');
		expect(input().value).toBe('Ben Okafor');
		expect(rows()).toEqual([]);
	});

	test('U-16 Escape shows again what was chosen', async () => {
		render(Combobox, { label: 'Owner', options, value: 'a' });
		await type('be');
		expect(rows()).toEqual(['Ben Okafor']);
		await press('Escape');
		expect(input().value).toBe('Ana Ruiz');
	});

	test('U-16 a whole name typed and left is chosen', async () => {
		const onchange = vi.fn();
		render(Combobox, { label: 'Owner', options, onchange });
		await type('ben okafor');
		await fireEvent.blur(input());
		expect(onchange).toHaveBeenCalledWith('b');
	});

	test('U-16 nobody is chosen if the field was emptied and left, where nobody can be chosen', async () => {
		const onchange = vi.fn();
		const { rerender } = render(Combobox, { label: 'Owner', options, value: 'a', onchange });
		const empty = async () => {
			await type('');
			await fireEvent.blur(input());
		};
		await empty();
		expect(input().value).toBe('Ana Ruiz');
		await rerender({ none: 'Nobody' });
		await empty();
		expect(onchange.mock.calls).toEqual([[undefined]]);
		expect(input().value).toBe('');
	});

	test('U-61 Enter and Escape of a word that is being put together choose and leave nothing', async () => {
		const onchange = vi.fn();
		render(Combobox, { label: 'Owner', options, onchange });
		await type('be');
		await fireEvent.keyDown(input(), { key: 'Enter', isComposing: true });
		await fireEvent.keyDown(input(), { key: 'Escape', isComposing: true });
		expect(input().value).toBe('be');
		expect(onchange).not.toHaveBeenCalled();
		await press('Enter');
		expect(onchange).toHaveBeenCalledWith('b');
	});

	test('U-17 offers nobody, and to add who is not there yet', async () => {
		const oncreate = vi.fn();
		const onchange = vi.fn();
		render(Combobox, { label: 'Owner', options, value: 'a', none: 'Nobody', oncreate, onchange });
		await fireEvent.click(input());
		await fireEvent.click(screen.getByRole('option', { name: 'Nobody' }));
		expect(onchange).toHaveBeenCalledWith(undefined);
		await type('Chiara');
		await press('Enter');
		expect(oncreate).toHaveBeenCalledWith('Chiara');
	});
});

describe('other controls', () => {
	test('U-18 a button that cannot be used now stays in reach, says why and does nothing', async () => {
		const onclick = vi.fn();
		render(Button, { reason: 'Give it an owner first', onclick });
		const button = screen.getByRole('button');
		expect(button.title).toBe('Give it an owner first');
		expect(button.getAttribute('aria-disabled')).toBe('true');
		await fireEvent.click(button);
		expect(onclick).not.toHaveBeenCalled();
	});

	test('U-61 Escape of a word that is being put together does not empty a search', async () => {
		render(SearchField, { label: 'Find', value: 'calm' });
		const input = screen.getByRole<HTMLInputElement>('searchbox');
		await fireEvent.keyDown(input, { key: 'Escape', isComposing: true });
		expect(input.value).toBe('calm');
	});

	test('U-19 Escape empties a search first, and leaves it second', async () => {
		const onescape = vi.fn();
		render(SearchField, { label: 'Find', value: 'calm', onescape });
		const input = screen.getByRole<HTMLInputElement>('searchbox');
		await fireEvent.keyDown(input, { key: 'Escape' });
		expect(input.value).toBe('');
		expect(onescape).not.toHaveBeenCalled();
		await fireEvent.keyDown(input, { key: 'Escape' });
		expect(onescape).toHaveBeenCalledOnce();
	});

	test('U-26 a slider says its value in words', () => {
		render(Slider, { label: 'Confidence', value: 8, words: () => 'sure' });
		const slider = screen.getByRole('slider', { name: 'Confidence' });
		expect(slider.getAttribute('aria-valuetext')).toBe('8, sure');
		expect(screen.getByRole('status').textContent).toContain('8');
	});

	test('U-25 a progress bar has its sentence, and no value where there is no data', () => {
		const { unmount } = render(ProgressBar, { label: 'Calm', ratio: 1.2, expected: 0.5 });
		const bar = () => screen.getByRole('progressbar', { name: 'Calm' });
		expect(bar().getAttribute('aria-valuenow')).toBe('100');
		expect(bar().getAttribute('aria-valuetext')).toBe('120 %, expected today 50 %');
		unmount();
		render(ProgressBar, { label: 'Calm', ratio: undefined });
		expect(bar().hasAttribute('aria-valuenow')).toBe(false);
	});

	test('U-27 a filter shows what is chosen and clears it inside', async () => {
		render(FilterChip, {
			label: 'Status',
			options: [
				{ value: 'risk', label: 'At risk', count: 3 },
				{ value: 'stale', label: 'Stale' }
			],
			chosen: ['risk']
		});
		const chip = screen.getByRole('button');
		expect(chip.textContent).toContain('Status: At risk');
		await fireEvent.click(chip);
		await fireEvent.click(screen.getByRole('menuitemcheckbox', { name: /Stale/ }));
		expect(chip.textContent).toContain('At risk, Stale');
		await fireEvent.click(screen.getByRole('menuitem', { name: 'Clear' }));
		expect(chip.textContent.trim()).toBe('Status');
	});

	test('U-27 what applies while nothing is chosen is said, and cannot be cleared', async () => {
		const options = [
			{ value: 'q3', label: 'Q3' },
			{ value: 'q4', label: 'Q4' }
		];
		render(FilterChip, { label: 'Cycle', options, usual: 'q4', many: false });
		const chip = screen.getByRole('button');
		expect(chip.textContent).toContain('Cycle: Q4');
		await fireEvent.click(chip);
		expect(screen.getByRole('menuitemcheckbox', { name: 'Q4', checked: true })).toBeTruthy();
		expect(screen.queryByRole('menuitem', { name: 'Clear' })).toBeNull();
		await fireEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Q3' }));
		expect(chip.textContent).toContain('Cycle: Q3');
	});
});
