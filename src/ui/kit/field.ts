import type { Snippet } from 'svelte';

/** What every field has around its control. */
export interface FieldFrame {
	label: string;
	hint?: string | undefined;
	/** Says what is wrong; what was typed stays. */
	error?: string | undefined;
	/** The label is for screen readers only: to the eye its place says it, in a table or a row of filters. */
	hideLabel?: boolean;
	/** Ids of what else is read out with it, before its hint. */
	describedBy?: string | undefined;
	optional?: boolean;
	/** Large text, for a title. */
	large?: boolean;
	/** The coach: beside the field if there is room, otherwise below it. */
	beside?: Snippet | undefined;
}

/** Spread on the control, so that its label, hint and error are read out with it. */
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
	/** Read out instead of a label that only makes sense beside its neighbours. */
	readonly spoken?: string | undefined;
}
