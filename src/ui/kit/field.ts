import type { Snippet } from 'svelte';

/** What every field has around its control. */
export interface FieldFrame {
	label: string;
	hint?: string | undefined;
	/** Says what is wrong; what was typed stays. */
	error?: string | undefined;
	/** For those who see, the place says it: in a table, in a row of filters. */
	hideLabel?: boolean;
	/** Ids of what else is heard with it, before its hint. */
	describedBy?: string | undefined;
	optional?: boolean;
	/** A title that is being typed. */
	large?: boolean;
	/** The coach: beside the field where there is room, below where not. */
	beside?: Snippet | undefined;
}

/** Spread on the control, so that its label, hint and error are heard with it. */
export interface FieldWiring {
	id: string;
	'aria-describedby': string | undefined;
	'aria-invalid': 'true' | undefined;
}

/** What a person typed, understood or not. */
export type TypedReading =
	{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** One choice of a list. */
export interface Choice<Value extends string = string> {
	readonly value: Value;
	readonly label: string;
	readonly hint?: string | undefined;
	/** What is heard in the place of a label that only its neighbours make clear. */
	readonly spoken?: string | undefined;
}
