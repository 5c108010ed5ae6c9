/** What has parts of its own: a key result its milestones, a KPI its segments. */
export type PartsOf = 'milestones' | 'segments';

/** A field of a milestone or a segment, whose changes are kept with those of what it is a part of. */
export interface PartField {
	readonly parts: PartsOf;
	readonly id: string;
	readonly field: string;
}

/** By which name a field of a part is meant among the fields of the whole: `milestones.<id>.title`. */
export function partFieldText({ parts, id, field }: PartField): string {
	return `${parts}.${id}.${field}`;
}

/** The field of a part that a name means; nothing where it is a field of the whole. */
export function partFieldFrom(text: string): PartField | undefined {
	const first = text.indexOf('.');
	const last = text.lastIndexOf('.');
	const parts = text.slice(0, first);
	if (first === last || (parts !== 'milestones' && parts !== 'segments')) return undefined;
	return { parts, id: text.slice(first + 1, last), field: text.slice(last + 1) };
}
