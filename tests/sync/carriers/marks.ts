import type * as Y from 'yjs';

/** A text of a board may have 64 kB; what is larger is several. */
const longest = 30_000;
const place = 'events';

/** Write a mark, and so many bytes that belong to it, in one change. */
export function writeMark(doc: Y.Doc, mark: string, bytes = 0): void {
	doc.transact(() => {
		const map = doc.getMap(place);
		for (let left = bytes, part = 0; left > 0; left -= longest, part++) {
			map.set(`${mark}/${part}`, noise(Math.min(left, longest), part));
		}
		map.set(mark, Math.ceil(bytes / longest));
	});
}

/** The marks that are there with all that belongs to them, in the order of the alphabet. */
export function marksIn(doc: Y.Doc): string[] {
	const map = doc.getMap<unknown>(place);
	const whole = [...map].filter(([, parts]) => typeof parts === 'number');
	return whole
		.filter(([mark, parts]) =>
			Array.from({ length: Number(parts) }).every((_, part) => map.has(`${mark}/${part}`))
		)
		.map(([mark]) => mark)
		.sort();
}

/** Letters that no compression makes short. */
function noise(length: number, seed: number): string {
	let state = seed + 1;
	return Array.from({ length }, () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return String.fromCharCode(33 + ((state >>> 16) % 90));
	}).join('');
}
