import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildFolder } from '../../.ci/build.mjs';
import { serve } from '../../.ci/serve.mjs';
import { expect, test, untilKept } from './fixtures.ts';

test.use({ isKept: true });

const heading = { level: 1 } as const;

test('A-O1 the app opens without an error, a breach of its policy or a foreign request @both', async ({
	page
}) => {
	await page.goto('./');
	await expect(page.getByRole('heading', heading)).toBeVisible();
	await expect(page).toHaveTitle(/Quarterdeck/);
	await untilKept(page);
});

test('A-O2 the app works under any path, and offline there too', async ({ page, context }) => {
	const site = await serve(buildFolder, { under: '/some/sub/path/' });
	await page.goto(site.address);
	await expect(page.getByRole('heading', heading)).toBeVisible();
	await untilKept(page);
	await context.setOffline(true);
	await page.reload();
	await expect(page.getByRole('heading', heading)).toBeVisible();
	expect(new URL(page.url()).pathname).toBe('/some/sub/path/');
	await site.close();
});

test.describe('lost addresses', () => {
	test.use({ expectedComplaints: [/status of 404/] });

	for (const under of ['/', '/some/sub/path/']) {
		test(`A-O3 an unknown address leads back to the app at ${under}`, async ({ page }) => {
			const site = await serve(buildFolder, { under });
			await page.goto(`${site.address}deep/down/here#/?from=here`);
			await page.waitForURL(`${site.address}#/?from=here`);
			await expect(page.getByRole('heading', heading)).toBeVisible();
			await site.close();
		});

		test(`A-O3 so does one with an empty folder in it at ${under}`, async ({ page }) => {
			const site = await serve(buildFolder, { under });
			for (const empty of ['/x', 'deep//x', '/deep///x/y']) {
				await page.goto(`${site.address}${empty}#/?from=${encodeURIComponent(empty)}`);
				await page.waitForURL(`${site.address}#/?from=${encodeURIComponent(empty)}`);
				await expect(page.getByRole('heading', heading)).toBeVisible();
			}
			await site.close();
		});

		test(`A-O4 a link whose # a mail program rewrote is mended at ${under}`, async ({ page }) => {
			const site = await serve(buildFolder, { under });
			const asked: string[] = [];
			page.on('request', (request) => asked.push(request.url()));
			await page.goto(`${site.address}%23/%3Ffrom=here`);
			await page.waitForURL(`${site.address}#/%3Ffrom=here`);
			// The address it came by has been seen by the host. Nothing may repeat it.
			expect(asked.filter((url) => url.includes('from=here'))).toHaveLength(1);
			await site.close();
		});
	}
});

test('A-K1 after the first visit everything is there without a network, lazy parts too', async ({
	page,
	context
}) => {
	await page.goto('./');
	await untilKept(page);
	await context.setOffline(true);
	const files = readdirSync(buildFolder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(buildFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
		.filter(
			(file) =>
				!/^(?:404\.html|index\.html|service-worker\.js|_app\/version\.json|screenshots\/.*)$/.test(
					file
				)
		);
	const sizes = await page.evaluate(async (paths) => {
		const answers = paths.map(async (path) => [
			path,
			(await (await fetch(path)).arrayBuffer()).byteLength
		]);
		return Object.fromEntries(await Promise.all(answers)) as Record<string, number>;
	}, files);
	expect(sizes).toEqual(
		Object.fromEntries(files.map((file) => [file, statSync(join(buildFolder, file)).size]))
	);
});

test('A-K2 offline, a reload and an address inside the app open as they do online', async ({
	page,
	context,
	baseURL
}) => {
	await page.goto('./');
	await untilKept(page);
	await context.setOffline(true);
	await page.reload();
	await expect(page.getByRole('heading', heading)).toBeVisible();
	const other = await context.newPage();
	await other.goto(`${baseURL}#/`);
	await expect(other.getByRole('heading', heading)).toBeVisible();
	await other.goto(`${baseURL}not/a/page`);
	await expect(other).toHaveURL(baseURL ?? '');
});

test('A-I1 a browser finds nothing that keeps the app from being installed', async ({ page }) => {
	await page.goto('./');
	await untilKept(page);
	const devtools = await page.context().newCDPSession(page);
	const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
	const { errors } = await devtools.send('Page.getAppManifest');
	// A private window, which every test runs in, installs nothing.
	const real = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
	expect({ real, errors }).toEqual({ real: [], errors: [] });
});
