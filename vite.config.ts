import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const out = process.env['QD_OUT'];

export default defineConfig(({ isSsrBuild }) => ({
	...(out ? { cacheDir: `node_modules/.vite-${out.split('/').at(-1)}` } : {}),
	plugins: [sveltekit()],
	build: {
		target: 'es2022',
		rolldownOptions: {
			output: {
				// A phone on a slow line pays for every file with a round trip, and a browser asks for six at a
				// time: what the shelf needs is one file, what a board's first look needs is one more.
				codeSplitting: !isSsrBuild && {
					groups: [
						{
							name: 'shelf',
							test: /src\/routes\/\+|\/kit\/src\/runtime\/client\/entry/,
							priority: 3
						},
						{ name: 'board', test: /src\/routes\/b\/\[board\]\/\+/, priority: 2 },
						{ name: 'screens', test: /src\//, priority: 1, minShareCount: 3 }
					]
				}
			}
		}
	},
	test: {
		// A busy machine is no failure; what must be fast is measured in tests/bench.
		testTimeout: 15_000,
		// Starting a worker for each file costs more than the tests: files share them, and tests/setup.ts parts them.
		pool: 'threads',
		isolate: false,
		maxWorkers: '100%',
		setupFiles: 'tests/setup.ts',
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
}));
