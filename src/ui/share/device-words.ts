import type { Instant } from '#domain/day.ts';
import { formatSince } from '#domain/format.ts';
import type { Shape, Tone } from '#kit/status.ts';
import type { SharedDevice } from '#session/sharing-state.ts';

/** How far a device is in step with this one, by word, shape and colour. */
interface Step {
	readonly words: string;
	readonly shape: Shape;
	readonly tone: Tone;
}

/** Only what a device has confirmed itself counts: without its word nothing is known. */
export function stepOf({ behind, isHere }: Pick<SharedDevice, 'behind' | 'isHere'>): Step {
	if (behind === undefined) return { words: 'Not known yet', shape: 'dashed', tone: 'quiet' };
	if (behind === 0) return { words: 'In step', shape: 'check', tone: 'good' };
	const changes = behind === 1 ? '1 change' : `${behind} changes`;
	return isHere
		? { words: `${changes} on the way`, shape: 'half', tone: 'accent' }
		: { words: `${changes} behind`, shape: 'half', tone: 'watch' };
}

/** When a device was last seen. */
export function seenWords(seenAt: Instant | undefined, now: Instant, locale: string): string {
	return seenAt === undefined ? 'Not seen yet' : `Seen ${formatSince(seenAt, now, locale)}`;
}

/** What a device may do with the board. */
export function accessWords({ canEdit }: Pick<SharedDevice, 'canEdit'>): string {
	return canEdit ? 'Can edit' : 'Can only view';
}
