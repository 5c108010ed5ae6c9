import type { Edit } from '#document/edit.ts';
import type { History, Step } from '#document/undo.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';

/** One part of a change that is too long for one go. */
export type IntentPart = (edit: Edit) => Result<unknown, Why>;

/** How a long change is watched and stopped. */
export interface LongIntent {
	readonly signal: AbortSignal;
	/** Told how many parts are done. */
	readonly onPart: (count: number) => void;
}

/**
 * Run a long change part by part as one step of undo, and let the screen draw between the parts. Where one is
 * refused or the signal is given, everything that was written is taken back.
 */
export async function runInParts(
	history: History,
	run: (part: IntentPart) => Result<unknown, Why>,
	parts: readonly IntentPart[],
	{ signal, onPart }: LongIntent
): Promise<Result<undefined, Why>> {
	let step: Step | undefined;
	for (const [index, part] of parts.entries()) {
		const ran = signal.aborted
			? { result: refused('stopped'), step }
			: history.part(() => run(part), step);
		if (!ran.result.done) {
			history.giveUp(step);
			return ran.result;
		}
		step = ran.step;
		onPart(index + 1);
		await aTurn();
	}
	return done();
}

/** Let what waits in the page have its turn: keys, and the next picture of the screen. */
export function aTurn(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
