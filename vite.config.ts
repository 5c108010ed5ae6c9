import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const out = process.env['QD_OUT'];

export default defineConfig({
	...(out ? { cacheDir: `node_modules/.vite-${out.split('/').at(-1)}` } : {}),
	plugins: [sveltekit()],
	build: { target: 'es2022' },
	test: {
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
