import * as v from 'valibot';
import type { Edit } from '#document/edit.ts';
import { emptyDoc, entryCount, plainEntries, putPlain } from '#document/plain-document.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { BoardId } from '#domain/id.ts';
import type { Why } from '#domain/why.ts';
import { GrowingFile } from './growing-file.ts';
import { jsonBounds, type BreachOfBounds } from './json-bounds.ts';
import { cutJson } from './json-pieces.ts';

type Doc = Edit['doc'];

/** What the file says it is. */
const format = 'quarterdeck-board';
const version = 1;
/** Where the entries of a root begin: three deep, inside the root, the board and the file. */
const entryDepth = 3;

const board = v.object({
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

/**
 * The whole board as readable text: every entity, archived ones too, all facts and all changes. After each entity
 * it yields how much is written, from 0 to 1. With the first 1 all of the document was read: what is edited after
 * that is not in the file.
 */
export function* jsonFromDoc(doc: Doc, id: BoardId): Generator<number, Blob> {
	const count = entryCount(doc);
	const roots = new Map<string, Map<string, Line>>();
	let written = 0;
	for (const { root, id: entry, plain } of plainEntries(doc)) {
		const lines = roots.get(root) ?? new Map<string, Line>();
		roots.set(root, lines);
		// A document can hold `undefined`, JSON cannot.
		if (plain && plain[1] !== undefined) lines.set(entry, lineOf(...plain));
		else lines.delete(entry);
		written += 1;
		yield Math.min(0.99, written / count);
	}
	const head = JSON.stringify({ format, version, id }, null, '\t').slice(0, -2);
	const filled = [...roots].filter(([, lines]) => lines.size > 0).sort(byName);
	const body = filled.map(([name, lines]) => rootParts(name, [...lines.values()]));
	const file = new GrowingFile();
	for (const part of [`${head},\n\t"board": {\n`, ...listed(body), '\n\t}\n}']) {
		file.add(part);
		yield 1;
	}
	return file.whole();
}

/** An entry on its way into the file, already as the bytes it has there: at the end they only need to be joined. */
type Line = readonly [key: string, bytes: Uint8Array<ArrayBuffer>];

function lineOf(key: string, value: unknown): Line {
	const text = JSON.stringify(value, null, '\t').replaceAll('\n', '\n\t\t\t');
	return [key, new TextEncoder().encode(`\t\t\t${JSON.stringify(key)}: ${text}`)];
}

type Part = string | Line[1];

function rootParts(name: string, lines: readonly Line[]): readonly Part[] {
	const sorted = [...lines].sort(byName).map(([, bytes]) => [bytes]);
	return [`\t\t${JSON.stringify(name)}: {\n`, ...listed(sorted), '\n\t\t}'];
}

/** With a comma and a line break between each two. */
function listed(parts: readonly (readonly Part[])[]): readonly Part[] {
	return parts.flatMap((part, at) => (at === 0 ? part : [',\n', ...part]));
}

function byName(
	one: readonly [string, ...unknown[]],
	other: readonly [string, ...unknown[]]
): number {
	return one[0] < other[0] ? -1 : 1;
}

/**
 * A board from the bytes of such a text, without loss: what a newer version wrote into it is kept. Refuses any
 * other text, and names that would reach into the program's own objects. Call it only after `breachOfBounds` found
 * nothing wrong. It yields how much is read, from 0 to 1.
 */
export function* docFromJson(
	bytes: Uint8Array
): Generator<number, Result<{ id: BoardId; doc: Doc }, Why>> {
	const { outline, piece } = yield* cutJson(bytes, entryDepth);
	const parsed = parse(outline);
	if (parsed === undefined) return refused('file-foreign');
	const head = v.safeParse(v.object({ format: v.literal(format), version: v.number() }), parsed);
	if (!head.success) return refused('file-foreign');
	if (head.output.version > version) return refused('file-newer');
	const strange = strangeWithin(parsed);
	if (strange) return refused(strange);
	const read = v.safeParse(board, parsed);
	if (!read.success) return refused('file-broken');

	const doc = emptyDoc();
	const entries = Object.entries(read.output.board).flatMap(([root, content]) =>
		Object.entries(content).map(([key, value]) => ({ root, key, value }))
	);
	for (const [at, { root, key, value: outlined }] of entries.entries()) {
		const value = Array.isArray(outlined) ? parse(piece(outlined[0])) : outlined;
		const why = value === undefined ? 'file-foreign' : strangeWithin(value);
		if (why) return refused(why);
		putPlain(doc, root, [key, value]);
		yield (at + 1) / entries.length;
	}
	return done({ id: read.output.id as BoardId, doc });
}
function parse(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/u, ''));
	} catch {
		return undefined;
	}
}

const reaching = new Set(['__proto__', '@__proto__']);
const mostNameLength = 256;

/** Names and texts that we never write, anywhere in a value whose depth is already checked. */
function strangeWithin(value: unknown): BreachOfBounds | undefined {
	if (typeof value === 'string')
		return value.length > jsonBounds.textLength ? 'file-too-big' : undefined;
	if (typeof value !== 'object' || value === null) return undefined;
	for (const [name, inner] of Object.entries(value)) {
		if (reaching.has(name) || name.length > mostNameLength) return 'file-broken';
		const strange = strangeWithin(inner);
		if (strange) return strange;
	}
	return undefined;
}
