import type { Why } from '#domain/why.ts';
import { isUnreadFile } from './unread-file.ts';

/** The largest text that is read as one import. */
const largestTextBytes = 5_000_000;

/** The text of a file, or why there is none to read. */
export type TextFile =
	| { readonly text: string }
	| {
			readonly why: Extract<
				Why,
				'file-long-text' | 'file-spreadsheet' | 'file-not-text' | 'file-empty' | 'file-gone'
			>;
	  };

/** Read a file that was chosen or dropped. One that is too big is not even begun. */
export async function textFromFile(file: Blob): Promise<TextFile> {
	if (file.size > largestTextBytes) return { why: 'file-long-text' };
	try {
		return textFromBytes(new Uint8Array(await file.arrayBuffer()));
	} catch (error) {
		if (isUnreadFile(error)) return { why: 'file-gone' };
		throw error;
	}
}

/**
 * The text of a file: UTF-8, UTF-16 with its byte order mark or by its zeros, or otherwise the Western encoding that
 * older spreadsheets save in.
 */
export function textFromBytes(bytes: Uint8Array): TextFile {
	if (bytes.length > largestTextBytes) return { why: 'file-long-text' };
	if (spreadsheets.some((begin) => begins(bytes, begin))) return { why: 'file-spreadsheet' };
	const utf16 = utf16Of(bytes);
	if (!utf16 && bytes.subarray(0, 8_000).includes(0)) return { why: 'file-not-text' };
	const text = utf16 ? decoded(bytes, utf16) : unmarked(bytes);
	return text.trim() === '' ? { why: 'file-empty' } : { text };
}

/** An archive, as spreadsheets are today, and the older kind of Excel. Words may begin with the letters PK as well. */
const spreadsheets = [
	[0x50, 0x4b, 0x03, 0x04],
	[0xd0, 0xcf, 0x11, 0xe0]
] as const;
const utf8Mark = [0xef, 0xbb, 0xbf] as const;

function begins(bytes: Uint8Array, begin: readonly number[]): boolean {
	return begin.every((byte, at) => bytes[at] === byte);
}

/** Half of UTF-16 in Western letters are zeros, all of them on one side; no other text has any. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	if (bytes.length % 2 === 1) return undefined;
	const head = bytes.subarray(0, 8_000);
	const zerosAt = (side: number) => head.filter((byte, at) => byte === 0 && at % 2 === side).length;
	const [even, odd] = [zerosAt(0), zerosAt(1)];
	if (even + odd < head.length / 4) return undefined;
	if (even === 0) return 'utf-16le';
	return odd === 0 ? 'utf-16be' : undefined;
}

function unmarked(bytes: Uint8Array): string {
	// With its mark it is UTF-8, and a byte that was damaged is only itself unreadable.
	if (begins(bytes, utf8Mark)) return decoded(bytes, 'utf-8');
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return decoded(bytes, 'windows-1252');
	}
}

function decoded(bytes: Uint8Array, encoding: string): string {
	return new TextDecoder(encoding).decode(bytes);
}
