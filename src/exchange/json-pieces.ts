import { JsonScan } from './json-bounds.ts';

/** How much is looked through before others may run. */
const pieceBytes = 1024 * 1024;

/** A large JSON text that does not have to be parsed all at once. */
export interface CutJson {
	/** The text down to the given depth; each map or list that begins there is replaced by `[its number]`. */
	readonly outline: string;
	/** The text of the map or list with that number. */
	readonly piece: (number: unknown) => string;
}

/**
 * Cut a JSON text at a depth of maps and lists. It yields only to let others run. Pieces and outline are valid JSON
 * exactly if the whole text is.
 */
export function* cutJson(bytes: Uint8Array, depth: number): Generator<0, CutJson> {
	const scan = new JsonScan(depth);
	for (let from = 0; from < bytes.length; from += pieceBytes) {
		scan.take(bytes.subarray(from, from + pieceBytes));
		yield 0;
	}
	const decoder = new TextDecoder();
	const textOf = (from: number, to?: number) => decoder.decode(bytes.subarray(from, to));
	const { pieces } = scan;
	const outline = pieces.map(({ from }, at) => `${textOf(pieces[at - 1]?.to ?? 0, from)}[${at}]`);
	return {
		outline: outline.join('') + textOf(pieces.at(-1)?.to ?? 0),
		piece: (number) => {
			const found = typeof number === 'number' ? pieces[number] : undefined;
			return found ? textOf(found.from, found.to) : '';
		}
	};
}
