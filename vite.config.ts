import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const out = process.env['QD_OUT'];

export default defineConfig({
	...(out ? { cacheDir: `node_modules/.vite-${out.split('/').at(-1)}` } : {}),
	plugins: [sveltekit()],
	build: {
		target: 'es2022',
		rolldownOptions: {
			output: {
				// A phone on a slow line pays for every file with a round trip: what nearly every screen
				// needs comes in a few files, what few need stays with them.
				codeSplitting: {
					groups: [
						{ name: 'runtime', test: /node_modules\/(?:svelte|@sveltejs|dexie)\//, priority: 5 },
						{ name: 'domain', test: /src\/domain\//, priority: 4, minShareCount: 5 },
						{
							name: 'kit',
							test: /node_modules\/@lucide\/|src\/ui\/kit\//,
							priority: 3,
							minShareCount: 3
						},
						{
							name: 'document',
							test: /node_modules\/(?:yjs|lib0|y-indexeddb)\/|src\/document\//,
							priority: 2,
							minShareCount: 3
						}
					]
				}
			}
		}
	},
	test: {
		// A busy machine is no failure; what must be fast is measured in tests/bench.
		testTimeout: 15_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/**/*.svelte.test.ts', 'tests/e2e/**', 'tests/bench/**']
				}
			},
			{
				// Effects silently do not run in a node environment: rune tests live in a browser-like one.
				extends: true,
				resolve: { conditions: ['browser'] },
				test: {
					name: 'rune',
					environment: 'happy-dom',
					include: ['tests/**/*.svelte.test.ts']
				}
			}
		]
	}
});
