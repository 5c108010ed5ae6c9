import * as v from 'valibot';
import { docFromPlain, plainFromDoc } from '#document/plain-document.ts';
import type { Edit } from '#document/edit.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { BoardId } from '#domain/id.ts';
import type { Why } from '#domain/why.ts';
import { breachOfBounds, jsonBounds, type BreachOfBounds } from './json-bounds.ts';

type Doc = Edit['doc'];

/** What the file says it is. */
const format = 'quarterdeck-board';
const version = 1;

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

/** The whole board as readable text: every entity, archived ones too, all facts and all changes. */
export function jsonFromDoc(doc: Doc, id: BoardId): string {
	return JSON.stringify({ format, version, id, board: plainFromDoc(doc) }, null, '\t');
}

/**
 * A board from a file of such text, without loss: what a newer version wrote into it is kept. Refuses what is no
 * such file, what is out of all bounds, and names that would reach into the program.
 */
export async function docFromJson(file: Blob): Promise<Result<{ id: BoardId; doc: Doc }, Why>> {
	const breach = await breachOfBounds(file);
	if (breach) return refused(breach);
	const parsed = parse(await file.text());
	if (parsed === undefined) return refused('file-foreign');
	const head = v.safeParse(v.object({ format: v.literal(format), version: v.number() }), parsed);
	if (!head.success) return refused('file-foreign');
	if (head.output.version > version) return refused('file-newer');
	const strange = strangeWithin(parsed);
	if (strange) return refused(strange);
	const read = v.safeParse(board, parsed);
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
const mostNameLength = 256;

/** Names and texts that are none of ours, anywhere in a value whose depth is known. */
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
