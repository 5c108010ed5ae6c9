import { expect, test, vi } from 'vitest';
import { handleError } from '../src/hooks.client.ts';

// The browser's own way to tell a developer; there is none here.
vi.stubGlobal('reportError', () => undefined);

const wordsFor = (error: unknown, status = 500) => {
	const said = handleError({ error, status, message: 'Internal', event: {} as never });
	return (said as { message: string }).message;
};

test('N-W1 what nobody expected has words that say nothing was lost and what to do', () => {
	expect(wordsFor(new Error('x'))).toMatch(/still on this device\. Load the page again\./);
	expect(wordsFor(new TypeError('Failed to fetch dynamically imported module: /a.js'))).toMatch(
		/part of Quarterdeck could not be loaded/
	);
	expect(wordsFor(new Error('Not found'), 404)).toBe('There is nothing at this address.');
});

test('N-W2 the words of an error never repeat what was in it', () => {
	const secret = 'https://example.org/#/join/e.secret';
	expect(wordsFor(new Error(secret))).not.toContain('secret');
});
