import * as Y from 'yjs';
import type { Day, Instant, Span } from '#domain/day.ts';
import type { Entity } from '#domain/entity.ts';
import type { PersonId } from '#domain/id.ts';
import type { Problem } from '#domain/problem.ts';
import { storedChanges } from '../change-place.ts';
import { heldAt } from '../field-place.ts';
import { isOrder } from '../order.ts';
import { internedDay } from './interned.ts';

/** The longest text that is shown, in UTF-16 units; what is longer is cut and reported. */
const longestShown = 65_536;

/**
 * One stored entity and a safe way into it: each question returns something of its type, and what could not be
 * read is noted as a problem. What is absent is no problem.
 */
export class Stored {
	readonly #fields: Y.Map<unknown>;
	readonly #problems: Problem[];

	constructor(
		readonly collection: string,
		readonly id: string,
		fields: Y.Map<unknown>,
		problems: Problem[]
	) {
		this.#fields = fields;
		this.#problems = problems;
	}

	/** Note that a field, or a fact by its key, could not be read. */
	note(field: string): void {
		this.#problems.push({ collection: this.collection, id: this.id, field });
	}

	/** What every entity has. */
	entity<Id extends string>(): Entity<Id> {
		return {
			id: this.id as Id,
			...present({
				archivedOn: this.day('archivedOn'),
				archivedBy: this.ref<PersonId>('archivedBy'),
				createdAt: this.number('createdAt') as Instant | undefined,
				createdBy: this.ref<PersonId>('createdBy')
			})
		};
	}

	/** Text, empty where there is none. */
	text(field: string): string {
		return this.textOf(this.#fields.get(field), field) ?? '';
	}

	/** A text value from anywhere in the entity. */
	textOf(value: unknown, field: string): string | undefined {
		if (value === undefined) return undefined;
		if (typeof value === 'string' && value.length <= longestShown) return value;
		this.note(field);
		return typeof value === 'string' ? value.slice(0, longestShown) : undefined;
	}

	number(field: string): number | undefined {
		return this.numberOf(this.#fields.get(field), field);
	}

	/** A finite number from anywhere in the entity. */
	numberOf(value: unknown, field: string): number | undefined {
		if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
		this.note(field);
		return undefined;
	}

	/** A number that has to be there. */
	figure(field: string, otherwise: number): number {
		const value = this.number(field);
		if (value === undefined && !this.#fields.has(field)) this.note(field);
		return value ?? otherwise;
	}

	flag(field: string): boolean {
		const value = this.#fields.get(field);
		if (value !== undefined && typeof value !== 'boolean') this.note(field);
		return value === true;
	}

	day(field: string): Day | undefined {
		return this.dayOf(this.#fields.get(field), field);
	}

	/** A calendar day from anywhere in the entity. */
	dayOf(value: unknown, field: string): Day | undefined {
		if (value === undefined) return undefined;
		const day = typeof value === 'string' ? internedDay(value) : undefined;
		if (day === undefined) this.note(field);
		return day;
	}

	span(field: string): Span | undefined {
		const value = this.#fields.get(field);
		if (value === undefined) return undefined;
		const [from, to] = typeof value === 'string' ? value.split('/') : [];
		const span = { from: internedDay(from ?? ''), to: internedDay(to ?? '') };
		if (span.from && span.to && span.from <= span.to) return { from: span.from, to: span.to };
		this.note(field);
		return undefined;
	}

	/** The id of something else, whether that is there or not. */
	ref<Id extends string>(field: string): Id | undefined {
		const value = this.#fields.get(field);
		if (value === undefined) return undefined;
		if (typeof value === 'string' && value !== '' && value.length <= 200) return value as Id;
		this.note(field);
		return undefined;
	}

	/** One of a few words, or the first of them where it is none. */
	choice<Word extends string | number>(field: string, words: readonly [Word, ...Word[]]): Word {
		const value = this.#fields.get(field);
		return value === undefined ? words[0] : (this.choiceOf(value, field, words) ?? words[0]);
	}

	/** One of a few words, from anywhere in the entity. */
	choiceOf<Word extends string | number>(
		value: unknown,
		field: string,
		words: readonly Word[]
	): Word | undefined {
		if (value === undefined) return undefined;
		const word = words.find((known) => known === value);
		if (word === undefined) this.note(field);
		return word;
	}

	/** One of a few words, if it was said at all. */
	optionalChoice<Word extends string>(field: string, words: readonly Word[]): Word | undefined {
		return this.choiceOf(this.#fields.get(field), field, words);
	}

	order(): string {
		return this.orderOf(this.#fields.get('order'), 'order');
	}

	/** A sort key from anywhere in the entity. */
	orderOf(value: unknown, field: string): string {
		if (isOrder(value)) return value;
		this.note(field);
		return 'a0';
	}

	/** The members of a set: `team:abc` is a mark of the team `abc`. */
	marks<Id extends string>(kind: string): readonly Id[] {
		const prefix = `${kind}:`;
		const ids: Id[] = [];
		for (const [field, value] of this.#fields.entries()) {
			if (!field.startsWith(prefix) || field.length === prefix.length) continue;
			if (value === true) ids.push(field.slice(prefix.length) as Id);
			else this.note(field);
		}
		return ids.sort();
	}

	/** What has no shape of its own here; the caller looks closer. */
	raw(field: string): unknown {
		return this.#fields.get(field);
	}

	/** What a field holds by the name under which its changes are kept. */
	held(field: string): unknown {
		return heldAt(this.#fields, field);
	}

	/** A container of facts; an empty one where there is none. */
	nested(field: string): Iterable<[key: string, value: unknown]> {
		const value = this.#fields.get(field);
		if (value instanceof Y.Map) return value.entries();
		if (value !== undefined) this.note(field);
		return [];
	}

	/** Each fact of a container, without a pair and a step made for each: some hold tens of thousands. */
	each(field: string, take: (value: unknown, key: string) => void): void {
		const value = this.#fields.get(field);
		if (value instanceof Y.Map) value.forEach(take);
		else if (value !== undefined) this.note(field);
	}

	/** The recorded changes, wherever they lie. */
	changes(): Iterable<readonly [key: string, entry: unknown]> {
		return storedChanges(this.#fields);
	}
}

/** What remains of some fields without the undefined ones, so that absent means absent. */
export function present<Fields extends object>(fields: Fields): Present<Fields> {
	const rest: { [field: string]: unknown } = {};
	// Thousands of times before a board is shown: without a list of lists for each.
	for (const field in fields) {
		const value: unknown = fields[field];
		if (value !== undefined) rest[field] = value;
	}
	return rest as Present<Fields>;
}

type Present<Fields> = {
	[Field in keyof Fields as undefined extends Fields[Field] ? never : Field]: Fields[Field];
} & {
	[Field in keyof Fields as undefined extends Fields[Field] ? Field : never]?: Exclude<
		Fields[Field],
		undefined
	>;
};

/** The fields of a plain value; none where it is none. */
export function fieldsOf(value: unknown): { readonly [field: string]: unknown } | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	if (value instanceof Y.AbstractType || ArrayBuffer.isView(value)) return undefined;
	return value as { readonly [field: string]: unknown };
}
