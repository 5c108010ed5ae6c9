import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, textOf } from '../house/source-files.ts';

test('A-I3 every file that the manifest and the page name is there', () => {
	const inManifest = textOf('static/manifest.webmanifest').matchAll(/"src": "([^"]+)"/g);
	const inPage = textOf('src/app.html').matchAll(/href="\.\/([^"]+)"/g);
	const named = [...inManifest, ...inPage].map(([, file = '']) => file);
	expect(named.length).toBeGreaterThan(6);
	expect(named.filter((file) => !existsSync(join(root, 'static', file)))).toEqual([]);
});
