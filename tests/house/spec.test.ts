import { expect, test } from 'vitest';
import { filesBelow, textOf } from './source-files.ts';
import { testTitlesIn } from './test-titles.ts';

const id = /\b[A-Z]-[A-Z]*\d+\b/g;

const promised = [...textOf('tests/SPEC.md').matchAll(/^- \*\*([^*]+)\*\* /gm)].map(
	([, name = '']) => name
);

const titles = filesBelow('tests')
	.filter((file) => file.endsWith('.ts') && !file.startsWith('tests/bench/'))
	.flatMap((file) => testTitlesIn(file, textOf(file)).map((title) => ({ file, title })));

test('H-S1 every promise of tests/SPEC.md has an id of its own', () => {
	const malformed = promised.filter((name) => name.replace(id, '') !== '');
	const twice = promised.filter((name, index) => promised.indexOf(name) !== index);
	expect({ malformed, twice }).toEqual({ malformed: [], twice: [] });
});

test('H-S2 every promise of tests/SPEC.md has a test that names it', () => {
	const kept = new Set(titles.flatMap(({ title }) => title.match(id) ?? []));
	expect(promised.filter((name) => !kept.has(name))).toEqual([]);
});

test('H-S3 every test names a promise of tests/SPEC.md', () => {
	const strays = titles.filter(({ title }) => {
		const cited = title.match(id) ?? [];
		return cited.length === 0 || cited.some((name) => !promised.includes(name));
	});
	expect(strays.map(({ file, title }) => `${file}: ${title}`)).toEqual([]);
});

test('H-S3 the title of a test is found however it is called', () => {
	const text = `import { test } from 'vitest';
		test('one', () => {});
		test.each([1, 2])('two %s', () => {});
		test.skipIf(true)(\`three \${name} of\`, () => {});
		test.describe('a group', () => { test.step('a step', () => {}); test.use({}); });
		expect(pattern.test('no title')).toBe(true);`;
	expect(testTitlesIn('a.ts', text)).toEqual(['one', 'two %s', 'three  of']);
});
