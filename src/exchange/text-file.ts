/** The largest text that is read as one import. */
const largestTextBytes = 5_000_000;

/** What a file that is not text turns out to be. */
export type TextFileWhy = 'too-big' | 'spreadsheet' | 'not-text';

/**
 * The text of a file: UTF-8, UTF-16 with its byte order mark, or otherwise the Western encoding that older
 * spreadsheets save in.
 */
export function textFromBytes(bytes: Uint8Array): { text: string } | { why: TextFileWhy } {
	if (bytes.length > largestTextBytes) return { why: 'too-big' };
	if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { why: 'spreadsheet' };
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decoded(bytes, 'utf-16le') };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decoded(bytes, 'utf-16be') };
	if (bytes.subarray(0, 8_000).includes(0)) return { why: 'not-text' };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return { text: decoded(bytes, 'windows-1252') };
	}
}

function decoded(bytes: Uint8Array, encoding: string): string {
	return new TextDecoder(encoding).decode(bytes);
}
