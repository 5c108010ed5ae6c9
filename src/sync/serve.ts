import { ChainReader } from './chain-reader.ts';
import type { EnvelopeLog, LogNote } from './envelope-log.ts';
import type { Range } from './messages.ts';
import type { DeviceId } from './signer.ts';
import type { Vector } from './vector.ts';
import { byAge } from './wait-queue.ts';

const mostBytesPerAnswer = 1024 * 1024;

/** Who has the envelopes that are asked for: a replica. */
interface Source {
	readonly options: { readonly log: EnvelopeLog };
	readonly vector: Vector;
	noteOf(device: DeviceId, seq: number): LogNote | undefined;
}

interface Line {
	readonly device: DeviceId;
	readonly end: number;
	readonly chain: ChainReader;
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
		const chain = new ChainReader(source.options.log, device);
		return { device, end, chain, next: Math.max(1, from) };
	});
	for (let left = mostBytesPerAnswer; left > 0;) {
		const line = oldest(lines, source);
		if (!line) return;
		const bytes = await line.chain.at(line.next);
		// What the disk lost is missing here, too: what comes after it is of no use to anybody.
		line.next = bytes ? line.next + 1 : Infinity;
		if (bytes) send(bytes);
		left -= bytes?.length ?? 0;
	}
}

/** The line whose next envelope is older than that of all others. */
function oldest(lines: readonly Line[], source: Source): Line | undefined {
	let first: { readonly line: Line; readonly note: LogNote } | undefined;
	for (const line of lines) {
		const note = line.next > line.end ? undefined : source.noteOf(line.device, line.next);
		if (note && (!first || byAge(note, first.note) < 0)) first = { line, note };
	}
	return first?.line;
}
