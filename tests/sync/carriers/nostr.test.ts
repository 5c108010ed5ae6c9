import { afterEach, expect, test } from 'vitest';
import {
	eventKind,
	eventMessage,
	isAboutTime,
	newVisitKey,
	readRelayMessage
} from '#sync/carriers/nostr.ts';
import { noteKey, openNote, sealNote } from '#sync/carriers/sealed-note.ts';
import { WebSocket } from 'ws';
import { TestRelay } from '../relay.ts';

let relay: TestRelay | undefined;
afterEach(() => relay?.stop());

test('Y-W1 a relay that checks ids and signatures takes our events, and keeps none of their kind', async () => {
	relay = await TestRelay.start();
	const socket = new WebSocket(relay.url);
	await new Promise((resolve) => socket.once('open', resolve));
	const answer = new Promise((resolve) => socket.once('message', (data) => resolve(String(data))));
	const note = { key: newVisitKey(), topic: 'here', content: 'sealed "ü" 🙂' };
	const { id, text } = await eventMessage(note, Math.floor(Date.now() / 1000));
	socket.send(text);
	expect(readRelayMessage(await answer)).toEqual({
		kind: 'answer',
		event: id,
		isTaken: true,
		reason: ''
	});
	socket.close();
	expect(eventKind).toBeGreaterThanOrEqual(20_000);
	expect(eventKind).toBeLessThan(30_000);
});

test('Y-W1 each visit has a key of its own', () => {
	expect(newVisitKey().publicHex).not.toBe(newVisitKey().publicHex);
});

test('Y-W2 whatever a relay says is read without harm', () => {
	const strange = [
		...['', 'null', '[]', '{}', '[1]', '["EVENT"]', '["EVENT","a",null]', '["OK"]', '["OK",1]'],
		...[
			'["EVENT","a",{"content":1}]',
			'["EVENT","a",{"content":"","created_at":1,"tags":[["t"]]}]'
		],
		...['["EVENT","a",{"content":"","created_at":1e99,"tags":[["t","x"]]}]', '["COUNT",1]'],
		`["NOTICE","${'x'.repeat(200_000)}"]`
	];
	for (const text of strange) expect(readRelayMessage(text)).toBeUndefined();
	expect(readRelayMessage(new ArrayBuffer(8))).toBeUndefined();
	expect(readRelayMessage('["EOSE","a"]')).toEqual({ kind: 'other' });
	expect(readRelayMessage('["CLOSED","a","auth-required: no"]')).toEqual({
		kind: 'closed',
		reason: 'auth-required: no'
	});
});

test('Y-W3 a refusal for the time is told from others', () => {
	expect(isAboutTime('invalid: ephemeral event expired')).toBe(true);
	expect(isAboutTime('invalid: created_at too late')).toBe(true);
	expect(isAboutTime('invalid: event creation date is too far off from the current time')).toBe(
		true
	);
	expect(isAboutTime('blocked: you are banned')).toBe(false);
	expect(isAboutTime('pow: 26 bits needed')).toBe(false);
});

test('Y-W4 what devices tell each other is read with the key of the room, and with no other', async () => {
	const key = await noteKey('password of one board');
	const introduction = { id: 'a', from: 'b', peers: 2, messages: ['{"peerId":"c"}'] };
	const content = await sealNote(key, introduction);
	expect(await openNote(key, content)).toEqual(introduction);
	expect(content).not.toContain('peerId');
	expect(await openNote(await noteKey('another'), content)).toBeUndefined();
	for (const foreign of ['', 'x', content.slice(1), '{"peerId":"c"}', content.slice(0, 20)]) {
		expect(await openNote(key, foreign)).toBeUndefined();
	}
});
