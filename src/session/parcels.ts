/** As much as surely passes the gate in one envelope: the smallest thing that is written takes a dozen bytes. */
const mostBytes = 192 * 1024;

/** Updates in their order, together as far as one envelope of them is let in everywhere. */
export function parcels(updates: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
	const all: Uint8Array[][] = [];
	let size = 0;
	for (const update of updates) {
		size += update.length;
		const last = all.at(-1);
		if (last && size <= mostBytes) last.push(update);
		else {
			all.push([update]);
			size = update.length;
		}
	}
	return all;
}
