import { afterEach, expect, test, vi } from 'vitest';
import { connectionOf } from '#session/connection.ts';

const [open, asking, away, refusing] = [
	{ state: 'open' },
	{ state: 'connecting' },
	{ state: 'waiting', isMissing: true },
	{ state: 'refusing' }
] as const;

afterEach(() => vi.unstubAllGlobals());

test('Y-S34 others are looked for as long as one relay is there or was not asked yet, and cannot be when none answers', () => {
	vi.stubGlobal('navigator', { onLine: true });
	const alone = { isOff: false, isMet: false };
	expect(connectionOf({ ...alone, relays: [asking] })).toBe('looking');
	expect(connectionOf({ ...alone, relays: [away, open] })).toBe('looking');
	expect(connectionOf({ ...alone, relays: [away, refusing] })).toBe('unreachable');
	expect(connectionOf({ ...alone, relays: [{ state: 'connecting', isMissing: true }] })).toBe(
		'unreachable'
	);
	expect(connectionOf({ isOff: false, isMet: true, relays: [away] })).toBe('connected');
	expect(connectionOf({ ...alone, isAble: false, relays: [] })).toBe('unable');
	vi.stubGlobal('navigator', { onLine: false });
	expect(connectionOf({ ...alone, relays: [away] })).toBe('offline');
});
