import { afterEach, expect, test, vi } from 'vitest';
import { onQuarterHour, todayIn } from '#session/today.ts';

afterEach(() => {
	vi.useRealTimers();
});

test('N-B5 the clock calls at every quarter of an hour, when midnight falls in some zone', () => {
	vi.useFakeTimers({ now: Date.parse('2026-03-01T22:50:00Z') });
	const days: string[] = [];
	const stop = onQuarterHour(() => days.push(todayIn('Europe/Oslo'), todayIn('Asia/Kathmandu')));
	vi.advanceTimersByTime(9 * 60_000);
	expect(days).toEqual([]);
	vi.advanceTimersByTime(2 * 60_000);
	expect(days).toEqual(['2026-03-02', '2026-03-02']);
	vi.advanceTimersByTime(15 * 60_000);
	expect(days).toHaveLength(4);
	stop();
	vi.advanceTimersByTime(60 * 60_000);
	expect(days).toHaveLength(4);
});
