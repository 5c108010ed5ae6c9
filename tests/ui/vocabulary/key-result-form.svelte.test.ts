import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { readMeasure } from '#exchange/read-measure.ts';
import { blankKeyResult, type KeyResultFields } from '#ui/vocabulary/key-result-fields.ts';
import { fieldsFromStated } from '#ui/vocabulary/measure-in-words.ts';
import { blankUnit } from '#ui/vocabulary/unit-fields.ts';
import KeyResultForm from '#ui/vocabulary/KeyResultForm.svelte';

afterEach(cleanup);

function form(typed: Partial<KeyResultFields> = {}, checked = false) {
	const fields = $state({ ...blankKeyResult('1'), ...typed });
	const onenter = vi.fn();
	const known = {
		people: [],
		kpis: [],
		cycle: undefined,
		locale: 'en',
		term: 'key result',
		reader: readMeasure
	};
	const props = $state({ ...known, checked, onenter, fields });
	render(KeyResultForm, { props });
	return { fields, onenter, props };
}

const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });

test('B-F5 what cannot be read stays as it was typed, and the field says why', async () => {
	const { fields } = form();
	await fireEvent.input(field('From'), { target: { value: 'plenty' } });
	await fireEvent.blur(field('From'));
	expect(fields.from).toBe('plenty');
	expect(field('From').getAttribute('aria-invalid')).toBe('true');
	expect(field('To').getAttribute('aria-invalid')).toBeNull();
});

test('B-F5 what is missing is said after a try to save', () => {
	form({}, true);
	for (const name of ['What will have changed', 'From', 'To'])
		expect(field(name).getAttribute('aria-invalid')).toBe('true');
});

test('B-F6 equal start and target are answered with the offer to keep the value instead', async () => {
	const { fields } = form({ title: 'Uptime', from: '99.9', to: '99.9' });
	expect(screen.getByText(/Start and target are equal/)).toBeTruthy();
	await fireEvent.click(screen.getByRole('button', { name: 'Use Keep' }));
	flushSync();
	expect(fields).toMatchObject({ kind: 'keep', limits: 'min', min: '99.9' });
	expect(field('At least').value).toBe('99.9');
});

test('B-F7 the form is short: what was set stays in sight, the rest is folded away', () => {
	form();
	expect(screen.getByRole('group', { name: '' }).hasAttribute('open')).toBe(false);
	cleanup();
	form({ weight: '2' });
	expect(screen.getByRole('group', { name: '' }).hasAttribute('open')).toBe(true);
});

test('B-F8 Enter in the title goes on', async () => {
	const { onenter } = form();
	await fireEvent.keyDown(field('What will have changed'), { key: 'Enter' });
	expect(onenter).toHaveBeenCalledOnce();
});

async function title(words: string, typed: Partial<KeyResultFields> = {}) {
	const { fields } = form({ title: words, ...typed });
	await fireEvent.blur(field('What will have changed'));
	return fields;
}

test('B-F9 what a title states is filled in with its unit, and that is said', async () => {
	const fields = await title('Cafés that order again rise from 38 % to 60 %');
	await screen.findByText('From and to are taken from your words.');
	expect(fields).toMatchObject({ kind: 'reach', from: '38', to: '60', unit: { kind: 'percent' } });
	await fireEvent.input(field('To'), { target: { value: '65' } });
	expect(screen.queryByText('From and to are taken from your words.')).toBeNull();
});

test('B-F9 what is filled in follows the title as it is typed, and goes with its figures', async () => {
	const { fields } = form();
	const type = async (value: string) => {
		await fireEvent.input(field('What will have changed'), { target: { value } });
		await vi.dynamicImportSettled();
	};
	await type('Regulars from 40 % to 5');
	await vi.waitFor(() => expect(fields).toMatchObject({ from: '40', to: '5' }));
	await type('Regulars from 40 % to 55 %');
	await vi.waitFor(() => expect(fields.to).toBe('55'));
	expect(fields.unit.kind).toBe('percent');
	await type('Regulars');
	await vi.waitFor(() => expect(fields).toMatchObject({ from: '', to: '' }));
	expect(fields.unit.kind).toBe('number');
});

test('B-F9 what a person typed is not taken away by another title', async () => {
	const { fields } = form({ title: 'Riders from 120 to 300', from: '110', to: '300' });
	await fireEvent.input(field('What will have changed'), {
		target: { value: 'Riders from 1 to 2' }
	});
	await vi.dynamicImportSettled();
	expect(fields).toMatchObject({ from: '110', to: '300' });
});

test('B-F9 what was typed stays, and what is in doubt is left to be typed', async () => {
	const typed = await title('Riders from 120 to 300', { from: '110' });
	const doubtful = { ...blankKeyResult(), title: 'Add 20 riders by week 12' };
	expect(fieldsFromStated(await readMeasure(doubtful.title), doubtful, 'en')).toBeUndefined();
	expect(typed).toMatchObject({ from: '110', to: '' });
});

test('B-F9 figures are filled in as the person writes them, and the unit of the form stays for plain ones', async () => {
	const money = { ...blankKeyResult('1', blankUnit('money')), title: 'Orders from 1.5 to 2.5' };
	expect(fieldsFromStated(await readMeasure(money.title), money, 'de')).toMatchObject({
		from: '1,5',
		to: '2,5',
		unit: { kind: 'money' }
	});
});
