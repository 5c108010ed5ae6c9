import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import ProcessForm from '#ui/kpi/ProcessForm.svelte';
import { blankProcess } from '#ui/kpi/process-fields.ts';

afterEach(cleanup);

const nothing = () => undefined;

test.each([
	{ open: 'lock', first: 'Lock the limits up to' },
	{ open: 'new', first: 'What changed' }
] as const)(
	'U-60 a form that comes into a page begins in a field: $first',
	async ({ open, first }) => {
		render(ProcessForm, {
			fields: { ...blankProcess, open, day: '2026-03-01' },
			...{
				refusal: undefined,
				wasTyped: false,
				today: '2026-03-12',
				onsave: nothing,
				oncancel: nothing
			}
		});
		await tick();
		expect(document.activeElement).toBe(screen.getByLabelText(first));
	}
);
