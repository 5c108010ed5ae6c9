import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noDefaultExport = {
	selector: 'ExportDefaultDeclaration',
	message: 'Export by name: one word for one thing in every file that uses it.'
};

const noStyleAttribute = {
	selector: "SvelteAttribute[key.name='style']",
	message:
		'The policy of the page refuses it: use a scoped class, or a directive, style:--name={value}.'
};

export default defineConfig(
	{ ignores: ['build*/', '.svelte-kit/', 'node_modules/', 'test-results/', 'coverage/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			eqeqeq: 'error',
			'no-restricted-syntax': ['error', noDefaultExport],
			// The compiler knows every name, in Svelte files too.
			'no-undef': 'off',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/unified-signatures': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/no-target-blank': 'error',
			'svelte/button-has-type': 'error',
			// A space that has to be heard between two words is written as one.
			'svelte/no-useless-mustaches': 'off',
			// Addresses are hashes built in one place, never paths for the kit to resolve.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// A promise nobody waits for is an edit nobody knows is lost. Components are left out: their types
		// take the linter a minute, and what they call is in modules.
		files: ['src/**/*.ts', 'tests/**/*.ts'],
		ignores: ['src/service-worker.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': [
				'error',
				{ checksVoidReturn: { attributes: false } }
			],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			]
		}
	},
	{ files: ['src/**'], rules: { 'no-console': 'error' } },
	{ files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
	{ files: ['**/*.svelte'], rules: { 'no-restricted-syntax': ['error', noStyleAttribute] } },
	{
		files: ['*.config.{js,ts}', '**/*.config.ts', 'tests/e2e/global-setup.ts'],
		rules: { 'no-restricted-syntax': 'off' }
	}
);
