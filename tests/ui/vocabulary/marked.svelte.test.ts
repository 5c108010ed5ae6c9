import { afterEach, describe, expect, test, vi } from 'vitest';
import { marked } from '#ui/vocabulary/marked.ts';

/** A row of which only the drawing is watched: no engine is here that draws. */
function aRow() {
	const wash = { currentTime: 0, cancel: vi.fn() };
	const animate = vi.fn((_looks: Keyframe[], _ms: number) => wash);
	const row = Object.assign(document.createElement('li'), { animate });
	return { row: row as unknown as HTMLElement, animate, wash };
}

/** Marked a second ago. */
function aMark() {
	vi.spyOn(performance, 'now').mockReturnValue(10_000);
	const { row, animate, wash } = aRow();
	const unmark = marked(9_000)?.(row) as () => void;
	const offsets = animate.mock.calls[0]?.[0].map(({ offset }) => offset ?? null);
	return { row, wash, unmark, offsets };
}

afterEach(() => vi.restoreAllMocks());

describe('a marked row', () => {
	test('R-M7 is washed for as long as it is news, and goes on where it was', () => {
		const { row, wash, unmark, offsets } = aMark();
		expect(row.dataset['changed']).toBe('');
		expect(wash.currentTime).toBe(1_000);
		expect(offsets).toEqual([null, 0.8]);
		unmark();
		expect(wash.cancel).toHaveBeenCalledOnce();
		expect('changed' in row.dataset).toBe(false);
	});

	test('R-M7 does not fade for who wants no motion', async () => {
		vi.resetModules();
		vi.spyOn(window, 'matchMedia').mockImplementation(
			(query) =>
				({
					matches: true,
					media: query,
					addEventListener: () => undefined,
					removeEventListener: () => undefined
				}) as unknown as MediaQueryList
		);
		const { marked: calmly } = await import('#ui/vocabulary/marked.ts');
		const { row, animate } = aRow();
		calmly(performance.now())?.(row);
		expect(animate.mock.calls[0]?.[0].at(-1)).toMatchObject({ offset: 1 });
	});

	test('R-M7 is nothing where nothing changed', () => {
		expect(marked(undefined)).toBeUndefined();
	});
});
