import type { Day } from './day.ts';
import type { PersonId } from './id.ts';

/** A milestone or a segment in the trash: taken off what it is a part of, and kept there. */
export interface FormerPart<PartId extends string> {
	readonly id: PartId;
	readonly title: string;
	readonly archivedOn: Day;
	readonly archivedBy?: PersonId;
}
