import * as Y from 'yjs';
import type { Instant } from '#domain/day.ts';
import type { LateFacts } from '#domain/news.ts';
import { rootOf } from './schema.ts';

/** Which facts are told as news, by the map they lie in. */
const told = { checkIns: 'keyResults', readings: 'kpis' } as const;

/**
 * The check-ins, readings and comments that a document has beyond a state vector, although they were made no later
 * than a moment. Only what is beyond the vector is walked.
 */
export function lateFacts(
	doc: Y.Doc,
	beyond: ReadonlyMap<number, number>,
	since: Instant
): LateFacts {
	const late = new Map<string, Set<Instant>>();
	for (const item of itemsBeyond(doc, beyond)) {
		const of = ownerOf(doc, item);
		const at = of === undefined ? undefined : instantOf(item);
		if (of === undefined || at === undefined || at > since) continue;
		const instants = late.get(of);
		if (instants) instants.add(at);
		else late.set(of, new Set([at]));
	}
	return late;
}

/** Nothing came late. */
export const noneLate: LateFacts = new Map();

/** Two of them together; the first one itself where the second adds nothing. */
export function joinedLate(one: LateFacts, other: LateFacts): LateFacts {
	if (other.size === 0) return one;
	const joined = new Map(one);
	for (const [of, instants] of other)
		joined.set(of, new Set([...(one.get(of) ?? []), ...instants]));
	return joined;
}

function* itemsBeyond(doc: Y.Doc, beyond: ReadonlyMap<number, number>): Iterable<Y.Item> {
	for (const [client, structs] of doc.store.clients) {
		const last = structs.at(-1);
		const from = beyond.get(client) ?? 0;
		if (!last || from >= last.id.clock + last.length) continue;
		for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
			const struct = structs[at];
			if (struct instanceof Y.Item && !struct.deleted) yield struct;
		}
	}
}

/** The key result or KPI that a fact belongs to, or the comment itself. */
function ownerOf(doc: Y.Doc, { parent, parentSub }: Y.Item): string | undefined {
	if (!(parent instanceof Y.Map)) return undefined;
	if (parent === rootOf(doc, 'comments')) return parentSub ?? undefined;
	const nested = parent._item;
	const entity = nested?.parent;
	const root = told[nested?.parentSub as keyof typeof told];
	if (!root || !(entity instanceof Y.Map) || entity.parent !== rootOf(doc, root)) return undefined;
	return entity._item?.parentSub ?? undefined;
}

/** When a fact, a reading or a comment says that it was made. */
function instantOf({ content }: Y.Item): Instant | undefined {
	const value: unknown = content.getContent()[0];
	const at: unknown =
		value instanceof Y.Map
			? value.get('at')
			: Array.isArray(value)
				? value[1]
				: typeof value === 'object' && value && Reflect.get(value, 'at');
	return typeof at === 'number' && Number.isFinite(at) ? (at as Instant) : undefined;
}
