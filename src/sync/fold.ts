import * as Y from 'yjs';
import { openEnvelope, readHead } from './envelope.ts';
import type { EnvelopeLog, LogNote } from './envelope-log.ts';
import { carriesUpdate } from './intake.ts';
import type { BoardKeys } from './keys.ts';
import { envelopesOf, inSteps } from './read-log.ts';
import { byAge } from './wait-queue.ts';

/** A document that was put together from a log, and which of its entries could not be read. */
export interface Folded {
	readonly doc: Y.Doc;
	readonly unreadable: ReadonlySet<LogNote>;
}

/**
 * Put a document together from the log in canonical order: every device that has the same envelopes comes to the
 * same document. What cannot be read is left out; Yjs can apply half of it, so the document is then begun again.
 */
export async function fold(
	newDoc: () => Y.Doc,
	notes: readonly LogNote[],
	log: EnvelopeLog,
	keys: BoardKeys
): Promise<Folded> {
	const ordered = notes.toSorted(byAge);
	const unreadable = new Set<LogNote>();
	for (;;) {
		const doc = newDoc();
		const left = ordered.filter((note) => !unreadable.has(note));
		const broken = await fill(doc, left, log, keys);
		if (broken.length === 0) return { doc, unreadable };
		doc.destroy();
		for (const note of broken) unreadable.add(note);
	}
}

/** Answers what cannot be read; the document is then only half of what it should be. */
async function fill(
	doc: Y.Doc,
	notes: readonly LogNote[],
	log: EnvelopeLog,
	keys: BoardKeys
): Promise<LogNote[]> {
	const broken: LogNote[] = [];
	for (const some of inSteps(notes)) {
		const found = await envelopesOf(log, some);
		const read = await Promise.all(
			some.map(async (note, at) => ({ note, update: await updateIn(keys, note, found[at]) }))
		);
		doc.transact(() => {
			for (const { note, update } of read) {
				if (update === 'unreadable' || (update && !applies(doc, update))) broken.push(note);
			}
		});
	}
	return broken;
}

async function updateIn(
	keys: BoardKeys,
	{ hash }: LogNote,
	bytes: Uint8Array | undefined
): Promise<Uint8Array | 'unreadable' | undefined> {
	const head = bytes && readHead(bytes);
	if (!head) return 'unreadable';
	if (!carriesUpdate({ head })) return undefined;
	const opened = await openEnvelope(keys, { bytes, hash, head });
	return opened.done ? opened.value.update : 'unreadable';
}

function applies(doc: Y.Doc, update: Uint8Array): boolean {
	try {
		Y.applyUpdate(doc, update);
		return true;
	} catch {
		return false;
	}
}
