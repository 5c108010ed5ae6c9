import type { Locator, Page } from '@playwright/test';
import { choose, follow, makeBoard, openSample } from './board.ts';
import { expect, test } from './fixtures.ts';

test('E-F1 a form says at each field what is wrong, and keeps what was typed through a reload', async ({
	page
}) => {
	const board = await makeBoard(page);
	await follow(page, `${board}/objectives/new`);
	await page.getByLabel('Title').fill('Calm support');
	const form = page.getByRole('region', { name: 'Key results' }).getByRole('listitem');
	await form.getByLabel('What will have changed').fill('First replies');
	const from = form.getByLabel('From', { exact: true });
	const to = form.getByLabel('To', { exact: true });
	await from.fill('twelve');
	await to.fill('12 %');
	await to.press('Tab');
	await refuses(from, 'This could not be read as a number.');
	await refuses(to, 'This is a different unit from the one used here.');

	await page.reload();
	await expect(from).toHaveValue('twelve');
	await expect(to).toHaveValue('12 %');
	await page.getByRole('button', { name: 'Add objective' }).click();
	await refuses(from, 'This could not be read as a number.');
	await refuses(to, 'This is a different unit from the one used here.');
	await expect(from).toBeFocused();

	await from.fill('12');
	await to.fill('12');
	await refuses(to, 'Start and target are equal');
	await expect(from).not.toHaveAttribute('aria-invalid', 'true');
	await choose(form, 'How it is measured', 'Keep');
	await choose(form, 'Limits', 'Between');
	await form.getByRole('textbox', { name: 'At least' }).fill('9');
	await form.getByRole('textbox', { name: 'At most' }).fill('3');
	await refuses(form.getByRole('textbox', { name: 'At most' }), 'The limits cross each other.');
	await choose(form, 'How it is measured', 'Evidence');
	const wanted = form.getByLabel('How many observations prove it');
	await wanted.fill('0');
	await page.getByRole('button', { name: 'Add objective' }).click();
	await refuses(wanted, 'At least one observation is needed');
	await wanted.fill('3');
	await page.getByRole('button', { name: 'Add objective' }).click();
	await expect(page.getByText('0 of 3 observations')).toBeVisible();
});

test('E-F2 a cycle that ends before it begins is refused, and its days stay typed with the reason', async ({
	page
}) => {
	await page.clock.setFixedTime('2027-01-04T09:00:00Z');
	const board = await makeBoard(page);
	await follow(page, `${board}/settings`);
	const cycle = page.getByRole('group', { name: 'Q1 2027' });
	const end = cycle.getByLabel('Last day');
	await end.fill('2026-12-01');
	await end.blur();
	await refuses(end, 'The last day comes before the first.');
	await page.reload();
	await expect(end).toHaveValue('2026-12-01');
	await refuses(end, 'The last day comes before the first.');
	await end.fill('2027-03-30');
	await end.blur();
	await expect(end).not.toHaveAttribute('aria-invalid', 'true');
	await page.reload();
	await expect(end).toHaveValue('2027-03-30');
});

test('E-F3 a name that is missing is asked for, and what was there stays', async ({ page }) => {
	await page.goto('./');
	await page.getByRole('link', { name: 'New board' }).click();
	const dialog = page.getByRole('dialog', { name: 'New board' });
	const myName = dialog.getByLabel('Your name');
	await myName.fill('Ana Ruiz');
	await page.keyboard.press('Enter');
	await refuses(dialog.getByLabel('Name of the team or company'), 'A board needs a name.');
	await page.reload();
	await expect(myName).toHaveValue('Ana Ruiz');

	const board = await makeBoard(page);
	await follow(page, `${board}/people`);
	const name = page.getByRole('article', { name: 'Ana Ruiz' }).getByLabel('Name', { exact: true });
	await name.fill('  ');
	await name.blur();
	await refuses(name, 'It needs a few words to be found by.');
	await name.press('Escape');
	await expect(name).toHaveValue('Ana Ruiz');
	await page.getByLabel('Add a team').fill(' ');
	await page.keyboard.press('Enter');
	await refuses(page.getByLabel('Add a team'), 'It needs a few words to be found by.');

	await follow(page, `${board}/kpis/new`);
	const kpi = page.getByRole('main').locator('form');
	await kpi.getByLabel('Target').fill('4');
	await kpi.getByLabel('Watch').fill('6');
	await expect(kpi.getByText('From good to bad they come as target, watch, alarm')).toBeVisible();
	await kpi.getByRole('button', { name: 'Add KPI' }).click();
	await refuses(kpi.getByLabel('Name'), 'It needs a few words to be found by.');
	await page.reload();
	await expect(kpi.getByLabel('Watch')).toHaveValue('6');
});

test('E-F4 a hostile file is answered with a sentence, and a strange one cannot do anything', async ({
	page
}) => {
	await page.goto('./');
	const head = '"format":"quarterdeck-board","version":1,"id":"abc"';
	const refused: Readonly<Record<string, string>> = {
		'empty.json': '',
		'null.json': 'null',
		'list.json': '[]',
		'cut.json': '{"format":"quarterdeck-board"',
		'other.json': '{"format":"something-else","version":1}',
		'newer.json': '{"format":"quarterdeck-board","version":99,"id":"abc","board":{"meta":{}}}',
		'deep.json': '['.repeat(50_000) + ']'.repeat(50_000),
		'prototype.json': `{${head},"board":{"meta":{},"__proto__":{"polluted":{}}}}`,
		'no-board.json': `{${head},"board":"meta"}`
	};
	for (const [name, text] of Object.entries(refused)) {
		await open(page, name, text);
		await expect(page.getByText(new RegExp(`^${name}: This .* Nothing .* changed`))).toBeVisible();
	}
	await expect(page.getByRole('button', { name: 'Look at a sample board' })).toBeVisible();

	const board = await openSample(page);
	await follow(page, `${board}/settings`);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save as JSON' }).click()
	]);
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks)
		.toString()
		.replaceAll('Support is calm', '<img src=x onerror=document.title=1>')
		.replace('Kettle & Crate', '<script>document.title=1</script>');
	await follow(page, '#/');
	await open(page, 'strange.json', text);
	await expect(
		page.getByRole('heading', { level: 1, name: '<script>document.title=1</script>' })
	).toBeVisible();
	await expect(
		page.getByRole('link', { name: '<img src=x onerror=document.title=1>, even on Mondays' })
	).toBeVisible();
	await expect(page).not.toHaveTitle('1');
});

/** The field is marked wrong, and what is wrong with it is said with it. */
async function refuses(field: Locator, sentence: string): Promise<void> {
	await expect(field).toHaveAttribute('aria-invalid', 'true');
	await expect(field).toHaveAccessibleDescription(new RegExp(sentence.replace('.', '\\.')));
}

async function open(page: Page, name: string, text: string): Promise<void> {
	const [chooser] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.getByRole('button', { name: 'Open a file' }).click()
	]);
	await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('I-E5 U-55 what cannot be read in a check-in is said once, at its field, which takes the focus', async ({
	page
}) => {
	const board = await openSample(page);
	await follow(page, `${board}/check-in`);
	const value = page.getByRole('textbox', { name: 'What does it read?' });
	await value.fill('lots');
	await page.getByRole('button', { name: 'Record' }).click();
	await refuses(value, 'This could not be read as a number.');
	await expect(value).toBeFocused();
	await expect(page.getByText('This could not be read as a number.')).toHaveCount(1);
	await value.fill('');
	await page.getByLabel('For which day?').fill('');
	await page.getByRole('button', { name: 'Skip' }).click();

	const current = page.getByRole('textbox', { name: 'Where is it now?' });
	await current.fill('lots');
	await current.press('Enter');
	await refuses(current, 'This could not be read as a number.');
	await expect(page.getByText('This could not be read as a number.')).toHaveCount(1);
	await expect(current).toBeFocused();
	await current.fill('40');
	await expect(page.getByText('This could not be read as a number.')).toHaveCount(0);
	await expect(current).not.toHaveAttribute('aria-invalid', 'true');
});

test('E-F5 a name that is too long is said to be at each form, and stays as it was typed', async ({
	page
}) => {
	const long = 'A very long name '.repeat(30).trim();
	const sentence = 'This is longer than 300 characters';
	const board = await makeBoard(page);
	await follow(page, `${board}/objectives/new`);
	const title = page.getByLabel('Title');
	await title.fill(long);
	await refuses(title, sentence);
	await page.getByRole('button', { name: 'Add objective' }).click();
	await expect(title).toBeFocused();
	await expect(page.getByText(sentence)).toHaveCount(1);
	await follow(page, `${board}/people`);
	const person = page.getByRole('textbox', { name: 'Add a person' });
	await person.fill(long);
	await person.press('Enter');
	await refuses(person, sentence);
	await expect(person).toHaveValue(long);
	await follow(page, `${board}/settings`);
	for (const label of ['Name of the board', 'Name of this device']) {
		const field = page.getByLabel(label);
		await field.fill(long);
		await field.blur();
		await refuses(field, sentence);
		await expect(field).toHaveValue(long);
	}
	await follow(page, `${board}/import`);
	await page.getByLabel('Paste it here, or drop a file').fill(`${long}\n  Churn below 2 %`);
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByText('Longer than the 300 characters of a title')).toHaveCount(2);
	await page.getByRole('button', { name: /^Change “A very/ }).click();
	await page.getByLabel('Title').fill('Keep them');
	await page.getByRole('button', { name: 'Add to the board' }).click();
	await expect(page.getByRole('link', { name: 'Keep them' })).toBeVisible();
});

test('E-F6 people, teams and cycles may have one name: every screen shows them all', async ({
	page
}) => {
	const board = await makeBoard(page);
	await follow(page, `${board}/people`);
	const [team, person] = ['Add a team', 'Add a person'].map((name) =>
		page.getByRole('textbox', { name })
	) as [Locator, Locator];
	for (const field of [team, person, person]) {
		await field.fill('Ana');
		await field.press('Enter');
		await expect(field).toHaveValue('');
	}
	await follow(page, '#/');
	await expect(page.getByRole('list', { name: 'Boards' }).getByTitle(/Ana, Ana/)).toBeVisible();
});
