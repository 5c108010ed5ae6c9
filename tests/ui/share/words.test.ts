import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/day.ts';
import { qrPath } from '#kit/qr-path.ts';
import { unshared, type SharingState } from '#session/sharing-state.ts';
import { connectionWords, refusedWords, unreachedWords } from '#ui/share/connection-words.ts';
import { accessWords, seenWords, stepOf } from '#ui/share/device-words.ts';

const minuteMs = 60_000;

describe('a device', () => {
	test('R-D1 is in step when it confirmed everything, and at no other time', () => {
		const words = (behind: number | undefined, isHere: boolean) => stepOf({ behind, isHere }).words;
		expect(words(0, true)).toBe('In step');
		expect(words(0, false)).toBe('In step');
		expect(words(1, true)).toBe('1 change on the way');
		expect(words(3, false)).toBe('3 changes behind');
		expect(words(undefined, true)).toBe('Not known yet');
	});

	test('R-D2 says when it was last seen', () => {
		const now = 1_800_000_000_000;
		const seen = (ago: number) => seenWords((now - ago) as Instant, now as Instant, 'en');
		expect(seen(5_000)).toBe('Seen just now');
		expect(seen(-minuteMs)).toBe('Seen just now');
		expect(seen(2 * minuteMs)).toBe('Seen 2 minutes ago');
		expect(seen(3 * 60 * minuteMs)).toBe('Seen 3 hours ago');
		expect(seen(25 * 60 * minuteMs)).toBe('Seen yesterday');
		expect(seenWords(undefined, now as Instant, 'en')).toBe('Not seen yet');
	});

	test('R-D2 says what it may do', () => {
		expect(accessWords({ canEdit: true })).toBe('Can edit');
		expect(accessWords({ canEdit: false })).toBe('Can only view');
	});
});

describe('the connection', () => {
	const state = (changes: Partial<SharingState>) => connectionWords({ ...unshared, ...changes });

	test('R-D3 says what stands in the way, and promises no delivery', () => {
		expect(state({ connection: 'off' })).toContain('off on this device');
		expect(state({ connection: 'offline' })).toContain('later');
		expect(state({ connection: 'looking' })).toContain('open at the same time');
	});

	test('R-D3 counts what is on its way to this device', () => {
		const progress = { have: 3, total: 8 };
		expect(state({ connection: 'connected', progress })).toBe('Receiving changes: 3 of 8.');
		const arrived = { have: 8, total: 8 };
		expect(state({ connection: 'connected', progress: arrived })).not.toContain('8');
	});

	test('R-D3 speaks of what could not be reached or was refused only where there is some', () => {
		expect([unreachedWords(0), refusedWords({ forked: 0, others: 0 })]).toEqual([
			undefined,
			undefined
		]);
		expect(unreachedWords(1)).toContain('One device answered');
		expect(refusedWords({ forked: 0, others: 2 })).toContain('What 2 devices sent was refused');
	});

	test('Y-S42 a device that went back and wrote on is not called broken, nor are those who built on it; where they part for good, new links are named', () => {
		const alone = refusedWords({ forked: 1, others: 0 });
		const parted = refusedWords({ forked: 1, others: 2 });
		for (const said of [alone, parted]) expect(said).not.toContain('no working copy');
		expect(alone).not.toContain('new links');
		expect(parted).toContain('make new links on one device');
	});
});

test('R-D4 a QR code is one path of its dark squares', () => {
	const [dark, light] = [true, false];
	expect(qrPath([[dark, dark, light, dark], [light], [light, dark]])).toBe(
		'M0 0h2v1h-2zM3 0h1v1h-1zM1 2h1v1h-1z'
	);
});
