import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { refusals } from './refusals.ts';

/** The sentence to show beside what was attempted; undefined if it was done. */
export function refusalOf(result: Result<unknown, Why>): string | undefined {
	return result.done ? undefined : refusals[result.why];
}
