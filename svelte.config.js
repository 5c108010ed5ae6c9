import { inlineHashes, staticApp } from './.ci/adapter.mjs';
import { sourcesVersion } from './.ci/sources.mjs';

const out = process.env['QD_OUT'];
// A build reads this file in several processes. All of them must speak of one version, also when a
// source is saved meanwhile: the first tells the others.
const version = (process.env['QD_VERSION'] ??= sourcesVersion());

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: staticApp(out ?? 'build'),
		...(out ? { outDir: `.svelte-kit/${out.split('/').at(-1)}` } : {}),
		router: { type: 'hash' },
		// The styles that every screen needs are part of the page: nothing to wait for before the first paint.
		inlineStyleThreshold: 40_000,
		// One folder of static files that works under any sub-path of any host.
		paths: { relative: true },
		// The page asks the person before it takes a new version: see src/ui/app/update.
		serviceWorker: { register: false },
		version: { name: version },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config['include'], '../*.config.js', '../.ci/*.mjs']
			})
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				// SvelteKit adds the hash of its own script; the page has one more, which sets the theme.
				'script-src': ['self', ...inlineHashes('src/app.html')],
				'style-src': ['self'],
				// The one style attribute of the page: SvelteKit's own, on the line that tells screen
				// readers the title of a new page. May go when SvelteKit hides it with a class.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				// Relays, which introduce the devices of a shared board to each other: a person may name any.
				'connect-src': ['self', 'wss:', 'ws://localhost:*', 'ws://127.0.0.1:*'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none']
			}
		}
	}
};
