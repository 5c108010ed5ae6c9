// SvelteKit's static adapter, with what it does not do for an app whose addresses are hashes: an
// index.html that works under any path and asks for the first screen at once, and a 404.html that leads back.
import adapter from '@sveltejs/adapter-static';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @param {string} folder where the built app goes */
export function staticApp(folder) {
	const inner = adapter({ pages: folder, assets: folder });
	return {
		...inner,
		/** @param {import('@sveltejs/kit').Builder} builder */
		async adapt(builder) {
			await inner.adapt(builder);
			const index = join(folder, 'index.html');
			const page = relativePage(await readFile(index, 'utf8'));
			const shelf = await screenFiles(builder, 'src/routes/+page.svelte');
			const board = await screenFiles(builder, 'src/routes/b/[board]/+');
			await writeFile(index, withBoard(withFirstScreen(page, shelf), board));
			await writeFile(join(folder, '404.html'), await lostPage());
		}
	};
}

/**
 * SvelteKit 2 addresses the files of a fallback page from the root of the host. With hash routing
 * there is only this one page, so its files are always beside it. The inline script changes with
 * them, and so does its hash in the content security policy. May go when `paths.relative` holds for
 * a fallback page.
 * @param {string} page
 */
export function relativePage(page) {
	const before = startScript(page);
	const relative = page.replaceAll('"/_app/', '"./_app/');
	return relative.replace(sha256(before), sha256(startScript(relative)));
}

/**
 * One page serves every address, so SvelteKit does not know which screen it will show. Most first visits show the
 * shelf: unless the page names its files, they would arrive one round trip later.
 * @param {string} page
 * @param {readonly string[]} files
 */
export function withFirstScreen(page, files) {
	const links = files
		.filter((file) => !page.includes(file))
		.map((file) => `<link href="./${file}" rel="modulepreload">`);
	return page.replace('</head>', `${links.join('')}</head>`);
}

/**
 * At the address of a board its files are needed just as early: the page's own script requests them there.
 * @param {string} page
 * @param {readonly string[]} files
 */
export function withBoard(page, files) {
	const list = files.filter((file) => !page.includes(file)).map((file) => `./${file}`);
	const place = /(<meta name="board-files" content=")[^"]*"/;
	if (!place.test(page))
		throw new Error('The page has no place for the files of a board any more.');
	return page.replace(place, `$1${list.join(' ')}"`);
}

/**
 * The script files of a screen, from the bundler's list.
 * @param {import('@sveltejs/kit').Builder} builder
 * @param {string} route how the names of its route files begin
 */
async function screenFiles(builder, route) {
	const list = join(builder.getClientDirectory(), '.vite/manifest.json');
	/** @type {Record<string, { file: string, imports?: string[] }>} */
	const chunks = JSON.parse(await readFile(list, 'utf8'));
	// The first two are the layout and the error page, for which SvelteKit asks before anything else.
	const wanted = new Set(
		Object.keys(chunks).filter(
			(key) => /\/nodes\/[01]\.js$/.test(key) || sourceOf(key).includes(route)
		)
	);
	for (const key of wanted) for (const needed of chunks[key]?.imports ?? []) wanted.add(needed);
	return [...wanted].map((key) => chunks[key]?.file ?? '').filter(Boolean);
}

/** @param {string} key of a route's file, as SvelteKit writes it before it is bundled */
function sourceOf(key) {
	const isRoute = /\/nodes\/\d+\.js$/.test(key);
	return isRoute ? readFileSync(new URL(`../${key}`, import.meta.url), 'utf8') : '';
}

/**
 * The sources that a policy allows for the scripts written into a page of ours.
 * @param {string} file
 * @returns {Array<`sha256-${string}`>}
 */
export function inlineHashes(file) {
	return inlineScripts(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).map(sha256);
}

/** The page a host shows for an address it does not know, its script allowed by its hash. */
async function lostPage() {
	const page = await readFile(new URL('../src/404.html', import.meta.url), 'utf8');
	return page.replace('%hash%', inlineScripts(page).map(sha256).join("' '"));
}

/**
 * The script by which SvelteKit starts the app.
 * @param {string} page
 */
function startScript(page) {
	const script = inlineScripts(page).find((text) => text.includes('__sveltekit'));
	if (script === undefined) throw new Error('The page has no script that starts the app any more.');
	return script;
}

/** @param {string} page */
function inlineScripts(page) {
	return [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => script);
}

/**
 * @param {string} text
 * @returns {`sha256-${string}`}
 */
function sha256(text) {
	return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
