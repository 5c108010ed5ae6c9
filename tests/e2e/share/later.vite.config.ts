import { readFile } from 'node:fs/promises';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import usual from '../../../vite.config.ts';

/**
 * What a later version of the program does that this one knows nothing of: it writes a field and a root of its own
 * and shows them, and from a name for later versions on, older ones may only read.
 */
const later: readonly (readonly [file: string, from: string, to: string])[] = [
	['document/schema.ts', 'layoutVersion = 1;', 'layoutVersion = 2;'],
	// It needs none of what it writes: older ones may go on with its boards.
	[
		'document/new-board.ts',
		'{ minReader: layoutVersion, minWriter: layoutVersion }',
		'{ minReader: 1, minWriter: 1 }'
	],
	['document/schema.ts', 'return [metaOf(doc), ', "return [metaOf(doc), doc.getMap('later'), "],
	['session/open-replica.ts', "['meta', ", "['meta', 'later', "],
	// Whatever is renamed has a mark in a field and one in a root that are not there before.
	[
		'document/commands/objective.ts',
		'{ title: wording(title) });\n}',
		"{ title: wording(title), laterField: { done: true, value: 'kept' } });\n}"
	],
	[
		'document/read/entities.ts',
		"title: stored.text('title'),\n\t\twhy",
		"title: stored.text('title') + (stored.raw('laterField') === 'kept' ? ' (marked)' : ''),\n\t\twhy"
	],
	[
		'document/commands/board.ts',
		'return patchSettings(edit, { name: wording(name) });',
		`edit.doc.getMap('later').set('x', { deep: [1] });
		if (name.startsWith('Later')) metaOf(edit.doc).set('schema', { minReader: 2, minWriter: 2 });
		return patchSettings(edit, { name: wording(name) });`
	],
	[
		'document/read/settings.ts',
		"name: stored.text('name'),",
		"name: stored.text('name') + (doc.getMap('later').has('x') ? ' (rooted)' : ''),"
	]
];

function laterVersion(): Plugin {
	return {
		name: 'later-version',
		enforce: 'pre',
		async load(id) {
			const changes = later.filter(([file]) => id.endsWith(`/src/${file}`));
			if (changes.length === 0) return null;
			let text = await readFile(id, 'utf8');
			for (const [file, from, to] of changes) {
				if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
				text = text.replace(from, to);
			}
			return text;
		}
	};
}

export default defineConfig((env) => mergeConfig(usual(env), { plugins: [laterVersion()] }));
