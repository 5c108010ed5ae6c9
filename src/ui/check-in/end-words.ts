interface End {
	readonly stillDue: number;
	/** How many turns were answered. */
	readonly answered: number;
	/** Whether there was anything to go through. */
	readonly hasTurns: boolean;
}

/** What the end of a walk says first: what is left to do, or else what was done. */
export function endWords({ stillDue, answered, hasTurns }: End): string {
	if (stillDue > 0 && hasTurns) return `${things(stillDue)} still due.`;
	return answered > 0 ? `${things(answered)} checked in.` : 'Nothing is due from you today.';
}

function things(count: number): string {
	return count === 1 ? '1 thing is' : `${count} things are`;
}
