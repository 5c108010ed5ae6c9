import { openEnvelope, readHead } from './envelope.ts';
import type { EnvelopeLog, LogNote } from './envelope-log.ts';
import type { FoundNotice } from './epoch-notice.ts';
import type { BoardKeys } from './keys.ts';

/** More than any board has: one is made each time somebody makes new links. */
const mostNotices = 64;

/** The epoch notices in a log, unread: whoever reads one asks by which links it is signed. */
export async function noticesIn(
	{ log, keys }: { readonly log: EnvelopeLog; readonly keys: BoardKeys },
	notes: readonly LogNote[]
): Promise<readonly FoundNotice[]> {
	const found: FoundNotice[] = [];
	// What writes nothing as a client of Yjs is a notice, or an edit that only deletes.
	for (const { device, seq, hash } of notes.filter(({ claims }) => claims.length === 0)) {
		if (found.length === mostNotices) break;
		const [bytes] = await log.get(device, seq, seq);
		const head = bytes && readHead(bytes);
		if (!bytes || head?.kind !== 'epoch') continue;
		const opened = await openEnvelope(keys, { bytes, hash, head });
		if (opened.done) found.push({ device, bytes: opened.value.update });
	}
	return found;
}
