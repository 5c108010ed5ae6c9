import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, root, textOf, topLevelNames } from './source-files.ts';

const sources = filesBelow('src');
const code = sources.filter((file) => /\.(?:ts|svelte)$/.test(file));
const markup = sources.filter((file) => /\.(?:svelte|html)$/.test(file));
const written = ['src', 'tests', '.ci', '.github', 'static']
	.flatMap(filesBelow)
	.concat(topLevelNames().filter((name) => statSync(join(root, name)).isFile()))
	.filter((file) => !/\.png$/.test(file) && file !== 'package-lock.json');

/** Each line of these files that matches, as `file:line`. */
function linesWith(files: readonly string[], pattern: RegExp): string[] {
	return files.flatMap((file) =>
		textOf(file)
			.split('\n')
			.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []))
	);
}

function mostLines(file: string): number {
	if (file.startsWith('src/routes/')) return 60;
	return file.endsWith('.svelte') ? 150 : 250;
}

describe('size', () => {
	test('H-F1 modules stop at 250 lines, components at 150, routes at 60', () => {
		const long = code
			.map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }))
			.filter(({ file, lines }) => lines > mostLines(file))
			.map(({ file, lines }) => `${file} has ${lines} lines: what of it is another thing?`);
		expect(long).toEqual([]);
	});
});

describe('what does not stand in src', () => {
	const never: ReadonlyArray<readonly [what: string, pattern: RegExp]> = [
		['raw markup', /\{@html\b/],
		['talk to the console', /\bconsole\./],
		['work left for later', /\b(?:TODO|FIXME|XXX)\b/],
		['what the next SvelteKit removes', /\$app\/stores|['"]\$lib\b/]
	];

	test.each(never)('H-F2 no %s', (_what, pattern) => {
		expect(linesWith([...code, ...markup], pattern)).toEqual([]);
	});

	test('H-F3 modules export by name', () => {
		const modules = code.filter((file) => file.endsWith('.ts'));
		expect(linesWith(modules, /^export default\b|\bas default\b/)).toEqual([]);
	});

	test('H-F4 markup carries no inline styles and no inline handlers', () => {
		expect(linesWith(markup, /\sstyle=["'{]/)).toEqual([]);
		expect(linesWith(markup, /\son[a-z]+=["']/)).toEqual([]);
	});
});

describe('the project', () => {
	test('H-F5 the lock file names packages and not the hosts they come from', () => {
		expect(linesWith(['package-lock.json'], /"resolved"/)).toEqual([]);
	});

	test('H-F6 no file knows the machine it was written on', () => {
		const places = ['home', 'Users', 'root', 'work'].join('|');
		const machine = new RegExp(`(?:^|[\\s'"\`(=:])/(?:${places})/\\w`);
		expect(linesWith(written, machine)).toEqual([]);
	});

	test('H-F7 the top of the project holds only what a newcomer expects there', () => {
		const expected = [
			...['.ci', '.github', 'docs', 'src', 'static', 'tests'],
			...['.gitattributes', '.gitignore', '.npmrc', '.nvmrc', '.prettierignore', '.editorconfig'],
			...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.worker.json'],
			...['eslint.config.js', 'svelte.config.js', 'vite.config.ts'],
			...['README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md']
		];
		expect(topLevelNames().filter((name) => !expected.includes(name))).toEqual([]);
	});

	test('H-F8 the README says of every package why it is here, and of none that is not', () => {
		const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as {
			readonly [kind in 'dependencies' | 'devDependencies']: Readonly<Record<string, string>>;
		};
		const packages = Object.keys({ ...dependencies, ...devDependencies });
		const table = textOf('README.md').split('### What it stands on')[1]?.split('\n\n')[1] ?? '';
		const cells = table
			.split('\n')
			.slice(2)
			.map((row) => row.split('|')[1] ?? '');
		const named = cells.flatMap((cell) => cell.match(/(?<=`)[@\w][^`]*(?=`)/g) ?? []);
		// Types of a package stand there with it.
		const wanted = packages.filter((name) => !name.startsWith('@types/'));
		expect(named.sort()).toEqual(wanted.sort());
	});
});
