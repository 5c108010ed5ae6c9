import { describe, expect, test } from 'vitest';
import { forgetLink, holdsSecret, keepLink, keptAddress, linkAt } from '#ui/join/kept-link.ts';
import { knownWords, wayWords } from '#ui/join/join-words.ts';
import { joinAddress } from '#ui/vocabulary/addresses.ts';

const link = joinAddress(`e.${'A'.repeat(43)}`);

describe('a link in the address bar', () => {
	test('R-J1 is told from the name of a board', () => {
		expect(
			[link, `${link}.2`, joinAddress('e.cut'), joinAddress('v%2Eabc')].map(holdsSecret)
		).toEqual([true, true, true, true]);
		expect(holdsSecret(joinAddress('V1StGXR8_Z5jdHi6B-myT'))).toBe(false);
		expect(holdsSecret(keptAddress)).toBe(false);
	});

	test('R-J1 leaves it and is found again, until it has done its work', () => {
		keepLink(link);
		expect(linkAt(keptAddress)).toBe(link);
		expect(linkAt(joinAddress('abc'))).toBe(joinAddress('abc'));
		forgetLink();
		expect(linkAt(keptAddress)).toBe('');
	});
});

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
