import { afterEach, expect, test, vi } from 'vitest';
import { ShownBoard } from '#session/shown-board.svelte.ts';
import { aBoard, aCheckIn, aKpi, anObjective, aReach, aReading, changed } from '#tests/builders.ts';

afterEach(() => vi.useRealTimers());

const calm = anObjective('Calm support', aReach(0, 10, aCheckIn('2026-01-09', 1)));
const board = aBoard(
	calm,
	aKpi('Stale', { counts: 'stale-goals' }),
	aKpi('Orders', aReading('2026-01-05', 30)),
	aKpi('Doubled', { formula: '[orders] * 2' })
);

test('N-B8 what is calculated and counted is on the board that is shown, and on a new day more is counted', () => {
	vi.useFakeTimers({ now: Date.parse('2026-01-11T23:30:00Z') });
	const shown = new ShownBoard(board);
	const values = (id: string) =>
		[...shown.whole.kpis.values()].find((kpi) => kpi.id === id)?.readings.map(({ value }) => value);
	expect(values('doubled')).toEqual([60]);
	expect(values('stale')).toEqual([0]);
	const before = shown.whole;
	shown.tick();
	expect(shown.whole).toBe(before);
	vi.setSystemTime(Date.parse('2026-01-12T00:30:00Z'));
	expect(shown.tick()).toBe('2026-01-12');
	expect(values('stale')).toEqual([0, 0]);
	const reading = { day: shown.today, at: 1 as never, value: 5 };
	shown.show(changed(board, 'kpis', 'orders', { readings: [reading] }));
	expect(values('doubled')).toEqual([10]);
});
