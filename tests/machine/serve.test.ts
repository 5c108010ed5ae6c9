import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { relativePage, withBoard, withFirstScreen } from '../../.ci/adapter.mjs';
import { serve } from '../../.ci/serve.mjs';

let home: string;
let folder: string;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'quarterdeck-serve-'));
	folder = join(home, 'public');
	await mkdir(join(folder, '_app/immutable'), { recursive: true });
	await mkdir(join(home, 'public-not'));
	await writeFile(join(home, 'secret.txt'), 'secret');
	await writeFile(join(home, 'public-not/secret.txt'), 'secret');
	await writeFile(join(folder, 'index.html'), '<p>index</p>');
	await writeFile(join(folder, '404.html'), '<p>lost</p>');
	await writeFile(join(folder, '_app/immutable/a.js'), '1');
	await writeFile(join(folder, 'manifest.webmanifest'), '{}');
	site = await serve(folder, { under: '/team/' });
});

afterAll(async () => {
	await site.close();
	await rm(home, { recursive: true });
});

/** A request with its path exactly as given: fetch would tidy it up. */
function get(path: string, method = 'GET') {
	const { port } = new URL(site.address);
	return new Promise<{ status: number; type: string; cache: string; body: string }>(
		(done, fail) => {
			const asked = request({ host: 'localhost', port, path, method }, (answer) => {
				let body = '';
				answer.on('data', (part: Buffer) => (body += part.toString()));
				answer.on('end', () =>
					done({
						status: answer.statusCode ?? 0,
						type: answer.headers['content-type'] ?? '',
						cache: answer.headers['cache-control'] ?? '',
						body
					})
				);
			});
			asked.on('error', fail).end();
		}
	);
}

describe('the server of static files', () => {
	test('A-S1 gives each file its type, and lets only hashed ones be kept', async () => {
		expect(await get('/team/')).toMatchObject({
			status: 200,
			type: 'text/html; charset=utf-8',
			cache: 'no-cache',
			body: '<p>index</p>'
		});
		expect(await get('/team/_app/immutable/a.js')).toMatchObject({
			type: 'text/javascript; charset=utf-8',
			cache: 'public, max-age=31536000, immutable'
		});
		expect((await get('/team/manifest.webmanifest')).type).toContain('application/manifest+json');
		expect(await get('/team/', 'HEAD')).toMatchObject({ status: 200, body: '' });
		expect((await get('/team/', 'POST')).status).toBe(405);
	});

	test.each([
		'/team/../secret.txt',
		'/team/%2e%2e/secret.txt',
		'/team/..%2fsecret.txt',
		'/team/..%5csecret.txt',
		'/team/%2e%2e%2fpublic-not/secret.txt',
		'/team//../../secret.txt',
		'/secret.txt',
		'/team/%00',
		'/team/%',
		'/team/_app',
		'/'
	])('A-S1 answers %s with the page for lost addresses', async (path) => {
		expect(await get(path)).toMatchObject({ status: 404, body: '<p>lost</p>' });
	});

	test('A-S2 takes a free port when its own is taken', async () => {
		const port = Number(new URL(site.address).port);
		const other = await serve(folder, { port });
		expect(new URL(other.address).port).not.toBe(String(port));
		await other.close();
	});
});

describe('the page of the built app', () => {
	test('A-S3 names its files from where it is, and its policy the script it has', () => {
		const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
		const theme = '<script>document.documentElement.dataset.theme</script>';
		const script = '__sveltekit_1 = {}; import("/_app/immutable/start.js")';
		const page = relativePage(
			`<meta content="script-src 'self' '${hashOf(script)}'"><link href="/_app/a.css">${theme}<script>${script}</script>`
		);
		const relative = '__sveltekit_1 = {}; import("./_app/immutable/start.js")';
		expect(page).toBe(
			`<meta content="script-src 'self' '${hashOf(relative)}'"><link href="./_app/a.css">${theme}<script>${relative}</script>`
		);
	});

	test('A-S4 asks at once for the files of the first screen that it did not ask for yet', () => {
		const page = '<head><link href="./_app/a.js"></head>';
		expect(withFirstScreen(page, ['_app/a.js', '_app/b.js'])).toBe(
			'<head><link href="./_app/a.js"><link href="./_app/b.js" rel="modulepreload"></head>'
		);
	});

	test('A-S4 knows the files of a board for whoever comes by the address of one', () => {
		const page = '<head><meta name="board-files" content=""><link href="./_app/a.js"></head>';
		expect(withBoard(page, ['_app/a.js', '_app/b.js', '_app/c.js'])).toBe(
			'<head><meta name="board-files" content="./_app/b.js ./_app/c.js"><link href="./_app/a.js"></head>'
		);
		expect(() => withBoard('<head></head>', ['_app/b.js'])).toThrow(/no place/);
	});
});
