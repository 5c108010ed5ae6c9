import 'fake-indexeddb/auto';
import { afterAll, vi } from 'vitest';

/** Test files share their workers, so each leaves it to the next as it found it. */
afterAll(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
	vi.resetModules();
	if (!('document' in globalThis)) return;
	document.body.replaceChildren();
	localStorage.clear();
});
