import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { blankKeyResult, type KeyResultFields } from '#ui/vocabulary/key-result-fields.ts';
import KeyResultForm from '#ui/vocabulary/KeyResultForm.svelte';

afterEach(cleanup);

function form(typed: Partial<KeyResultFields> = {}, checked = false) {
	const fields = $state({ ...blankKeyResult('1'), ...typed });
	const onenter = vi.fn();
	const known = { people: [], kpis: [], cycle: undefined, locale: 'en', term: 'key result' };
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
