import { openEnvelope, readHead } from './envelope.ts';
import type { EnvelopeLog, LogNote } from './envelope-log.ts';
import type { FoundNotice } from './epoch-notice.ts';
import type { BoardKeys } from './keys.ts';

/** More than any board has: one is made each time somebody makes new links. */
const mostNotices = 64;

interface Where {
	readonly log: EnvelopeLog;
	readonly keys: BoardKeys;
}

/** The epoch notices in a log, unread: whoever reads one asks by which links it is signed. */
export async function noticesIn(
	where: Where,
	notes: readonly LogNote[]
): Promise<readonly FoundNotice[]> {
	const found: FoundNotice[] = [];
	const likely = notes.filter(mayBeNotice);
	// As many at once as are asked for: a board opens when they were read.
	for (let at = 0; at < likely.length && found.length < mostNotices; at += mostNotices) {
		const some = likely.slice(at, at + mostNotices).map((note) => noticeOf(where, note));
		found.push(...(await Promise.all(some)).flatMap((notice) => notice ?? []));
	}
	return found.slice(0, mostNotices);
}

/** Where the kind was not noted: what writes nothing as a client of Yjs is a notice, or an edit that only deletes. */
function mayBeNotice({ kind, claims }: LogNote): boolean {
	return kind === undefined ? claims.length === 0 : kind === 'epoch';
}

async function noticeOf(
	{ log, keys }: Where,
	{ device, seq, hash }: LogNote
): Promise<FoundNotice | undefined> {
	const [bytes] = await log.get(device, seq, seq);
	const head = bytes && readHead(bytes);
	if (!bytes || head?.kind !== 'epoch') return undefined;
	const opened = await openEnvelope(keys, { bytes, hash, head });
	return opened.done ? { device, bytes: opened.value.update } : undefined;
}
