import { schnorr } from '@noble/curves/secp256k1.js';
import { sha256, utf8 } from '../bytes.ts';

/**
 * NIP-01, the little of it that introduces devices to each other. All our events are of one short-lived kind, so
 * that no relay keeps them, and one that does not want them can tell them from others.
 */
export const eventKind = 25_419;

/** A longer message of a relay is none of ours: an offer with its candidates takes 4 kB. */
const maxMessageLength = 128 * 1024;

/** A key pair that lives as long as one visit and says nothing about anybody. */
export interface VisitKey {
	readonly secret: Uint8Array;
	readonly publicHex: string;
}

/** What is to be told, and under which topic it is found. */
export interface Note {
	readonly key: VisitKey;
	readonly topic: string;
	readonly content: string;
}

export type RelayMessage =
	| {
			readonly kind: 'event';
			readonly topic: string;
			readonly content: string;
			readonly created: number;
	  }
	| {
			readonly kind: 'answer';
			readonly event: string;
			readonly isTaken: boolean;
			readonly reason: string;
	  }
	| { readonly kind: 'closed'; readonly reason: string }
	| { readonly kind: 'other' };

export function newVisitKey(): VisitKey {
	const { secretKey, publicKey } = schnorr.keygen();
	return { secret: secretKey, publicHex: hex(publicKey) };
}

/** The id and the EVENT message of a note. `created` in seconds. */
export async function eventMessage(
	{ key, topic, content }: Note,
	created: number
): Promise<{ id: string; text: string }> {
	const tags = [['t', topic]];
	const body = JSON.stringify([0, key.publicHex, created, eventKind, tags, content]);
	const hash = await sha256(utf8(body));
	const event = {
		id: hex(hash),
		pubkey: key.publicHex,
		created_at: created,
		kind: eventKind,
		tags,
		content,
		sig: hex(schnorr.sign(hash, key.secret))
	};
	return { id: event.id, text: JSON.stringify(['EVENT', event]) };
}

/**
 * The REQ message for what is told under some topics from now on. Without `since`: nothing short-lived is kept
 * anyway, and it would shut out everybody whose clock is behind.
 */
export function requestMessage(id: string, topics: readonly string[]): string {
	return JSON.stringify(['REQ', id, { kinds: [eventKind], '#t': topics }]);
}

export function closeMessage(id: string): string {
	return JSON.stringify(['CLOSE', id]);
}

/**
 * What a relay says. Signatures are not checked: what counts is inside, sealed with a key that no relay has.
 * Nothing for what NIP-01 does not know.
 */
export function readRelayMessage(text: unknown): RelayMessage | undefined {
	if (typeof text !== 'string' || text.length > maxMessageLength) return undefined;
	const message = json(text);
	if (!Array.isArray(message)) return undefined;
	const [type, second, third, fourth]: unknown[] = message;
	if (type === 'EVENT') return readEvent(third);
	if (type === 'OK' && typeof second === 'string') {
		return { kind: 'answer', event: second, isTaken: third === true, reason: words(fourth) };
	}
	if (type === 'CLOSED') return { kind: 'closed', reason: words(third) };
	return ['EOSE', 'NOTICE', 'AUTH'].includes(String(type)) ? { kind: 'other' } : undefined;
}

/** Whether a relay refused an event only because our clock and its own disagree. */
export function isAboutTime(reason: string): boolean {
	return /created_at|timestamp|expired|future|too (?:old|new|early|late|far)/i.test(reason);
}

function readEvent(event: unknown): RelayMessage | undefined {
	if (typeof event !== 'object' || event === null) return undefined;
	const { content, created_at: created, tags } = event as Record<string, unknown>;
	if (typeof content !== 'string' || !Number.isSafeInteger(created) || !Array.isArray(tags)) {
		return undefined;
	}
	const tag: unknown = tags.find((tag: unknown) => Array.isArray(tag) && tag[0] === 't');
	const topic: unknown = Array.isArray(tag) ? tag[1] : undefined;
	if (typeof topic !== 'string') return undefined;
	return { kind: 'event', topic, content, created: Number(created) };
}

function json(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A relay may say anything, and people may read it. */
function words(value: unknown): string {
	return typeof value === 'string' ? value.slice(0, 200) : '';
}

function hex(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
