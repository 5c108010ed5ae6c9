/** As much of what a file of changes brought as is reported. */
interface TakenChanges {
	readonly news: number;
	readonly waiting: number;
	readonly person: string | undefined;
	readonly device: string | undefined;
}

/** "12 changes", "1 change". */
export function countedChanges(count: number): string {
	return count === 1 ? '1 change' : `${count} changes`;
}

/**
 * What a file of changes brought, for the person who opened it; `beside` is a board on this device that looks like
 * the one it brought.
 */
export function takenWords(taken: TakenChanges, beside?: string): string {
	return beside === undefined
		? broughtWords(taken)
		: `${broughtWords(taken)} ${besideWords(beside)}`;
}

function broughtWords({ news, waiting, person, device }: TakenChanges): string {
	const whose = person && device ? `${person} (${device})` : (person ?? device);
	const from = whose ? ` from ${whose}` : '';
	const more =
		waiting > 0
			? ` ${countedChanges(waiting)} in it build on something that has not arrived yet: ask for a file for everybody.`
			: '';
	if (news === 0) return `Nothing new in it: what is in the file${from} is here already.${more}`;
	return `${countedChanges(news)}${from} came in.${more}`;
}

function besideWords(name: string): string {
	return `It is kept apart from “${name}”, which began as the same board: nobody who can edit that one has confirmed that it goes on as this one. Both stay as they are.`;
}
