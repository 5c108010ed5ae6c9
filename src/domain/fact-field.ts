import { isDay, type Day } from './day.ts';

/** The facts of a key result that are put right by others taking their place. */
export type CorrectedFacts = 'checkIns' | 'evidence';

/** A fact with all that was made of it since, as the field of a key result on which two may differ. */
export interface FactField {
	readonly facts: CorrectedFacts;
	/** The day that the fact is about. */
	readonly day: Day;
	/** The fact that was there first. */
	readonly id: string;
}

/** The name of such a field: `checkIns:2026-11-12:ID`. */
export function factFieldText({ facts, day, id }: FactField): string {
	return `${facts}:${day}:${id}`;
}

/** The other way round; nothing where a name means another kind of field. */
export function factFieldFrom(text: string): FactField | undefined {
	const [facts, day = '', ...id] = text.split(':');
	if ((facts !== 'checkIns' && facts !== 'evidence') || !isDay(day) || id.length === 0)
		return undefined;
	return { facts, day, id: id.join(':') };
}
