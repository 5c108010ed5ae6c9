import { expect, type Page } from '@playwright/test';
import { reopen, start, test, withBoard } from './storage/fixtures.ts';

const add = (page: Page, title: string) =>
	page.evaluate((title) => window.harness.add(title), title);
const titles = (page: Page) => page.evaluate(() => window.harness.titles());
const settled = (page: Page) => page.evaluate(() => window.harness.settled());
const close = (page: Page) => page.evaluate(() => window.harness.close());
const saving = (page: Page, timeout = 5_000) =>
	expect.poll(() => page.evaluate(() => window.harness.saving()), { timeout });

/** Run something against one of the databases, past the app. */
function inDatabase(page: Page, name: string, store: string, work: 'clear' | 'spoil') {
	return page.evaluate(
		([name, store, work]) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onerror = () => reject(new Error(name));
				opening.onsuccess = () => {
					const transaction = opening.result.transaction(store, 'readwrite');
					const rows = transaction.objectStore(store);
					if (work === 'clear') rows.clear();
					else rows.add(new Uint8Array([1, 200, 7, 255, 255, 3, 9]));
					transaction.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		[name, store, work] as const
	);
}

/** Write ever smaller rows until there is no room for a single one. */
async function fillTheDisk(): Promise<void> {
	const handle = await new Promise<IDBDatabase>((resolve) => {
		const opening = indexedDB.open('filler');
		opening.onupgradeneeded = () =>
			opening.result.createObjectStore('rows', { autoIncrement: true });
		opening.onsuccess = () => resolve(opening.result);
	});
	handle.onversionchange = () => handle.close();
	const fits = (bytes: number): Promise<boolean> =>
		new Promise((resolve) => {
			const transaction = handle.transaction('rows', 'readwrite');
			transaction.objectStore('rows').add(crypto.getRandomValues(new Uint8Array(bytes)));
			transaction.oncomplete = () => resolve(true);
			transaction.onabort = () => resolve(false);
		});
	for (let bytes = 65_536; bytes >= 1; bytes = Math.floor(bytes / 4)) {
		while (await fits(bytes));
	}
}

/** From the next load on, databases of this name answer every opening with an error, a real one. */
async function refuseToOpen(page: Page, pattern: string): Promise<void> {
	await page.addInitScript((pattern) => {
		const open = indexedDB.open.bind(indexedDB);
		indexedDB.open = (name: string, version?: number) => {
			if (!new RegExp(pattern).test(name)) return open(name, version);
			open(`${name}?`, 2);
			return open(`${name}?`, 1);
		};
	}, pattern);
}

test('S-W1 an edit is saving in the task of the edit, and saved when both places have it', async ({
	page
}) => {
	const id = await withBoard(page);
	expect(await add(page, 'Calm support')).toBe('saving');
	expect(await settled(page)).toBe('saved');
	expect(await reopen(page, id)).toBe('open');
	expect(await titles(page)).toEqual(['Calm support']);
});

test('S-F1 a working copy that does not open is made up for by the log, and said', async ({
	page
}) => {
	const id = await withBoard(page);
	await add(page, 'Before');
	await close(page);
	await refuseToOpen(page, '^quarterdeck/');
	expect(await reopen(page, id)).toBe('open');
	expect(await titles(page)).toEqual(['Before']);
	await saving(page).toBe('failed: cannot-open');
	await add(page, 'During');
	await close(page);
	expect(await reopen(page, id)).toBe('open');
	expect(await titles(page)).toEqual(['Before', 'During']);
});

test('S-F1 a device that opens no database says so and shows no empty board', async ({ page }) => {
	const id = await withBoard(page);
	await close(page);
	await refuseToOpen(page, '^quarterdeck');
	expect(await start(page)).toBe('cannot-open');
	expect(await page.evaluate((id) => window.harness.open(id), id)).toBe('unreadable: cannot-open');
	expect(await page.evaluate(() => window.harness.newBoard('Other'))).toBe(
		'refused: device-keeps-nothing'
	);
});

test('S-F2 a full disk is told, and what was typed is saved when there is room again', async ({
	page,
	address
}) => {
	test.setTimeout(120_000);
	const origin = new URL(address).origin;
	const cdp = await page.context().newCDPSession(page);
	// Before the browser first asks: it remembers the answer for a while.
	await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
	const id = await withBoard(page);
	await page.evaluate(fillTheDisk);
	await add(page, 'No room');
	await saving(page).toBe('failed: quota');
	expect(await titles(page)).toEqual(['No room']);
	await page.evaluate(() => indexedDB.deleteDatabase('filler'));
	await cdp.send('Storage.overrideQuotaForOrigin', { origin });
	await saving(page, 60_000).toBe('saved');
	expect(await reopen(page, id)).toBe('open');
	expect(await titles(page)).toEqual(['No room']);
});

test('S-F3 databases that the browser closes under us are opened again, and nothing is lost', async ({
	page,
	address
}) => {
	const id = await withBoard(page);
	await add(page, 'Before');
	await settled(page);
	const cdp = await page.context().newCDPSession(page);
	// It empties them too: the document in the tab is all there is.
	await cdp.send('Storage.clearDataForOrigin', {
		origin: new URL(address).origin,
		storageTypes: 'indexeddb'
	});
	await add(page, 'After');
	await saving(page).toBe('saved');
	await close(page);
	expect(await reopen(page, id)).toBe('open');
	expect(await titles(page)).toEqual(['After', 'Before']);
});

test('S-F4 a corrupt row of the working copy is put aside and the log fills the gap', async ({
	page
}) => {
	const id = await withBoard(page);
	await add(page, 'Whole');
	await close(page);
	await inDatabase(page, `quarterdeck/${id}`, 'updates', 'spoil');
	expect(await reopen(page, id)).toBe('open');
	expect(await titles(page)).toEqual(['Whole']);
	await expect.poll(() => page.evaluate(() => window.harness.setAside())).toBe(1);
	await add(page, 'Onward');
	expect(await settled(page)).toBe('saved');
	await reopen(page, id);
	expect(await titles(page)).toEqual(['Onward', 'Whole']);
});

test('S-F5 an aborted transaction is told and written again', async ({ page }) => {
	const id = await withBoard(page);
	await page.evaluate(() => {
		const begin = IDBDatabase.prototype.transaction;
		let left = 2;
		IDBDatabase.prototype.transaction = function (...args) {
			const transaction = begin.apply(this, args);
			if (args[1] === 'readwrite' && left-- > 0) {
				transaction.commit = () => transaction.abort();
			}
			return transaction;
		};
	});
	await add(page, 'Twice');
	await saving(page).toBe('failed: aborted');
	await saving(page).toBe('saved');
	await reopen(page, id);
	expect(await titles(page)).toEqual(['Twice']);
});

test('S-R1 either copy makes the other again', async ({ page }) => {
	const id = await withBoard(page);
	await add(page, 'Kept twice');
	await close(page);
	await inDatabase(page, `quarterdeck/${id}`, 'updates', 'clear');
	expect(await reopen(page, id)).toBe('open');
	expect(await titles(page)).toEqual(['Kept twice']);
	await close(page);

	for (const store of ['log', 'outbox', 'snapshots']) {
		await inDatabase(page, 'quarterdeck', store, 'clear');
	}
	expect(await reopen(page, id)).toBe('open');
	await add(page, 'And on');
	await close(page);
	await inDatabase(page, `quarterdeck/${id}`, 'updates', 'clear');
	expect(await reopen(page, id)).toBe('open');
	expect(await titles(page)).toEqual(['And on', 'Kept twice']);
});

test('S-R2 a board whose data is gone says so and is never an empty board', async ({ page }) => {
	const id = await withBoard(page);
	await close(page);
	await inDatabase(page, `quarterdeck/${id}`, 'updates', 'clear');
	for (const store of ['log', 'outbox', 'snapshots']) {
		await inDatabase(page, 'quarterdeck', store, 'clear');
	}
	expect(await reopen(page, id)).toBe('missing-data');
	expect(await reopen(page, 'AAAAAAAAAAAAAAAAAAAAAA')).toBe('missing-data');
	const names = await page.evaluate(async () =>
		(await indexedDB.databases()).map((database) => database.name)
	);
	expect(names).toEqual(['quarterdeck']);
});

test('S-B4 the browser asks before a tab is closed only while something is unsaved', async ({
	page
}) => {
	await withBoard(page);
	await add(page, 'Safe');
	await settled(page);
	const isHeld = () =>
		page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
	expect(await isHeld()).toBe(false);
	await page.evaluate(() => {
		window.harness.add('Not yet');
		Object.assign(window, {
			held: !dispatchEvent(new Event('beforeunload', { cancelable: true }))
		});
	});
	expect(await page.evaluate(() => (window as unknown as { held: boolean }).held)).toBe(true);
	await settled(page);
	expect(await isHeld()).toBe(false);
});
