import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { StorageFault } from '#storage/fault.ts';
import { type Place, Saver, type Saving, type Writer } from '#storage/saving.ts';

/** A place whose writes end as the test says. */
class FakePlace implements Place {
	readonly kept: Uint8Array[] = [];
	readonly keptOthers: Uint8Array[] = [];
	answer: 'keep' | 'throw' | 'reject' | 'silence' = 'keep';
	reopened = 0;

	write(update: Uint8Array, writer?: Writer): Promise<void> {
		if (this.answer === 'throw') throw new DOMException('gone', 'InvalidStateError');
		if (this.answer === 'reject') {
			return Promise.reject(new DOMException('full', 'QuotaExceededError'));
		}
		if (this.answer === 'silence') return new Promise(() => undefined);
		(writer === 'others' ? this.keptOthers : this.kept).push(update);
		return Promise.resolve();
	}

	reopen(): Promise<void> {
		this.reopened++;
		return Promise.resolve();
	}
}

function anUpdate(key: string): Uint8Array {
	const doc = new Y.Doc();
	doc.getMap('meta').set(key, true);
	return Y.encodeStateAsUpdate(doc);
}

function keysIn(updates: readonly Uint8Array[]): string[] {
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return [...doc.getMap('meta').keys()].sort();
}

function twoPlaces() {
	const [one, other] = [new FakePlace(), new FakePlace()];
	const told: Saving[] = [];
	const saver = new Saver([one, other], (saving) => told.push(saving));
	return { one, other, saver, told };
}

describe('saving', () => {
	test('S-W2 the first place has an edit in the task in which it was made, the next one behind it', async () => {
		const { one, other, saver } = twoPlaces();
		saver.save(anUpdate('a'));
		expect([one.kept.length, other.kept.length]).toEqual([1, 0]);
		await saver.written();
		expect(keysIn(other.kept)).toEqual(['a']);
	});

	test.each(['throw', 'reject', 'silence'] as const)(
		'S-W2 the next place has an edit although the first one answers with %s',
		async (answer) => {
			vi.useFakeTimers();
			const { one, other, saver } = twoPlaces();
			one.answer = answer;
			saver.save(anUpdate('a'));
			await vi.advanceTimersByTimeAsync(300);
			expect(keysIn(other.kept)).toEqual(['a']);
			saver.stop();
			vi.useRealTimers();
		}
	);

	test('S-W1 saved is said when both places have it and not before', async () => {
		const { saver, told } = twoPlaces();
		saver.save(anUpdate('a'));
		expect(saver.saving).toEqual({ state: 'saving' });
		expect(await saver.settled()).toEqual({ state: 'saved' });
		expect(told.map((saving) => saving.state)).toEqual(['saving', 'saved']);
	});

	test('S-W3 what one place refused is kept in memory, told, and written when it can be', async () => {
		const { one, other, saver } = twoPlaces();
		one.answer = 'reject';
		saver.save(anUpdate('a'));
		expect(await saver.settled()).toEqual({ state: 'failed', why: 'quota' });
		saver.save(anUpdate('b'));
		expect(await saver.settled()).toEqual({ state: 'failed', why: 'quota' });
		expect(one.kept).toEqual([]);
		one.answer = 'keep';
		await saver.retry();
		expect(saver.saving).toEqual({ state: 'saved' });
		expect(keysIn(one.kept)).toEqual(['a', 'b']);
		expect(keysIn(other.kept)).toEqual(['a', 'b']);
		saver.stop();
	});

	test('S-L5 what another device wrote is still its own when it is written at the second try', async () => {
		const { one, saver } = twoPlaces();
		one.answer = 'reject';
		saver.save(anUpdate('ours'));
		saver.save(anUpdate('theirs'), 'others');
		saver.save(anUpdate('ours too'));
		await saver.settled();
		one.answer = 'keep';
		await saver.retry();
		expect(keysIn(one.kept)).toEqual(['ours', 'ours too']);
		expect(keysIn(one.keptOthers)).toEqual(['theirs']);
		saver.stop();
	});

	test('S-W3 it is tried again by itself, less and less often', async () => {
		vi.useFakeTimers();
		const { one, saver } = twoPlaces();
		one.answer = 'reject';
		saver.save(anUpdate('a'));
		await vi.advanceTimersByTimeAsync(60_000);
		expect(one.reopened).toBeGreaterThan(4);
		expect(one.reopened).toBeLessThan(10);
		one.answer = 'keep';
		await vi.advanceTimersByTimeAsync(30_000);
		expect(saver.saving).toEqual({ state: 'saved' });
		saver.stop();
		vi.useRealTimers();
	});

	test('S-W4 a place that never answers is a failure after ten seconds', async () => {
		vi.useFakeTimers();
		const { one, saver } = twoPlaces();
		one.answer = 'silence';
		saver.save(anUpdate('a'));
		await vi.advanceTimersByTimeAsync(9_000);
		expect(saver.saving).toEqual({ state: 'saving' });
		await vi.advanceTimersByTimeAsync(1_000);
		expect(saver.saving).toEqual({ state: 'failed', why: 'blocked' });
		saver.stop();
		vi.useRealTimers();
	});

	test('S-F3 a place lost while nothing was written is opened again without a word, or told', async () => {
		const { one, saver, told } = twoPlaces();
		await saver.lost(one);
		expect(one.reopened).toBe(1);
		expect(told).toEqual([]);
		one.reopen = () => Promise.reject(new StorageFault('cannot-open'));
		await saver.lost(one);
		expect(saver.saving).toEqual({ state: 'failed', why: 'cannot-open' });
		saver.stop();
	});
});
