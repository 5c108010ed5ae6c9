import { quarterOf, startOfWeek } from '#domain/calendar.ts';
import { addDays, type Day, type Instant, type Span } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import { seeded } from '#domain/seeded.ts';
import type { Edit } from '#document/edit.ts';

const weeks = 13;
const thisWeek = 9;

/** The days of the story: a quarter of 13 weeks with today in the ninth, and the quarter before it. */
export class StoryTime {
	/** A Monday. */
	readonly #begin: Day;

	constructor(readonly today: Day) {
		this.#begin = addDays(startOfWeek(today, 1), -7 * (thisWeek - 1));
	}

	/** This quarter, named after the calendar quarter that most of it lies in. */
	get quarter(): Span & { readonly name: string } {
		const span = this.weeks(1, weeks);
		return { ...span, name: quarterOf(this.day(7, 0), 1).name };
	}

	get lastQuarter(): Span & { readonly name: string } {
		const span = this.weeks(1 - weeks, 0);
		const { from } = quarterOf(this.day(7, 0), 1);
		return { ...span, name: quarterOf(addDays(from, -1), 1).name };
	}

	get nextQuarter(): Span & { readonly name: string } {
		const span = this.weeks(weeks + 1, 2 * weeks);
		const { to } = quarterOf(this.day(7, 0), 1);
		return { ...span, name: quarterOf(addDays(to, 1), 1).name };
	}

	/** A day in a week of the quarter, from 0 for Monday to 6 for Sunday. Week 0 is the last one before the quarter. */
	day(week: number, weekday: number): Day {
		return addDays(this.#begin, (week - 1) * 7 + weekday);
	}

	/** From the Monday of one week to the Sunday of another. */
	weeks(first: number, last: number): Span {
		return { from: this.day(first, 0), to: this.day(last, 6) };
	}

	/** The Monday that many weeks before this week's. */
	mondayAgo(weeksAgo: number): Day {
		return this.day(thisWeek - weeksAgo, 0);
	}
}

/** Makes edits of the past, each a little later than the one before it on the same day. */
export class StoryPen {
	readonly #doc: Edit['doc'];
	readonly #today: Day;
	readonly #newId: () => string;
	#minutes = 0;

	constructor(doc: Edit['doc'], today: Day, newId: () => string) {
		this.#doc = doc;
		this.#today = today;
		this.#newId = newId;
	}

	/** An edit on a day, by somebody, around noon; today in the first hours, and never later than now. */
	on(day: Day, by: PersonId): Edit {
		this.#minutes = (this.#minutes + 7) % 120;
		const at = (Date.parse(`${day}T${day === this.#today ? '00' : '10'}:00:00Z`) +
			this.#minutes * 60_000) as Instant;
		return { doc: this.#doc, by, at, today: day, newId: this.#newId };
	}
}

/** Ids that are the same each time: 12 characters from a seed. */
export function idsFrom(seed: string): () => string {
	const random = seeded(seed);
	const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
	return () => Array.from({ length: 12 }, () => letters[Math.floor(random() * 36)]).join('');
}
