import { describe, expect, test } from 'vitest';
import {
	fieldsFromTurn,
	relaysFromText,
	textFromRelays,
	turnFromFields
} from '#ui/share/connection-fields.ts';

const relays = (text: string) => {
	const read = relaysFromText(text);
	return read.done ? read.value : read.why;
};
const noTurn = { urls: '', username: '', credential: '' };

describe('relays', () => {
	test('R-C1 are one address per line, each once, and read back as they were typed', () => {
		const typed = 'wss://one.example.org\n\n  wss://two.example.org/path  \nwss://one.example.org/';
		expect(relays(typed)).toEqual(['wss://one.example.org', 'wss://two.example.org/path']);
		expect(relays(textFromRelays(['wss://one.example.org']))).toEqual(['wss://one.example.org']);
	});

	test('R-C1 none typed means the usual ones', () => {
		expect(relays('  \n ')).toBeUndefined();
		expect(textFromRelays(undefined)).toBe('');
	});

	test('R-C2 a name alone is asked over an encrypted line', () => {
		expect(relays('relay.example.org')).toEqual(['wss://relay.example.org']);
	});

	test('R-C2 an open line leads to this device only', () => {
		expect(relays('ws://localhost:7000 ws://127.0.0.1:7001')).toHaveLength(2);
		expect(relays('ws://relay.example.org')).toBe('relay-unreadable');
	});

	test.each([
		...['https://relay.example.org', 'wss://', 'hello', 'wss://me@relay.example.org'],
		...['javascript://relay.example.org', 'wss://relay.example.org/#e.secret']
	])('R-C2 %s is no relay, and one wrong line refuses all', (wrong) => {
		expect(relays(wrong)).toBe('relay-unreadable');
		expect(relays(`wss://one.example.org\n${wrong}`)).toBe('relay-unreadable');
	});
});

describe('a TURN server', () => {
	test('R-C3 has an address, and a user and a password where it wants them', () => {
		const fields = { urls: ' turn:turn.example.org:3478 ', username: ' crew ', credential: ' s ' };
		const turn = turnFromFields(fields);
		expect(turn).toMatchObject({
			value: { urls: 'turn:turn.example.org:3478', username: 'crew', credential: ' s ' }
		});
		expect(turnFromFields({ ...noTurn, urls: 'turns:t.example.org?transport=tcp' })).toMatchObject({
			value: { urls: 'turns:t.example.org?transport=tcp' }
		});
		expect(fieldsFromTurn({ urls: 'turn:a.example.org' })).toEqual({
			...noTurn,
			urls: 'turn:a.example.org'
		});
	});

	test('R-C3 without an address there is none, and another address is refused', () => {
		expect(turnFromFields({ ...noTurn, username: 'crew' })).toMatchObject({ value: undefined });
		for (const urls of ['turn.example.org', 'https://turn.example.org', 'stun:a.example.org'])
			expect(turnFromFields({ ...noTurn, urls })).toMatchObject({ why: 'turn-unreadable' });
	});
});
