import type { EnvelopeLog, LogNote } from './envelope-log.ts';
import type { Range } from './messages.ts';
import { envelopesOf, mostReadBytes, sizeOf } from './read-log.ts';
import type { DeviceId } from './signer.ts';
import type { Vector } from './vector.ts';
import { byAge } from './wait-queue.ts';

/** Who has the envelopes that are asked for: a replica. */
interface Source {
	readonly options: { readonly log: EnvelopeLog };
	readonly vector: Vector;
	noteOf(device: DeviceId, seq: number): LogNote | undefined;
}

interface Line {
	readonly device: DeviceId;
	end: number;
	next: number;
}

/**
 * Give a peer what it asked for, about 1 MB at most: it asks again for the rest when it has stored this. The oldest
 * first, whoever wrote it, so that nothing is sent before what it builds on.
 */
export async function serve(
	source: Source,
	ranges: readonly Range[],
	send: (envelope: Uint8Array) => void
): Promise<void> {
	const lines = ranges.map(({ device, from, to }): Line => {
		const end = Math.min(to, source.vector.get(device) ?? 0);
		return { device, end, next: Math.max(1, from) };
	});
	for (let left = mostReadBytes; left > 0;) {
		const notes = oldestOf(lines, source, left);
		if (notes.length === 0) return;
		const read = await envelopesOf(source.options.log, notes);
		for (const [at, { device }] of notes.entries()) {
			const bytes = read[at];
			if (bytes) send(bytes);
			// What the disk lost is missing here, too: what comes after it is of no use to anybody.
			else for (const line of lines) if (line.device === device) line.end = 0;
			left -= bytes?.length ?? 0;
		}
	}
}

/** What to send next, up to so many bytes. */
function oldestOf(lines: readonly Line[], source: Source, mostBytes: number): LogNote[] {
	const notes: LogNote[] = [];
	for (let left = mostBytes; left > 0;) {
		const first = oldest(lines, source);
		if (!first) break;
		notes.push(first.note);
		first.line.next += 1;
		left -= sizeOf(first.note);
	}
	return notes;
}

/** The line whose next envelope is older than that of all others. */
function oldest(
	lines: readonly Line[],
	source: Source
): { readonly line: Line; readonly note: LogNote } | undefined {
	let first: { readonly line: Line; readonly note: LogNote } | undefined;
	for (const line of lines) {
		const note = line.next > line.end ? undefined : source.noteOf(line.device, line.next);
		if (note && (!first || byAge(note, first.note) < 0)) first = { line, note };
	}
	return first;
}
