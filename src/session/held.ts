import type { SealRefusal } from '#sync/replica-options.ts';

/** The others would refuse how a change is written, and take it when it is written anew; or what it says, either way. */
export type Held = 'form' | 'content';

/** Why an edit does not go out now and will later, without anybody's help. */
const isPassing = new Set<SealRefusal>(['view-only', 'cloned', 'not-stored']);
/** What a strange file may bring. Written anew it would be the same. */
const isOfContent = new Set<SealRefusal>([
	...(['unknown-root', 'unknown-content', 'bad-value', 'too-deep'] as const)
]);

/** What holds an edit back that was not sealed; undefined if it goes out by itself later. */
export function heldBy(why: SealRefusal): Held | undefined {
	if (isPassing.has(why)) return undefined;
	return isOfContent.has(why) ? 'content' : 'form';
}
