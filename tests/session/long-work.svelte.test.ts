import { expect, test, vi } from 'vitest';
import { inTurns } from '#session/in-turns.ts';
import { LongWork } from '#session/long-work.svelte.ts';

/** Steps that take as long each as is said. */
function* steps(count: number, eachMs: number): Generator<number, string> {
	for (let at = 1; at <= count; at += 1) {
		const begun = performance.now();
		while (performance.now() - begun < eachMs);
		yield at / count;
	}
	return 'made';
}

test('N-P3 long work gives the page turns, and says how far it is once it takes long', async () => {
	const work = new LongWork();
	const seen: (number | undefined)[] = [];
	const clock = setInterval(() => seen.push(work.doneRatio));
	const made = await work.run((ongoing) => inTurns(steps(12, 50), ongoing));
	clearInterval(clock);
	expect(made).toBe('made');
	expect(seen[0]).toBeUndefined();
	expect(seen.at(-1)).toBeGreaterThan(0.5);
	expect([work.doneRatio, work.isGoingOn]).toEqual([undefined, false]);
});

test('N-P3 what has not said yet how far it is shows as begun', async () => {
	const work = new LongWork();
	const seen: (number | undefined)[] = [];
	const clock = setInterval(() => seen.push(work.doneRatio));
	await work.run(() => new Promise((resolve) => setTimeout(resolve, 600)));
	clearInterval(clock);
	expect(new Set(seen)).toEqual(new Set([undefined, 0]));
	expect(work.doneRatio).toBeUndefined();
});

test('N-P3 what is short is done without a turn and without a word', async () => {
	const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
	const work = new LongWork();
	let turns = 0;
	const turning = setInterval(() => (turns += 1));
	expect(await work.run((ongoing) => inTurns(steps(5, 0), ongoing))).toBe('made');
	clearInterval(turning);
	expect([turns, work.doneRatio]).toEqual([0, undefined]);
	clock.mockRestore();
});

test('N-P3 stopped it makes nothing, and closes what it had open', async () => {
	const work = new LongWork();
	let isClosed = false;
	function* guarded(): Generator<number, string> {
		try {
			return yield* steps(100, 45);
		} finally {
			isClosed = true;
		}
	}
	const going = work.run((ongoing) => inTurns(guarded(), ongoing));
	setTimeout(() => work.stop());
	expect(await going).toBeUndefined();
	expect([isClosed, work.isGoingOn]).toEqual([true, false]);
});

test('N-P3 what begins later stops what was begun before', async () => {
	const work = new LongWork();
	const first = work.run((ongoing) => inTurns(steps(100, 45), ongoing));
	const second = work.run((ongoing) => inTurns(steps(2, 1), ongoing));
	expect(await Promise.all([first, second])).toEqual([undefined, 'made']);
});
