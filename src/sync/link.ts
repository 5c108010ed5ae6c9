import { done, refused, type Result } from '#domain/result.ts';
import { concat, fromBase64Url, toBase64Url } from './bytes.ts';
import { type BoardKeys, isEpoch } from './keys.ts';

/** What a link gives to whoever opens it. `keysFromEdit` and `keysFromView` make a board's keys of it. */
export type LinkKeys =
	| { readonly kind: 'edit'; readonly editSecret: Uint8Array; readonly epoch: number }
	| {
			readonly kind: 'view';
			readonly viewSecret: Uint8Array;
			readonly writePublic: Uint8Array;
			readonly epoch: number;
	  };

/** A link as it was found in a text. `wasMangled`: rewritten or broken up on its way, so somebody has seen it. */
export type FoundLink = LinkKeys & { readonly wasMangled: boolean };

/** No link of ours in the text; one that lacks its end; one of a form we do not know. */
export type LinkRefusal = 'link-none' | 'link-cut' | 'link-foreign';

type Mark = 'e' | 'v';

/** Letters behind the dot: 32 bytes in an edit link, 64 in a view link. */
const lettersByMark: Readonly<Record<Mark, number>> = { e: 43, v: 86 };
/** As much as is searched: a long mail with a link in it. */
const mostText = 20_000;

/** The link for those who may edit. Needs the edit secret: asking without it is a mistake of ours and throws. */
export function editLink(base: string, keys: BoardKeys): string {
	if (!keys.editSecret) throw new TypeError('only those who may edit can invite to edit');
	return linkTo(base, 'e', keys.editSecret, keys.epoch);
}

/** The link for those who may read. */
export function viewLink(base: string, keys: BoardKeys): string {
	return linkTo(base, 'v', concat(keys.viewSecret, keys.writePublic), keys.epoch);
}

function linkTo(base: string, mark: Mark, secret: Uint8Array, epoch: number): string {
	const [page = ''] = base.split('#');
	const suffix = epoch === 1 ? '' : `.${epoch}`;
	return `${page}#/join/${mark}.${toBase64Url(secret)}${suffix}`;
}

/**
 * The keys in a text: a link, its part from the `#` on, or a mail with a link in it. Puts right what chats and
 * mail systems do: `%23` for `#`, an address inside another address, lines broken inside, marks around it.
 */
export function readLink(text: string): Result<FoundLink, LinkRefusal> {
	const plain = withoutEscapes(text.slice(0, mostText));
	const starts = /(?:\bjoin\/|^\s*(?=..[\w-]{20}))([ev])\.|#\/join\/(?![ev]\.)/g;
	let why: LinkRefusal = 'link-none';
	for (const start of plain.matchAll(starts)) {
		const after = plain.slice(start.index + start[0].length);
		const link = linkIn(start[1], after, text);
		if (link.done) return link;
		if (why === 'link-none') why = link.why;
	}
	return refused(why);
}

/** The path of a link, with the line breaks of a mail in it. */
const brokenPath = new RegExp([...'#/join/'].join('[\\s>]*'), 'g');
const brokenMark = /#\/join\/[\s>]*([ev])[\s>]*\./g;

/** Percent encoding, however often it was done, the quoted-printable of mails, and what cannot be seen. */
function withoutEscapes(text: string): string {
	let plain = text
		.replace(/=[ \t]*\r?\n/g, '')
		.replace(/=(2[3DEF]|5F)/g, '%$1')
		.replace(/\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g, '');
	for (let round = 0; round < 4; round++) {
		plain = plain.replace(/%(2[35DEF]|5F)/gi, (_, hex: string) =>
			String.fromCharCode(Number.parseInt(hex, 16))
		);
	}
	return plain.replace(brokenPath, '#/join/').replace(brokenMark, '#/join/$1.');
}

function linkIn(
	mark: string | undefined,
	after: string,
	original: string
): Result<FoundLink, LinkRefusal> {
	if (mark !== 'e' && mark !== 'v')
		return refused(/^[ev]?$/.test(after) ? 'link-cut' : 'link-foreign');
	const { letters, end, isSpaced } = gathered(after, lettersByMark[mark]);
	if (letters.length < lettersByMark[mark]) return refused('link-cut');
	// Spaces inside a link end with its line; else they were words after a link that was cut.
	if (isSpaced && !/^(?:\.\d+)?\W*?(?:\n|$)/.test(end)) return refused('link-cut');
	// A mark such as `_` may stand around a link; one more letter makes it another thing.
	if (/^[-_]*[a-zA-Z0-9]/.test(end)) return refused('link-foreign');
	const epoch = Number(/^\.(\d+)(?![a-zA-Z0-9])/.exec(end)?.[1] ?? 1);
	const secret = fromBase64Url(letters);
	if (!secret || !isEpoch(epoch)) return refused('link-foreign');
	const whole = `${mark}.${letters}`;
	const isAsMade = original.includes(`#/join/${whole}`) || original.trimStart().startsWith(whole);
	return done({ ...keysIn(mark, secret, epoch), wasMangled: !isAsMade });
}

/** As many letters as wanted, over spaces and broken lines, quoted ones too; a blank line ends the search. */
function gathered(text: string, wanted: number) {
	let letters = '';
	let end = text;
	let isSpaced = false;
	for (;;) {
		const piece = /^[\w-]+/.exec(end.slice(0, wanted - letters.length))?.[0] ?? '';
		letters += piece;
		end = end.slice(piece.length);
		const gap = /^(?: |[ \t]*\r?\n[ \t>]*)(?=[\w-])/.exec(end)?.[0];
		if (letters.length === wanted || gap === undefined) return { letters, end, isSpaced };
		isSpaced ||= gap === ' ';
		end = end.slice(gap.length);
	}
}

function keysIn(mark: Mark, secret: Uint8Array, epoch: number): LinkKeys {
	if (mark === 'e') return { kind: 'edit', editSecret: secret, epoch };
	return { kind: 'view', viewSecret: secret.slice(0, 32), writePublic: secret.slice(32), epoch };
}
