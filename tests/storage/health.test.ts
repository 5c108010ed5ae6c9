import { expect, test } from 'vitest';
import { isBackupDue, isForgetfulBrowser } from '#storage/health.ts';

const day = 24 * 3600 * 1000;
const safari =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const chrome =
	'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

test('S-H1 a backup is due 7 days after the first edit that none has where the browser forgets, else 30', () => {
	expect(isBackupDue({ editedAt: 0 }, 7 * day, true)).toBe(true);
	expect(isBackupDue({ editedAt: 0 }, 7 * day - 1, true)).toBe(false);
	expect(isBackupDue({ editedAt: 0 }, 7 * day, false)).toBe(false);
	expect(isBackupDue({ editedAt: 0 }, 30 * day, false)).toBe(true);
});

test('S-H1 without an edit since the last backup none is due', () => {
	expect(isBackupDue({}, 400 * day, true)).toBe(false);
});

test('S-H2 only a Safari tab that is not installed forgets after a week', () => {
	expect(isForgetfulBrowser(safari, false)).toBe(true);
	expect(isForgetfulBrowser(safari, true)).toBe(false);
	expect(isForgetfulBrowser(chrome, false)).toBe(false);
});
