/** Something in the document that could not be read as it stands; it was kept, and a default is shown. */
export interface Problem {
	/** Root map of the document, such as `kpis`. */
	readonly collection: string;
	/** The entity's id. */
	readonly id: string;
	/** The field, or the fact's key. */
	readonly field: string;
}
