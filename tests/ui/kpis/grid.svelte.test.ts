import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { liveKpis } from '#domain/lookups.ts';
import KpiGrid from '#ui/kpis/KpiGrid.svelte';
import { aBoard, aKpi, aReading, day } from '#tests/builders.ts';

afterEach(cleanup);

function grid() {
	const board = aBoard(
		aKpi('Churn', { limits: { direction: 'lower', target: 4 } }, aReading('2026-03-10', 9)),
		aKpi('Uptime')
	);
	render(KpiGrid, {
		kpis: liveKpis(board),
		period: 'week',
		caption: 'The last 13 weeks',
		settings: board.settings,
		addressOf: (id) => `#/kpis/${id}`,
		today: day('2026-03-12'),
		locale: 'en'
	});
	const press = (key: string) =>
		fireEvent.keyDown(document.activeElement ?? document.body, { key });
	return { press };
}

test('Y-T2 one cell is in the order of Tab, arrows move the focus and Enter opens the KPI', async () => {
	const { press } = grid();
	const inOrder = () => screen.getByRole('grid').querySelectorAll<HTMLElement>('[tabindex="0"]');
	expect(inOrder()).toHaveLength(1);
	inOrder()[0]?.focus();
	expect(document.activeElement?.textContent).toContain('9');
	await press('ArrowDown');
	expect(document.activeElement?.textContent).toContain('nothing read');
	await press('Home');
	expect(document.activeElement?.textContent).toBe('Uptime');
	expect(inOrder()).toHaveLength(1);
	await press('Enter');
	expect(location.hash).toBe('#/kpis/uptime');
});

test('Y-T1 a status is a word beside its shape, also in the grid', () => {
	grid();
	expect(screen.getByText('Watch')).toBeTruthy();
});
