import { concat, fromBase64Url, randomBytes, sha256, toBase64Url, utf8 } from '../bytes.ts';

/** What devices tell each other through relays to find a path: messages of Trystero, and what admits them. */
export interface Introduction {
	/** Made up for each: relays and repetitions deliver one more than once. */
	readonly id: string;
	/** The topic under which its sender is told something. */
	readonly from: string;
	/** How many devices its sender is connected with. */
	readonly peers: number;
	readonly messages: readonly string[];
}

/** The key under which a room's introductions are sealed: relays see topics and sizes. */
export async function noteKey(password: string): Promise<CryptoKey> {
	const bytes = await sha256(utf8(`qd1/introduction ${password}`));
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function sealNote(key: CryptoKey, introduction: Introduction): Promise<string> {
	const iv = randomBytes(12);
	const text = utf8(JSON.stringify(introduction));
	const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
	return toBase64Url(concat(iv, new Uint8Array(sealed)));
}

/** Nothing for what was not sealed with this key, and for what is no introduction. */
export async function openNote(key: CryptoKey, content: string): Promise<Introduction | undefined> {
	const bytes = fromBase64Url(content);
	if (!bytes) return undefined;
	try {
		const iv = bytes.subarray(0, 12);
		const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(12));
		return introduction(JSON.parse(new TextDecoder().decode(text)));
	} catch {
		return undefined;
	}
}

function introduction(value: unknown): Introduction | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { id, from, peers, messages } = value as Record<string, unknown>;
	if (typeof id !== 'string' || typeof from !== 'string') return undefined;
	if (typeof peers !== 'number' || !Array.isArray(messages)) return undefined;
	const isText = messages.every((message) => typeof message === 'string');
	return isText ? { id, from, peers, messages: messages as readonly string[] } : undefined;
}
