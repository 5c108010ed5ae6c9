import * as Y from 'yjs';
import { sha256, utf8 } from './bytes.ts';

/** SHA-256 of what a document says, not of how Yjs keeps it: two devices that show the same have the same. */
export function stateHash(doc: Y.Doc): Promise<Uint8Array> {
	const roots = [...doc.share].map(([name, root]) => [name, contentOf(root)] as const);
	const filled = roots.filter(([, content]) => content.length > 2).sort(byName);
	return sha256(utf8(filled.map(([name, content]) => `${JSON.stringify(name)}:${content}`).join()));
}

/** As JSON with sorted keys; a live map begins with `<`, so that no plain value is mistaken for it. A root may be declared or not. */
function contentOf({ _map }: Pick<Y.AbstractType<never>, '_map'>): string {
	const live = [..._map].filter(([, item]) => !item.deleted);
	const entries = live.map(([key, item]): [string, string] => [
		key,
		plainOrLive(item.content.getContent()[item.length - 1])
	]);
	return `<${written(entries)}>`;
}

function plainOrLive(value: unknown): string {
	return value instanceof Y.AbstractType ? contentOf(value) : plain(value);
}

function plain(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
	return `{${written(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))}}`;
}

function written(entries: readonly (readonly [string, string])[]): string {
	return [...entries]
		.sort(byName)
		.map(([key, text]) => `${JSON.stringify(key)}:${text}`)
		.join();
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
	return one < other ? -1 : 1;
}
