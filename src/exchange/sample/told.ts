import type { Result } from '#domain/result.ts';

/** What a command of the story made. The story is ours: if it is refused, that is our mistake. */
export function told<Value>(result: Result<Value, string>): Value {
	if (!result.done) throw new Error(`the sample board's story was refused: ${result.why}`);
	return result.value;
}
