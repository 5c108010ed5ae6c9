import * as v from 'valibot';
import { docFromPlain, plainFromDoc } from '#document/plain-document.ts';
import type { Edit } from '#document/edit.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { BoardId } from '#domain/id.ts';
import type { Why } from '#domain/why.ts';

type Doc = Edit['doc'];

/** What the file says it is. */
const format = 'quarterdeck-board';
const version = 1;

/** Bounds of a file that is worth reading: a board of ten years stays far below them. */
export const fileLimits = {
	characters: 24_000_000,
	depth: 12,
	values: 1_000_000,
	textLength: 64_000
} as const;

const file = v.object({
	format: v.literal(format),
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u)),
	board: v.pipe(
		v.record(
			v.pipe(v.string(), v.regex(/^[a-zA-Z][\w-]{0,63}$/u)),
			v.record(v.string(), v.unknown())
		),
		v.check((roots) => 'meta' in roots)
	)
});

/** The whole board as readable text: every entity, archived ones too, all facts and all changes. */
export function jsonFromDoc(doc: Doc, id: BoardId): string {
	return JSON.stringify({ format, version, id, board: plainFromDoc(doc) }, null, '\t');
}

/**
 * A board from such text, without loss: what a newer version wrote into it is kept. Refuses what is no such
 * file, what is out of all bounds, and names that would reach into the program.
 */
export function docFromJson(text: string): Result<{ id: BoardId; doc: Doc }, Why> {
	if (text.length > fileLimits.characters || hasTooMany(text)) return refused('file-too-big');
	const parsed = parse(text);
	if (parsed === undefined) return refused('file-foreign');
	const head = v.safeParse(v.object({ format: v.literal(format), version: v.number() }), parsed);
	if (!head.success) return refused('file-foreign');
	if (head.output.version > version) return refused('file-newer');
	const bounds = outOfBounds(parsed);
	if (bounds) return refused(bounds);
	const read = v.safeParse(file, parsed);
	if (!read.success) return refused('file-broken');
	return done({ id: read.output.id as BoardId, doc: docFromPlain(read.output.board) });
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/u, ''));
	} catch {
		return undefined;
	}
}

const reaching = new Set(['__proto__', '@__proto__']);

/** Whether a text has so many values that making them would take more than a moment; commas part them. */
function hasTooMany(text: string): boolean {
	let left: number = fileLimits.values;
	for (let at = text.indexOf(','); at >= 0 && left >= 0; at = text.indexOf(',', at + 1)) left -= 1;
	return left < 0;
}

/** Walks everything without recursion: depth, number of values, length of texts, names. */
function outOfBounds(root: unknown): 'file-broken' | 'file-too-big' | undefined {
	const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
	let count = 0;
	for (let next = open.pop(); next; next = open.pop()) {
		const { value, depth } = next;
		count += 1;
		if (count > fileLimits.values) return 'file-too-big';
		if (typeof value === 'string' && value.length > fileLimits.textLength) return 'file-too-big';
		if (typeof value !== 'object' || value === null) continue;
		if (depth >= fileLimits.depth) return 'file-broken';
		for (const [key, inner] of Object.entries(value)) {
			if (reaching.has(key) || key.length > 256) return 'file-broken';
			open.push({ value: inner, depth: depth + 1 });
		}
	}
	return undefined;
}
