import type { EnvelopeLog } from './envelope-log.ts';
import type { Range } from './messages.ts';
import type { Vector } from './vector.ts';

const mostBytesPerAnswer = 1024 * 1024;
const mostAtOnce = 32;

/** Give a peer what it asked for, about 1 MB at most: it asks again for the rest when it has stored this. */
export async function serve(
	log: EnvelopeLog,
	vector: Vector,
	ranges: readonly Range[],
	send: (envelope: Uint8Array) => void
): Promise<void> {
	let left = mostBytesPerAnswer;
	for (const { device, from, to } of ranges) {
		const end = Math.min(to, vector.get(device) ?? 0);
		for (let at = Math.max(1, from); at <= end && left > 0; at += mostAtOnce) {
			const envelopes = await log.get(device, at, Math.min(end, at + mostAtOnce - 1));
			for (const bytes of envelopes) {
				if (left > 0) send(bytes);
				left -= bytes.length;
			}
			if (envelopes.length === 0) break;
		}
	}
}
