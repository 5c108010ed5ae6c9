import { openEnvelope, readHead } from './envelope.ts';
import type { EnvelopeLog, LogNote } from './envelope-log.ts';
import type { FoundNotice } from './epoch-notice.ts';
import type { BoardKeys } from './keys.ts';
import { envelopesOf, inSteps } from './read-log.ts';

/** More than any board has: one is made each time somebody makes new links. */
const mostNotices = 64;

/** The epoch notices in a log, unread: whoever reads one asks by which links it is signed. */
export async function noticesIn(
	{ log, keys }: { readonly log: EnvelopeLog; readonly keys: BoardKeys },
	notes: readonly LogNote[]
): Promise<readonly FoundNotice[]> {
	const found: FoundNotice[] = [];
	for (const some of inSteps(notes.filter(mayBeNotice))) {
		const read = await envelopesOf(log, some);
		const opened = some.map((note, at) => noticeOf(keys, note, read[at]));
		found.push(...(await Promise.all(opened)).flatMap((notice) => notice ?? []));
		if (found.length >= mostNotices) break;
	}
	return found.slice(0, mostNotices);
}

/** Where the kind was not noted: what writes nothing as a client of Yjs is a notice, or an edit that only deletes. */
function mayBeNotice({ kind, claims }: LogNote): boolean {
	return kind === undefined ? claims.length === 0 : kind === 'epoch';
}

async function noticeOf(
	keys: BoardKeys,
	{ device, hash }: LogNote,
	bytes: Uint8Array | undefined
): Promise<FoundNotice | undefined> {
	const head = bytes && readHead(bytes);
	if (!bytes || head?.kind !== 'epoch') return undefined;
	const opened = await openEnvelope(keys, { bytes, hash, head });
	return opened.done ? { device, bytes: opened.value.update } : undefined;
}
