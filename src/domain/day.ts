/** A calendar day, `YYYY-MM-DD`, in the board's time zone. Sorts as text. */
export type Day = string & { readonly __kind: 'day' };

/** A moment, in milliseconds since 1970 UTC. */
export type Instant = number & { readonly __kind: 'instant' };

/** Both days included. */
export interface Span {
	readonly from: Day;
	readonly to: Day;
}
