import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { done } from '#domain/result.ts';
import type { Device } from '#session/device.svelte.ts';
import type { Shelf } from '#session/shelf.svelte.ts';
import { day } from '#tests/builders.ts';
import { onStage } from '#tests/ui/stage.ts';
import NewBoardDialog from '#ui/shelf/NewBoardDialog.svelte';

afterEach(cleanup);

test('N-N1 pressed twice, it makes one board', async () => {
	const newBoard = vi.fn(
		() => new Promise((resolve) => setTimeout(() => resolve(done('one')), 20))
	);
	const value = { name: 'Support', myName: 'Ana', quarter: 'this' };
	const draft = () => ({ value, clear: () => undefined });
	const shelf = { today: day('2026-03-12'), draft, newBoard } as unknown as Shelf;
	const onmade = vi.fn();
	const device = { locale: 'en-GB' } as Device;
	onStage({ shelf, device }, NewBoardDialog, () => ({
		...{ open: true, importing: false, onclose: () => undefined, onmade }
	}));
	const make = screen.getByText('Make the board').closest('form')!;
	await Promise.all([fireEvent.submit(make), fireEvent.submit(make)]);
	await vi.waitFor(() => expect(onmade).toHaveBeenCalled());
	expect(newBoard).toHaveBeenCalledOnce();
	expect(onmade).toHaveBeenCalledOnce();
});
