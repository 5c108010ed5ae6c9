import { posix } from 'node:path';
import ts from 'typescript';

/**
 * Who may import what, besides itself. A name that ends in a slash stands for everything below it.
 * Other features and everything that is not named are out.
 */
const ui = ['svelte/', '@lucide/svelte/'];
const feature = [
	...['#domain/', '#session/', '#exchange/', '#document/commands/', '#ui/vocabulary/', '#kit/'],
	...ui
];
const table: Readonly<Record<string, readonly string[]>> = {
	// A parser without state, as pure as the rest: it turns a text into a tree.
	domain: ['jsep'],
	document: ['#domain/', 'yjs', 'nanoid', 'fractional-indexing'],
	sync: ['#domain/id.ts', '#domain/result.ts', 'yjs', 'lib0/', '@noble/', '@trystero-p2p/core'],
	storage: ['yjs', 'y-indexeddb', 'dexie'],
	exchange: ['#domain/', '#document/', 'papaparse', 'valibot'],
	session: ['#domain/', '#document/', '#sync/', '#storage/', '#exchange/', 'svelte/', 'yjs'],
	'ui/kit': [...ui, 'chart.js/', 'uqr'],
	// A field of the vocabulary keeps in the session's drafts what is being typed.
	'ui/vocabulary': ['#domain/', '#session/context.ts', '#kit/', ...ui],
	routes: [
		'#domain/',
		'#session/',
		'#ui/',
		'#kit/',
		'$app/',
		'./$types',
		'svelte/',
		'@sveltejs/kit'
	],
	hooks: ['#ui/app/', '@sveltejs/kit'],
	'service-worker': ['$service-worker']
};

/** Why a line of the table is as it is: the part of the message that helps. */
const reasons: ReadonlyArray<readonly [from: RegExp, to: RegExp, reason: string]> = [
	[
		/^ui\/(?!kit|vocabulary)/,
		/^#ui\//,
		'features do not import each other; move what both need to ui/vocabulary'
	],
	[
		/^ui\/kit$/,
		/^#/,
		'the kit knows nothing of boards; let the feature pass values in and take intents out'
	],
	[
		/^ui\/vocabulary$/,
		/^#/,
		'the vocabulary only shows what domain says; what acts on a board belongs to a feature'
	],
	[
		/^ui\//,
		/^(?:yjs|dexie|#document\/|#storage\/|#sync\/)/,
		'a feature asks the session, and runs the verbs of #document/commands'
	],
	[
		/^domain$/,
		/./,
		'domain is pure: pass what it needs as a value, the day and the numbers of chance too'
	],
	[/^(?:storage|sync)$/, /^#/, 'it knows bytes, not boards; let the session join the two'],
	[
		/^document$/,
		/^(?:#session|#ui|svelte)/,
		'the document does not know who shows it; the session speaks runes'
	],
	[/^service-worker$/, /./, 'the service worker knows nothing of the app']
];

/** The layer that a file under src belongs to, or nothing for a file that has no place. */
function layerOf(file: string): string | undefined {
	const [, first = '', second = ''] = file.split('/');
	if (first === 'ui') return `ui/${second}`;
	if (/^service-worker\.ts$|^hooks\.client\.ts$/.test(first)) return first.split('.')[0];
	return first in table ? first : undefined;
}

/** The addresses that a file imports, of types too. */
export function importsIn(text: string): string[] {
	const scripts = [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(
		([, code = '']) => code
	);
	const code = scripts.length ? scripts.join('\n') : text;
	return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** What is wrong with one import, in words for the person who wrote it, or nothing. */
export function objectionTo(file: string, name: string): string | undefined {
	const from = layerOf(file);
	if (from === undefined) return `${file} is in no room of src: see the table of the layers`;
	const to = absolute(file, name);
	if (to.endsWith('.css')) return undefined;
	if (to.startsWith(`#${from}/`)) return undefined;
	if ((table[from] ?? feature).some((allowed) => isBelow(to, allowed))) return undefined;
	const target = /^#ui\/\w[^/]*/.exec(to)?.[0].slice(1) ?? to;
	const reason = reasons.find(([who, what]) => who.test(from) && what.test(to))?.[2];
	return `${file}: ${from} imports ${target}: ${reason ?? 'the table of the layers does not allow it'}`;
}

/** `./x` and `#kit/x` by their place in the house. */
function absolute(file: string, name: string): string {
	if (name === './$types') return name;
	if (name.startsWith('.')) return shortened(posix.join(posix.dirname(file), name));
	return name.startsWith('#kit/') ? name.replace('#kit/', '#ui/kit/') : name;
}

function shortened(path: string): string {
	return path.replace(/^src\//, '#');
}

function isBelow(name: string, allowed: string): boolean {
	const full = allowed.replace('#kit/', '#ui/kit/');
	return full.endsWith('/') ? `${name}/`.startsWith(full) : name === full;
}
