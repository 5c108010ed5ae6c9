import { afterEach, expect, test } from 'vitest';
import { followFailures } from '#ui/app/failures.ts';

let stop: () => void = () => undefined;
afterEach(() => stop());

function toldOf(reason: unknown): string[] {
	const told: string[] = [];
	stop = followFailures((words) => told.push(words));
	dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
	stop();
	dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
	return told;
}

test('N-W3 what goes wrong behind a press is told once, without the error in it', () => {
	const [words, ...more] = toldOf(new Error('https://example.org/#/join/e.secret'));
	expect(more).toEqual([]);
	expect(words).toMatch(/went wrong in Quarterdeck\. What was saved is still on this device\./);
	expect(words).not.toContain('secret');
	expect(toldOf(new DOMException('a.csv', 'NotFoundError'))).toEqual([
		'The file is no longer there, or cannot be read. Nothing was changed: choose it again.'
	]);
});

test('N-W3 what was called off is no failure', () => {
	expect(toldOf(new DOMException('', 'AbortError'))).toEqual([]);
});
