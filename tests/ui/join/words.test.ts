import { describe, expect, test } from 'vitest';
import { knownWords, wayWords } from '#ui/join/join-words.ts';

describe('joining', () => {
	test('R-J2 says how far it is and what it waits for', () => {
		expect(wayWords('looking', undefined)).toContain('Looking for a device');
		expect(wayWords('connected', { have: 0, total: 0 })).toContain('about to arrive');
		expect(wayWords('connected', { have: 3, total: 40 })).toBe('3 of 40 changes are here.');
		expect(wayWords('offline', { have: 3, total: 40 })).toContain('no network');
	});

	test('R-J3 a link for viewing takes nothing from who can edit', () => {
		expect(knownWords('view', true)).toContain('stays as it is');
		expect(knownWords('view', false)).not.toContain('edit');
		expect(knownWords('edit', true)).not.toContain('viewing');
	});
});
