import { isDay, type Day } from './day.ts';

/** The facts that are put right by others taking their place: two kinds of a key result, and a KPI's readings. */
export type CorrectedFacts = 'checkIns' | 'evidence' | 'readings';

const kinds: readonly CorrectedFacts[] = ['checkIns', 'evidence', 'readings'];

/** A fact with all that was made of it since, as the field of a key result or a KPI on which two may differ. */
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
	const [kind, day = '', ...id] = text.split(':');
	const facts = kinds.find((one) => one === kind);
	if (!facts || !isDay(day) || id.length === 0) return undefined;
	return { facts, day, id: id.join(':') };
}
