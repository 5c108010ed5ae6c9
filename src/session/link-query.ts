import { fromBase64Url, toBase64Url, utf8 } from '#sync/bytes.ts';

/** What a link calls itself before anything is fetched. Nobody vouches for it. */
export interface LinkNames {
	/** The board's name. */
	readonly board: string;
	/** Whose device it is from, where that is known. */
	readonly by?: string | undefined;
}

const mostRelays = 8;
const mostText = 80;

/**
 * What a link says behind its keys: the relays of a board that does not meet at the usual ones, and how it calls
 * itself, in letters that no mail program rewrites.
 */
export function linkQuery(relays: readonly string[] = [], names?: LinkNames): string {
	const meeting = relays.map((relay) => `relay=${encodeURIComponent(relay)}`);
	const called = names ? [`names=${toBase64Url(utf8(`${names.board}\n${names.by ?? ''}`))}`] : [];
	const all = [...meeting, ...called];
	return all.length > 0 ? `?${all.join('&')}` : '';
}

/** The relays that a link names, because its board does not meet at the usual ones. */
export function relaysIn(link: string): readonly string[] | undefined {
	const relays = queryOf(link)
		.getAll('relay')
		.filter((url) => /^wss?:\/\/[^\s"'<>]{1,200}$/.test(url));
	return relays.length > 0 ? relays.slice(0, mostRelays) : undefined;
}

/** How a link calls itself; nothing where it does not, or what it says makes no sense. */
export function namesIn(link: string): LinkNames | undefined {
	const bytes = fromBase64Url(queryOf(link).get('names') ?? '');
	if (!bytes || bytes.length === 0) return undefined;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		const [board, by] = text.split('\n').map(shown);
		if (!board) return undefined;
		return by ? { board, by } : { board };
	} catch {
		return undefined;
	}
}

/** What is not seen would let one name look like another. */
function shown(name: string): string {
	return [...name.replace(/\p{C}/gu, '').trim()].slice(0, mostText).join('');
}

const mostRounds = 4;

/** The query of a link, also of one that stands inside another address, however often it was put into one. */
function queryOf(link: string): URLSearchParams {
	let text = link;
	for (let round = 0; round < mostRounds && !/[?&](?:relay|names)=/.test(text); round++) {
		text = text.replace(/%([0-7][\da-f])/gi, (_, hex: string) =>
			String.fromCharCode(Number.parseInt(hex, 16))
		);
	}
	return new URLSearchParams(text.split('?').slice(1).join('&'));
}
