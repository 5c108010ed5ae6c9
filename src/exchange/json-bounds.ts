/**
 * How large and deep a board as JSON may be: more than twice what a board of 260,000 records takes, and deeper than
 * any of ours. No list on a board is as long.
 */
export const jsonBounds = {
	bytes: 64 * 1024 * 1024,
	depth: 12,
	values: 4_000_000,
	listLength: 10_000,
	textLength: 64_000
} as const;

/** How much of its beginning and its end tells whether it was cut. */
const edgeBytes = 1024;

/** Cut off or too deeply nested, or too large. */
export type BreachOfBounds = 'file-broken' | 'file-too-big';

/**
 * Examine a file for what exceeds the bounds before anything is made of it, a piece at a time, so that refusing it
 * takes no more memory than one piece. It follows only brackets, commas and texts; any other mistake is left to the
 * JSON parser.
 * @param pieces what is in the file; none is asked for where its end tells enough
 */
export async function breachOfBounds(
	file: Blob,
	pieces: AsyncIterable<Uint8Array>
): Promise<BreachOfBounds | undefined> {
	if (file.size > jsonBounds.bytes) return 'file-too-big';
	if (await isCut(file)) return 'file-broken';
	const scan = new JsonScan();
	for await (const piece of pieces) {
		const breach = scan.take(piece);
		if (breach) return breach;
	}
	return scan.end();
}

/** Seen without reading what is between: what begins as a board ends with its last bracket, or with space behind it. */
async function isCut(file: Blob): Promise<boolean> {
	const begin = (await file.slice(0, edgeBytes).text()).trimStart();
	const end = (await file.slice(-edgeBytes).text()).trimEnd();
	return begin.startsWith('{') && end !== '' && !end.endsWith('}');
}

const byteOf = (sign: string): number => sign.charCodeAt(0);
const quote = byteOf('"');
const backslash = byteOf('\\');
const comma = byteOf(',');
const listBegin = byteOf('[');
const mapBegin = byteOf('{');
/** 1 for each byte that matters outside of texts. */
const matters = new Uint8Array(256);
for (const sign of '"[]{},') matters[byteOf(sign)] = 1;

/** A character takes at most six bytes, when it is written as its code. */
const mostTextBytes = jsonBounds.textLength * 6;

/** Whether what stands at a place is escaped: an odd number of backslashes is before it. */
function isEscaped(bytes: Uint8Array, from: number, to: number): boolean {
	let at = to;
	while (at > from && bytes[at - 1] === backslash) at -= 1;
	return (to - at) % 2 === 1;
}

/** Where in a text something begins and ends, in bytes. */
interface Span {
	readonly from: number;
	readonly to: number;
}

/** Scans piece by piece: whatever is unfinished at the end of a piece goes on in the next one. */
export class JsonScan {
	/** The maps and lists that began at the wanted depth. */
	readonly pieces: Span[] = [];
	/** For each open list, how many commas it has had; for each open map less than any number, however many it has. */
	readonly #open: number[] = [];
	#values = 1;
	#isText = false;
	#isEscaped = false;
	#textBytes = 0;
	/** How many bytes were scanned before this piece. */
	#before = 0;
	#pieceFrom = 0;

	/** `depth`: how many maps and lists surround the pieces to find; without it no pieces are looked for. */
	constructor(readonly depth?: number) {}

	take(bytes: Uint8Array): BreachOfBounds | undefined {
		const { length } = bytes;
		for (let at = 0; at < length; at += 1) {
			if (this.#isText) at = this.#throughText(bytes, at);
			else {
				const byte = bytes[at] ?? 0;
				if (matters[byte] === 0) continue;
				if (byte === quote) this.#isText = true;
				else this.#note(byte, this.#before + at);
			}
			const breach = this.#breach();
			if (breach) return breach;
		}
		this.#before += length;
		return undefined;
	}

	end(): BreachOfBounds | undefined {
		return this.#isText || this.#open.length > 0 ? 'file-broken' : undefined;
	}

	/** Where the text being read ends, or the end of this piece. */
	#throughText(bytes: Uint8Array, from: number): number {
		// What a backslash at the end of the piece before stands for is no end.
		const start = from + (this.#isEscaped ? 1 : 0);
		let at = bytes.indexOf(quote, start);
		while (at !== -1 && isEscaped(bytes, start, at)) at = bytes.indexOf(quote, at + 1);
		this.#isText = at === -1;
		if (at === -1) at = bytes.length;
		this.#isEscaped = this.#isText && isEscaped(bytes, start, at);
		this.#textBytes = this.#isText ? this.#textBytes + at - from : 0;
		return at;
	}

	#note(byte: number, at: number): void {
		const open = this.#open;
		if (byte === comma) {
			this.#values += 1;
			const last = open.length - 1;
			if (last >= 0) open[last] = (open[last] ?? 0) + 1;
		} else if (byte === listBegin || byte === mapBegin) {
			this.#values += 1;
			if (open.length === this.depth) this.#pieceFrom = at;
			open.push(byte === listBegin ? 0 : -Infinity);
		} else {
			open.pop();
			if (open.length === this.depth) this.pieces.push({ from: this.#pieceFrom, to: at + 1 });
		}
	}

	#breach(): BreachOfBounds | undefined {
		const open = this.#open;
		const depth = open.length;
		if (depth > jsonBounds.depth) return 'file-broken';
		const isTooBig =
			this.#values > jsonBounds.values ||
			this.#textBytes > mostTextBytes ||
			(depth > 0 && (open[depth - 1] ?? 0) >= jsonBounds.listLength);
		return isTooBig ? 'file-too-big' : undefined;
	}
}
