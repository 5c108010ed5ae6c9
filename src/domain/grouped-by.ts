/** As `Map.groupBy`, which Node 20 and Safari before 17.4 lack. */
export function groupedBy<Key, Found>(
	all: readonly Found[],
	keyOf: (one: Found) => Key
): Map<Key, Found[]> {
	const groups = new Map<Key, Found[]>();
	for (const one of all) {
		const group = groups.get(keyOf(one));
		if (group) group.push(one);
		else groups.set(keyOf(one), [one]);
	}
	return groups;
}
