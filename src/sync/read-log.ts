import type { EnvelopeLog, LogNote } from './envelope-log.ts';
import type { DeviceId } from './signer.ts';

/** How many bytes of envelopes are read from the disk at once, apart from a last one that is larger than what is left. */
export const mostReadBytes = 1024 * 1024;
/** And how many envelopes: what is made of them meanwhile holds up the page. */
const mostRead = 256;
/** What an envelope is taken for whose size was not noted. */
const unknownBytes = 16 * 1024;

/** A stretch of one device's chain. */
interface Run {
	readonly device: DeviceId;
	readonly from: number;
	to: number;
}

/** How many bytes an envelope has, as far as its note tells. */
export function sizeOf({ size = unknownBytes }: LogNote): number {
	return size;
}

/** Notes in their order, in steps of as many as are read at once. */
export function* inSteps(notes: readonly LogNote[]): Generator<readonly LogNote[]> {
	let step: LogNote[] = [];
	let bytes = 0;
	for (const note of notes) {
		step.push(note);
		bytes += sizeOf(note);
		if (step.length < mostRead && bytes < mostReadBytes) continue;
		yield step;
		[step, bytes] = [[], 0];
	}
	if (step.length > 0) yield step;
}

/** The envelopes of these notes, in their order; nothing in the place of one that the disk has lost, or those after it. */
export async function envelopesOf(
	log: EnvelopeLog,
	notes: readonly LogNote[]
): Promise<readonly (Uint8Array | undefined)[]> {
	const last = new Map<DeviceId, Run>();
	const placed = notes.map(({ device, seq }) => {
		const before = last.get(device);
		const run: Run = before?.to === seq - 1 ? before : { device, from: seq, to: seq };
		run.to = seq;
		last.set(device, run);
		return { run, seq };
	});
	const read = new Map<Run, readonly Uint8Array[]>();
	const runs = new Set(placed.map(({ run }) => run));
	await Promise.all(
		[...runs].map(async (run) => read.set(run, await log.get(run.device, run.from, run.to)))
	);
	return placed.map(({ run, seq }) => read.get(run)?.[seq - run.from]);
}
