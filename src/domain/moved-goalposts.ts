import { dayFromInstant, type Day } from './day.ts';
import type { BoardSettings } from './board-settings.ts';
import type { Change, Entity } from './entity.ts';
import { madeOn } from './made-on.ts';

/** Wording, start and target: the fields whose change after the start moves the goalposts. */
const goalposts: ReadonlySet<string> = new Set([
	'title',
	'measure',
	'from',
	'to',
	'min',
	'max',
	'period',
	'wanted',
	'baseline',
	'control',
	'unit',
	'window'
]);

/**
 * The changes of wording, start or target that were made after a cycle began, oldest first. What is put right
 * on the day on which something was made is not a moved goalpost.
 */
export function movedGoalpostsOf(
	entity: Entity<string> & { readonly changes: readonly Change[] },
	began: Day | undefined,
	settings: BoardSettings
): readonly Change[] {
	if (began === undefined) return [];
	const dayOf = (at: Change['at']) => dayFromInstant(at, settings.timeZone);
	const made = madeOn(entity, settings.timeZone);
	return entity.changes.filter(({ field, at }) => {
		if (!goalposts.has(field)) return false;
		const day = dayOf(at);
		return day >= began && day !== made;
	});
}
