import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { blankUnit } from '#ui/vocabulary/unit-fields.ts';
import UnitField from '#ui/vocabulary/UnitField.svelte';

afterEach(cleanup);

test('F-2 a rate is offered as the person writes numbers, and one of an unusual size stays', () => {
	const fields = $state({ ...blankUnit('rate'), per: '2500' });
	render(UnitField, { props: { fields, locale: 'de-DE' } });
	const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Per how many' });
	expect([...select.options].map(({ text }) => text.replace(/\s/gu, ' '))).toEqual([
		...['per 100', 'per 1.000', 'per 10.000', 'per 100.000', 'per 1.000.000', 'per 2.500']
	]);
	expect(select.value).toBe('2500');
});
