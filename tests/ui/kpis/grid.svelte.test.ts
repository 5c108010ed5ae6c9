import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { EnteredReading } from '#document/commands/reading.ts';
import type { Instant } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import type { PastedBlock } from '#ui/kpis/grid-paste.ts';
import { aBoard, aKpi, aReading } from '#tests/builders.ts';
import { until } from '#tests/patience.ts';
import GridStage from './GridStage.svelte';

afterEach(cleanup);

const limits = { direction: 'lower', target: 4 } as const;
const churn = (value: number, fields: Parameters<typeof aReading>[2]) =>
	aKpi('Churn', { limits }, aReading('2026-03-10', value, fields));

function grid(may: 'type' | 'read' = 'type') {
	const board = aBoard(churn(9, { note: 'Odd' }), aKpi('Uptime'));
	const enter = vi.fn((_entered: readonly EnteredReading[]) => undefined);
	const onpaste = vi.fn((_block: PastedBlock) => undefined);
	const { rerender } = render(GridStage, {
		...{ board, onpaste },
		...(may === 'type' ? { enter } : {})
	});
	/** What comes from others while this one is open. */
	const comes = (...parts: ReturnType<typeof aKpi>[]) => rerender({ board: aBoard(...parts) });
	const press = async (key: string, rest: { shiftKey?: boolean } = {}) => {
		await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...rest });
		await tick();
	};
	const inOrder = () => screen.getByRole('grid').querySelectorAll<HTMLElement>('[tabindex="0"]');
	inOrder()[0]?.focus();
	const input = () => screen.queryByRole<HTMLInputElement>('textbox');
	const type = (value: string) => fireEvent.input(input()!, { target: { value } });
	const entered = () => enter.mock.calls.map(([readings]) => readings);
	return { press, inOrder, input, type, entered, onpaste, comes };
}

test('Y-T2 one cell is in the order of Tab, arrows move the focus and Enter on a name opens the KPI', async () => {
	const { press, inOrder } = grid();
	expect(inOrder()).toHaveLength(1);
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

test('Y-T5 a figure takes the place of what is there, its note stays, and Enter goes below', async () => {
	const { press, input, type, entered } = grid();
	await press('7');
	expect(input()?.value).toBe('7');
	await type('7.5');
	await press('Enter');
	expect(input()).toBeNull();
	expect(entered()).toMatchObject([
		[
			{
				kpiId: 'churn',
				instead: { value: 9 },
				reading: { day: '2026-03-10', value: 7.5, note: 'Odd' }
			}
		]
	]);
	expect(document.activeElement?.textContent).toContain('nothing read');
	await press('3');
	await press('ArrowLeft');
	expect(entered()[1]).toEqual([{ kpiId: 'uptime', reading: { day: '2026-03-12', value: 3 } }]);
	await press('4');
	await press('Enter');
	expect(entered()[2]).toEqual([{ kpiId: 'uptime', reading: { day: '2026-03-08', value: 4 } }]);
});

test('Y-T11 what others enter at a cell while one types over it is not replaced unseen', async () => {
	const { press, entered, comes } = grid();
	const later = { at: 9_000_000_000_000 as Instant, by: 'ben' as PersonId };
	await press('7');
	await comes(churn(8, later), aKpi('Uptime', {}, aReading('2026-03-11', 99, later)));
	await press('Enter');
	const [over] = entered()[0]!;
	expect(over).toMatchObject({ instead: { value: 9, note: 'Odd' }, reading: { value: 7 } });
	expect(over!.instead!.by).toBeUndefined();

	// Below, a cell that was empty when somebody began to type there.
	await comes(churn(8, later), aKpi('Uptime'));
	await press('3');
	await comes(churn(8, later), aKpi('Uptime', {}, aReading('2026-03-11', 99, later)));
	await press('Enter');
	expect(entered()[1]).toEqual([{ kpiId: 'uptime', reading: { day: '2026-03-12', value: 3 } }]);

	// What both say is said.
	await press('4');
	await comes(churn(8, later), aKpi('Uptime', {}, aReading('2026-03-11', 4, later)));
	await press('Enter');
	expect(entered()).toHaveLength(2);
});

test('Y-T5 F2 edits what is there, Escape leaves it, Delete takes it back', async () => {
	const { press, input, type, entered } = grid();
	await press('F2');
	expect(input()?.value).toBe('9');
	await press('Escape');
	expect([input(), entered()]).toEqual([null, []]);
	expect(document.activeElement?.textContent).toContain('9');
	await press('Enter');
	await press('Enter');
	expect(entered()).toEqual([]);
	await press('ArrowUp');
	await press('Delete');
	expect(entered()).toMatchObject([[{ kpiId: 'churn', instead: { value: 9 } }]]);
	await press('F2');
	await type(' ');
	await press('Enter');
	expect(entered()[1]).toEqual(entered()[0]);
});

test('Y-T5 Tab goes along the row, Enter returns below its beginning, and at the edge Tab leaves', async () => {
	const { press, entered } = grid();
	for (let step = 0; step < 3; step += 1) await press('ArrowLeft');
	await press('1');
	await press('Tab');
	await press('2');
	await press('Enter');
	await press('3');
	await press('Tab', { shiftKey: true });
	expect(
		entered()
			.flat()
			.map(({ kpiId, reading }) => [kpiId, reading?.day])
	).toEqual([
		['churn', '2026-02-22'],
		['churn', '2026-03-01'],
		['uptime', '2026-02-22']
	]);
	await press('End');
	const last = document.activeElement!;
	const event = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
	last.dispatchEvent(event);
	expect(event.defaultPrevented).toBe(false);
});

test('Y-T6 what cannot be read stays in its cell and says why', async () => {
	const { press, input, type, entered } = grid();
	await press('7');
	await type('7..5');
	await press('Enter');
	expect(input()?.value).toBe('7..5');
	expect(input()?.getAttribute('aria-invalid')).toBe('true');
	expect(screen.getByRole('alert').textContent).not.toBe('');
	expect(entered()).toEqual([]);
	await type('7.5');
	await press('Enter');
	expect(entered()).toHaveLength(1);
	expect(screen.getByRole('alert').textContent).toBe('');
});

test('Y-T6 whoever goes on elsewhere is led back to what cannot be read, and nothing of it is lost', async () => {
	const { press, input, type, entered } = grid();
	const cells = () => [...screen.getByRole('grid').querySelectorAll<HTMLElement>('tbody td')];
	const other = () => cells().at(-2)!;
	await press('7');
	await type('7..5');
	for (const go of [
		() => press('4'),
		() => press('Tab'),
		() => press('ArrowUp'),
		() => press('Delete'),
		() => paste('1\t2'),
		() => fireEvent.dblClick(other()),
		() => fireEvent.dblClick(input()!)
	]) {
		other().focus();
		await go();
		await tick();
		expect(document.activeElement).toBe(input());
		expect(input()?.value).toBe('7..5');
	}
	expect(entered()).toEqual([]);
	other().focus();
	input()?.focus();
	expect(paste('7.5').defaultPrevented).toBe(false);
	await type('7.5');
	await fireEvent.dblClick(other());
	expect(entered()).toHaveLength(1);
	expect(input()?.value).toBe('');
});

test('Y-T13 what cannot be read in one grid stays there while one types in another, or on another page', async () => {
	const readings = [aKpi('Churn'), aKpi('Audit score', { cadence: 'monthly' })];
	const board = aBoard(...readings);
	const enter = vi.fn((_entered: readonly EnteredReading[]) => undefined);
	const { rerender } = render(GridStage, { board, enter });
	const texts = () => screen.queryAllByRole<HTMLInputElement>('textbox').map(({ value }) => value);
	const type = async (at: HTMLElement | undefined, text: string) => {
		await fireEvent.dblClick(at!);
		await tick();
		const field = document.activeElement as HTMLInputElement;
		await fireEvent.input(field, { target: { value: text } });
		await fireEvent.keyDown(field, { key: 'Enter' });
	};
	const cells = (grid: number) => [
		...screen.getAllByRole('grid')[grid]!.querySelectorAll<HTMLElement>('tbody td')
	];
	await type(cells(0).at(-1), '7..5');
	await type(cells(1).at(-1), 'eighty');
	expect(texts()).toEqual(['7..5', 'eighty']);

	await rerender({ board, enter, pagesBack: 1 });
	expect(texts()).toEqual([]);
	await type(cells(0).at(-1), '8');
	expect(enter.mock.calls.flat(2)).toMatchObject([{ kpiId: 'churn', reading: { value: 8 } }]);
	await rerender({ board, enter, pagesBack: 0 });
	expect(texts()).toEqual(['7..5', 'eighty']);
});

function paste(text: string) {
	const event = new Event('paste', { bubbles: true, cancelable: true });
	Object.assign(event, { clipboardData: { getData: () => text } });
	document.activeElement?.dispatchEvent(event);
	return event;
}

test('Y-T7 a pasted block lands cell by cell as one step, and what does not fit is told', async () => {
	const { press, entered, onpaste } = grid();
	await press('ArrowLeft');
	paste('1\t9 %\t4\r\n\t"1,250"\r\nx\r\n');
	expect(entered()).toHaveLength(1);
	expect(entered()[0]?.map(({ kpiId, reading }) => [kpiId, reading?.day, reading?.value])).toEqual([
		['churn', '2026-03-08', 1],
		['uptime', '2026-03-12', 1250]
	]);
	expect(onpaste.mock.calls[0]?.[0]).toMatchObject({ equal: 1, unreadable: [], outside: 2 });
	paste('n/a');
	expect(onpaste.mock.calls[1]?.[0]).toMatchObject({ entered: [], unreadable: ['n/a'] });
	expect(entered()).toHaveLength(1);
});

test('Y-T12 a very long figure is shortened in its cell and read out whole', () => {
	const higher = { direction: 'higher', target: 1 } as const;
	const sales = (value: number) => aKpi('Sales', { limits: higher }, aReading('2026-03-10', value));
	const shown = (value: number) => {
		cleanup();
		render(GridStage, { board: aBoard(sales(value)) });
		const [cell] = screen.getByRole('grid').querySelectorAll('tbody td:last-child > span');
		return [cell?.textContent, cell?.getAttribute('aria-hidden')];
	};
	expect(shown(19_380_250)).toEqual(['19,380,250', null]);
	expect(shown(123_456_789_012_345)).toEqual(['123.5T', 'true']);
	expect(screen.getByText('123,456,789,012,345').className).toContain('visually-hidden');
});

test('Y-T8 a grid that can only be read takes no figure, and Enter opens the KPI', async () => {
	const { press, input, onpaste } = grid('read');
	await press('7');
	await press('Delete');
	paste('1');
	expect(input()).toBeNull();
	expect(onpaste).not.toHaveBeenCalled();
	await press('Enter');
	expect(location.hash).toBe('#/kpis/churn');
});

test('U-28 a grid of hundreds is drawn bit by bit, until it is whole', async () => {
	const names = Array.from({ length: 200 }, (_, at) => `KPI ${at + 1}`);
	render(GridStage, { board: aBoard(...names.map((name) => aKpi(name))) });
	const drawn = () =>
		Array.from(document.querySelectorAll('tbody a'), ({ textContent }) => textContent);
	const first = drawn();
	expect(first.length).toBeLessThan(100);
	expect(first).toEqual(names.slice(0, first.length));
	await until(() => expect(drawn()).toEqual(names));
});
