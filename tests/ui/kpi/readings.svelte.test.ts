import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { addKpi } from '#document/commands/kpi.ts';
import { correctReading, recordReadings } from '#document/commands/reading.ts';
import type { Day } from '#domain/day.ts';
import { homeKpis } from '#domain/home.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { made } from '#tests/document/world.ts';
import { until } from '#tests/patience.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import { onStage } from '#tests/ui/stage.ts';
import KpiReadings from '#ui/kpi/KpiReadings.svelte';

afterEach(cleanup);

HTMLElement.prototype.showPopover ??= () => undefined;

const table = () => within(screen.getByRole('table'));
/** The readings of the one KPI there is. */
function show(session: BoardSession): void {
	onStage({ session }, KpiReadings, () => {
		const [report] = homeKpis(session.board, {}, session.today);
		return report && { report };
	});
}

const field = () => table().getByRole('textbox', { name: 'Value' });

test('B-T2 a reading that is being put right is so again after a reload, and is kept or given up from there', async () => {
	const world = await aDevice();
	const boardId = await newBoard(world.shelf);
	let session = await openBoard(world.device, boardId);
	const kpi = made(session.run(addKpi, { name: 'Churn', cadence: 'weekly' }));
	made(session.run(recordReadings, kpi, [{ day: '2026-01-05' as Day, value: 41 }]));
	const value = () => session.board.kpis.get(kpi)?.readings[0]?.value;

	show(session);
	await fireEvent.click(screen.getByRole('button', { name: /^Reading of/ }));
	await fireEvent.click(screen.getByRole('menuitem', { name: 'Correct' }));
	expect(field()).toHaveProperty('value', '41');
	await fireEvent.input(field(), { target: { value: '14' } });
	await until(async () => expect(await world.device.database.drafts.count()).toBe(1));
	cleanup();
	await session.close();

	session = await openBoard(world.device, boardId);
	show(session);
	await tick();
	expect(field()).toHaveProperty('value', '14');
	expect(value()).toBe(41);
	await fireEvent.click(table().getByRole('button', { name: 'Save' }));
	expect(value()).toBe(14);
	expect(table().queryByRole('textbox', { name: 'Value' })).toBeNull();
	await session.close();
	world.close();
});

test('Y-R6 what is typed over a reading that goes meanwhile is not lost, and stands beside what became of it', async () => {
	const world = await aDevice();
	const session = await openBoard(world.device, await newBoard(world.shelf));
	const kpi = made(session.run(addKpi, { name: 'Churn', cadence: 'weekly' }));
	const on = '2026-01-05' as Day;
	made(session.run(recordReadings, kpi, [{ day: on, value: 41 }]));
	show(session);
	await fireEvent.click(screen.getByRole('button', { name: /^Reading of/ }));
	await fireEvent.click(screen.getByRole('menuitem', { name: 'Correct' }));
	await fireEvent.input(field(), { target: { value: '14' } });
	const [reading] = session.board.kpis.get(kpi)!.readings;
	made(session.run(correctReading, kpi, reading!, { day: '2026-01-06' as Day, value: 42 }));
	await tick();
	expect(table().queryByRole('textbox', { name: 'Value' })).toBeNull();
	expect(screen.getByText(/that you correct, which said/).textContent).toMatch(
		/Jan.*which said 41/s
	);
	const form = within(screen.getByRole('button', { name: 'Save' }).closest('form')!);
	expect(form.getByRole('textbox', { name: 'Value' })).toHaveProperty('value', '14');
	await fireEvent.click(form.getByRole('button', { name: 'Save' }));
	const { readings, conflicts } = session.board.kpis.get(kpi)!;
	expect(readings.map(({ value }) => value)).toEqual([14, 42]);
	expect(conflicts).toMatchObject([{ versions: [{}, {}] }]);
	expect(screen.queryByText(/that you correct/)).toBeNull();
	await session.close();
	world.close();
});
