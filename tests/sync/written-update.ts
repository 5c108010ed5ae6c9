/** A Yjs update written byte by byte, so that it can say what Yjs itself would never write. */
export interface Written {
	readonly sections?: readonly Section[];
	readonly deletes?: readonly Deletes[];
	/** How many sections, structs and clients with deletes to announce, when it is not the truth. */
	readonly says?: {
		readonly sections?: number;
		readonly structs?: number;
		readonly deletes?: number;
	};
}

/** A client, and which ranges of it are deleted: from a clock, so many. */
type Deletes = readonly [client: number, ...ranges: (readonly [number, number])[]];

interface Section {
	readonly client: number;
	readonly clock?: number;
	readonly structs: readonly Bytes[];
}

export type Bytes = readonly number[];

/** Where an item lies: in a root, in the map of another item, or after an item with the same key. */
export type Place = { readonly root: string } | { readonly inside: Id } | { readonly after: Id };
export type Id = readonly [client: number, clock: number];

export function written({ sections = [], deletes = [], says = {} }: Written): Uint8Array {
	return Uint8Array.from([
		...uint(says.sections ?? sections.length),
		...sections.flatMap(({ client, clock = 0, structs }) => [
			...uint(says.structs ?? structs.length),
			...[...uint(client), ...uint(clock), ...structs.flat()]
		]),
		...uint(says.deletes ?? deletes.length),
		...deletes.flatMap(([client, ...ranges]) => [
			...[...uint(client), ...uint(ranges.length)],
			...ranges.flatMap(([clock, length]) => [...uint(clock), ...uint(length)])
		])
	]);
}

/** An item with a key in a map. Without a key it would be an item of a list. */
export function item(place: Place, content: Content, key: string | null = 'name'): Bytes {
	const keyBit = key === null ? 0 : 0x20;
	if ('after' in place)
		return [content.kind | 0x80 | keyBit, ...place.after.flatMap(uint), ...content.bytes];
	const parent = 'root' in place ? [1, ...text(place.root)] : [0, ...place.inside.flatMap(uint)];
	const name = key === null ? [] : text(key);
	return [content.kind | keyBit, ...parent, ...name, ...content.bytes];
}

/** What an item holds: the number of its kind, and its bytes. */
interface Content {
	readonly kind: number;
	readonly bytes: Bytes;
}

export const map: Content = { kind: 7, bytes: [1] };

export function deleted(length: number): Content {
	return { kind: 1, bytes: uint(length) };
}

export function collected(length: number): Bytes {
	return [0, ...uint(length)];
}

/** Plain values, each as its own bytes. */
export function values(...all: readonly Bytes[]): Content {
	return { kind: 8, bytes: [...uint(all.length), ...all.flat()] };
}

export const nothing: Bytes = [126];

export function words(of: string): Bytes {
	return [119, ...text(of)];
}

export function float64(value: number): Bytes {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setFloat64(0, value);
	return [123, ...bytes];
}

export function list(...all: readonly Bytes[]): Bytes {
	return [117, ...uint(all.length), ...all.flat()];
}

export function record(...fields: readonly (readonly [string, Bytes])[]): Bytes {
	return [
		118,
		...uint(fields.length),
		...fields.flatMap(([key, value]) => [...text(key), ...value])
	];
}

export function text(of: string): number[] {
	const bytes = new TextEncoder().encode(of);
	return [...uint(bytes.length), ...bytes];
}

/** A whole number, seven bits to a byte. */
export function uint(value: number): number[] {
	const bytes: number[] = [];
	let left = value;
	for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 0x80);
	return [...bytes, left];
}
