/** What the bytes of an update can be refused for, before anything is made of them. */
export type LookRefusal =
	| 'unreadable'
	| 'too-big'
	| 'too-deep'
	| 'gap'
	| 'unknown-content'
	| 'bad-value'
	| 'clock-too-high';

/** Ends the walk through an update's bytes; caught where the walk began. */
export class Unacceptable extends Error {
	readonly why: LookRefusal;

	constructor(why: LookRefusal) {
		super(why);
		this.why = why;
	}
}

/** End the walk. */
export function refuse(why: LookRefusal): never {
	throw new Unacceptable(why);
}
