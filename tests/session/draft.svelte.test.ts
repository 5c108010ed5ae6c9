import { cleanup, render } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { flushSync } from 'svelte';
import { type Draft, Drafts } from '#session/draft.svelte.ts';
import { writeDraft } from '#storage/drafts.ts';
import { until } from '#tests/patience.ts';
import { aDevice } from './open-device.ts';
import Stage from './Stage.svelte';

let world: Awaited<ReturnType<typeof aDevice>>;
let drafts: Drafts;
const form = { title: '', weights: [1], isBold: false };

beforeEach(async () => {
	world = await aDevice();
	drafts = await Drafts.open(world.device.database, 'board');
});
afterEach(() => {
	cleanup();
	drafts.close();
	world.close();
});

const stored = () => world.device.database.drafts.toArray();
async function reloaded(): Promise<Drafts> {
	await until(async () => expect(await stored()).toHaveLength(1));
	drafts.close();
	drafts = await Drafts.open(world.device.database, 'board');
	return drafts;
}

describe('a draft', () => {
	test('N-D1 what is typed is there again after a reload, deep changes too', async () => {
		const draft = drafts.draft('form', form);
		flushSync();
		draft.value.title = 'Calm sup';
		draft.value.weights.push(2);
		flushSync();
		const again = (await reloaded()).draft('form', form);
		expect($state.snapshot(again.value)).toEqual({
			title: 'Calm sup',
			weights: [1, 2],
			isBold: false
		});
		expect(again.isDirty).toBe(true);
	});

	test('N-D7 a form is typed into from its first letter on, also after a reload, and not when it was only begun', async () => {
		const draft = drafts.draft('form', form);
		expect(draft.isTyped).toBe(false);
		draft.value = { ...form, title: 'Calm' };
		expect([draft.isDirty, draft.isTyped]).toEqual([true, false]);
		draft.value.title = 'Calm support';
		expect(draft.isTyped).toBe(true);
		draft.value.title = 'Calm';
		expect(draft.isTyped).toBe(false);
		flushSync();
		const again = (await reloaded()).draft('form', form);
		// What it began with is not known any more: it may be anybody's words.
		expect(again.isTyped).toBe(true);
		again.clear();
		expect(again.isTyped).toBe(false);
	});

	test('N-D2 the write begins before the task of the input ends', async () => {
		const draft = drafts.draft('form', form);
		await Promise.resolve();
		const begin = vi.spyOn(IDBDatabase.prototype, 'transaction');
		draft.value.title = 'C';
		// Effects are a microtask; another task would come after this one.
		await Promise.resolve();
		expect(begin).toHaveBeenCalledOnce();
		begin.mockRestore();
	});

	test('N-D3 a committed draft begins anew and is forgotten', async () => {
		const draft = drafts.draft('form', form);
		flushSync();
		draft.value.title = 'Calm support';
		flushSync();
		await until(async () => expect(await stored()).toHaveLength(1));
		draft.clear();
		flushSync();
		expect(draft.value.title).toBe('');
		expect(draft.isDirty).toBe(false);
		await until(async () => expect(await stored()).toEqual([]));
	});

	test('N-D4 fields that the form no longer has, or has with another type, are left out', async () => {
		const { database } = world.device;
		await writeDraft(database, 'board', 'form', { title: 3, weights: [7], gone: 'x' });
		const draft = (await reloaded()).draft('form', form);
		expect($state.snapshot(draft.value)).toEqual({ title: '', weights: [7], isBold: false });
	});

	test('N-D6 what is typed or committed as a form leaves is kept, and so is what is typed afterwards', async () => {
		const asked: Draft<typeof form>[] = [];
		const ask = () => void asked.push(drafts.draft('form', form));
		const shown = $state({ ask, isShown: true });
		render(Stage, shown);
		await Promise.resolve();
		flushSync();
		const [draft] = asked;
		if (!draft) throw new Error('not asked');
		draft.value.title = 'Typed last';
		shown.isShown = false;
		await until(async () => expect(await stored()).toHaveLength(1));
		draft.clear();
		await until(async () => expect(await stored()).toEqual([]));
		draft.value.title = 'Typed afterwards';
		expect((await reloaded()).draft('form', form).value.title).toBe('Typed afterwards');
	});

	test('N-D5 asked twice it is the same draft, and two forms do not meet', () => {
		expect(drafts.draft('form', form)).toBe(drafts.draft('form', form));
		drafts.draft('form', form).value.title = 'One';
		expect(drafts.draft('other form', form).value.title).toBe('');
	});
});
