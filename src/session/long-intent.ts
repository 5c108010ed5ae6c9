import type { Edit } from '#document/edit.ts';
import type { History, Step } from '#document/undo.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { aTurn, type Ongoing } from './in-turns.ts';

/** One part of a change that is too long for one go. */
export type IntentPart = (edit: Edit) => Result<unknown, Why>;

/**
 * Run a long change part by part as one step of undo, and let the screen draw between the parts. Where one is
 * refused or the signal is given, everything that was written is taken back.
 */
export async function runInParts(
	history: History,
	run: (part: IntentPart) => Result<unknown, Why>,
	parts: readonly IntentPart[],
	{ signal, onDone }: Ongoing
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
		onDone((index + 1) / parts.length);
		await aTurn();
	}
	return done();
}
