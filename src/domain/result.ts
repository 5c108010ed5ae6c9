/** How an intent ended: done, with what it made, or refused, with a code whose words a person can act on. */
export type Result<Value, Why extends string> =
	{ readonly done: true; readonly value: Value } | { readonly done: false; readonly why: Why };

/** The intent was carried out. */
export function done(): Result<undefined, never>;
export function done<Value>(value: Value): Result<Value, never>;
export function done<Value>(value?: Value): Result<Value | undefined, never> {
	return { done: true, value };
}

/** The intent was not carried out, and nothing changed. */
export function refused<Why extends string>(why: Why): Result<never, Why> {
	return { done: false, why };
}
