import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { SharingChoices } from '#session/sharing-state.ts';

/**
 * The relays that were typed, one per line; an empty field means the usual ones. A name without a scheme gets
 * `wss://`. Refuses anything that is not an address, and unencrypted connections except to this device.
 */
export function relaysFromText(text: string): Result<readonly string[] | undefined, Why> {
	const lines = text.split(/[\s,;]+/).filter(Boolean);
	const addresses = lines.map(relayFrom);
	const known = addresses.filter((address) => address !== undefined);
	if (known.length < lines.length) return refused('relay-unreadable');
	return done(known.length > 0 ? [...new Set(known)] : undefined);
}

function relayFrom(typed: string): string | undefined {
	const address = typed.includes('://') ? typed : `wss://${typed}`;
	if (!URL.canParse(address)) return undefined;
	const { protocol, hostname, username, hash, href } = new URL(address);
	const isOpen = protocol === 'ws:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
	const isName = /[.:]/.test(hostname) || hostname === 'localhost';
	if ((protocol !== 'wss:' && !isOpen) || !isName || username || hash) return undefined;
	return href.replace(/\/$/, '');
}

/** The relays as the field shows them. */
export function textFromRelays(relays: SharingChoices['relays']): string {
	return (relays ?? []).join('\n');
}

/** The TURN server as three fields have it. */
export interface TurnFields {
	readonly urls: string;
	readonly username: string;
	readonly credential: string;
}

/** The TURN server that was typed; no address means none. Refuses anything that is not the address of one. */
export function turnFromFields(fields: TurnFields): Result<SharingChoices['turn'], Why> {
	const urls = fields.urls.trim();
	if (urls === '') return done(undefined);
	if (!/^turns?:[\w.-]+\w(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/i.test(urls))
		return refused('turn-unreadable');
	const username = fields.username.trim();
	const { credential } = fields;
	return done({ urls, ...(username ? { username } : {}), ...(credential ? { credential } : {}) });
}

export function fieldsFromTurn(turn: SharingChoices['turn']): TurnFields {
	return {
		urls: turn?.urls ?? '',
		username: turn?.username ?? '',
		credential: turn?.credential ?? ''
	};
}
