import { describe, expect, test } from 'vitest';
import { importsIn, objectionTo } from './import-table.ts';
import { filesBelow, textOf } from './source-files.ts';

describe('layers', () => {
	test('H-L1 every import in src is one that the table of the layers allows', () => {
		const objections = filesBelow('src')
			.filter((file) => /\.(?:ts|svelte)$/.test(file))
			.flatMap((file) => importsIn(textOf(file)).map((name) => objectionTo(file, name)))
			.filter((objection) => objection !== undefined);
		expect(objections).toEqual([]);
	});

	test('H-L2 a forbidden import is answered with what to do instead', () => {
		expect(objectionTo('src/ui/kpi/KpiPage.svelte', '#ui/objective/Goal.svelte')).toBe(
			'src/ui/kpi/KpiPage.svelte: ui/kpi imports ui/objective: features do not import each other; move what both need to ui/vocabulary'
		);
		expect(objectionTo('src/domain/pace.ts', 'nanoid')).toContain('domain is pure');
		expect(objectionTo('src/storage/log.ts', '#domain/board.ts')).toContain('knows bytes');
		expect(objectionTo('src/ui/kpi/KpiPage.svelte', 'yjs')).toContain('asks the session');
		expect(objectionTo('src/ui/kit/Button.svelte', '../kpi/limits.ts')).toContain('pass values in');
		expect(objectionTo('src/misc/things.ts', 'yjs')).toContain('in no room of src');
	});

	test('H-L1 the table lets through what each layer is for', () => {
		const allowed = [
			['src/domain/pace.ts', './day.ts'],
			['src/document/edit.ts', '#domain/board.ts'],
			['src/ui/kpi/KpiPage.svelte', '#kit/Button.svelte'],
			['src/ui/kpi/KpiPage.svelte', '#document/commands/kpi.ts'],
			['src/ui/kpi/KpiPage.svelte', '@lucide/svelte/icons/x'],
			['src/ui/kpi/parts/Row.svelte', '../limits.ts'],
			['src/ui/kit/chart.ts', 'chart.js'],
			['src/routes/+layout.svelte', '../app.css'],
			['src/routes/+page.ts', './$types']
		] as const;
		for (const [file, name] of allowed) expect(objectionTo(file, name)).toBeUndefined();
	});

	test('H-L1 imports are found in every form they are written in', () => {
		const text = `import '#a';\nimport type { B } from "#b";\nimport {\n\tC\n} from '#c';
			const d = await import('#d');\nexport { e } from '#e';\nconst f = ['from', 'here'];`;
		expect(importsIn(text)).toEqual(['#a', '#b', '#c', '#d', '#e']);
		expect(importsIn(`<script lang="ts">${text}</script><p>from '#g'</p>`)).toHaveLength(5);
	});
});
