import type { Locator, Page } from '@playwright/test';
import { choose, follow, makeBoard, untilSaved } from './board.ts';
import { expect, test } from './fixtures.ts';

test.use({ isKept: true });

test.use({ locale: 'de-DE', timezoneId: 'Europe/Berlin' });
// Three weeks, typed key by key.
test.describe.configure({ timeout: 240_000 });

const monday = '2027-01-04T09:00:00+01:00';
const fridays = [
	'2027-01-08T15:00:00+01:00',
	'2027-01-15T15:00:00+01:00',
	'2027-01-22T15:00:00+01:00'
] as const;

test('E-Q1 a quarter from nothing to week 3, typed as a person would, stands as computed by hand', async ({
	page
}) => {
	await page.clock.setFixedTime(monday);
	const board = await makeBoard(page, { name: 'Rösterei Hafen', myName: 'Jana Vogt' });

	await test.step('the first objective, by the first run', async () => {
		await page.getByRole('button', { name: 'Something should change' }).click();
		await page.getByLabel('Objective', { exact: true }).fill('Neue Cafés bleiben bei uns');
		await page.keyboard.press('Enter');
		await page.getByLabel('Why').fill('Die Hälfte geht im ersten Monat.');
		await page.getByRole('button', { name: 'Continue' }).click();
		await page.getByLabel('Picture of winning').fill('Ein Café empfiehlt uns nebenan.');
		await page.getByRole('button', { name: 'Continue' }).click();
		await page.getByLabel('What will have changed').fill('Zweite Bestellung in einer Woche');
		await page.getByLabel('From', { exact: true }).fill('12,5');
		await page.getByLabel('To', { exact: true }).fill('42,5');
		await page.getByLabel('Unit').selectOption('Percent');
		await page.getByRole('button', { name: 'Add it to the board' }).click();
	});

	await test.step('a key result to keep, on its page', async () => {
		await page.getByRole('link', { name: 'Neue Cafés bleiben bei uns' }).click();
		await page.getByRole('button', { name: 'Add key result' }).click();
		const form = page.getByRole('region', { name: /^Key results/ }).locator('form');
		await form.getByLabel('What will have changed').fill('Lieferungen, die ausfallen');
		await choose(form, 'How it is measured', 'Keep');
		await choose(form, 'Limits', 'At most');
		await form.getByRole('textbox', { name: 'At most' }).fill('2 %');
		await form.getByLabel('Unit').selectOption('Percent');
		await form.getByRole('button', { name: 'Add key result' }).click();
		await expect(page.getByText('at most 2 %, each week')).toBeVisible();
	});

	await test.step('a team and another person', async () => {
		await page.getByRole('link', { name: 'People' }).click();
		await page.getByLabel('Add a team').fill('Betrieb');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('article', { name: 'Betrieb' })).toBeVisible();
		await page.getByLabel('Add a person').fill('Ben Aydın');
		await page.keyboard.press('Enter');
		await page
			.getByRole('article', { name: 'Betrieb' })
			.getByRole('button', { name: 'Who is on Betrieb' })
			.click();
		await page.getByRole('menuitemcheckbox', { name: 'Ben Aydın' }).click();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('button', { name: 'Teams of Ben Aydın' })).toHaveText('Betrieb');
	});

	await test.step('the second objective in one form', async () => {
		await page.getByRole('link', { name: 'OKRs' }).click();
		await page.getByRole('link', { name: 'New objective' }).click();
		await page.getByLabel('Title').fill('Unser Support wird weiterempfohlen');
		await page.getByRole('combobox', { name: 'Team' }).selectOption('Betrieb');
		const forms = page.getByRole('region', { name: 'Key results' }).getByRole('listitem');
		const first = forms.nth(0);
		await first.getByLabel('What will have changed').fill('Der neue Ablauf steht');
		await choose(first, 'How it is measured', 'Milestones');
		await first
			.getByLabel('Milestones, one per line')
			.fill('Zuhören\nEntwerfen\nAusprobieren\nEinführen');
		await page.getByRole('button', { name: 'Add key result' }).click();
		const second = forms.nth(1);
		await second.getByLabel('What will have changed').fill('Cafés loben von sich aus');
		await choose(second, 'How it is measured', 'Evidence');
		await second.getByLabel('How many observations prove it').fill('5');
		await page.getByRole('button', { name: 'Add key result' }).click();
		const third = forms.nth(2);
		await third.getByLabel('What will have changed').fill('Leser der Tipps');
		await third.getByLabel('From', { exact: true }).fill('12k');
		await third.getByLabel('To', { exact: true }).fill('20.000');
		await page.getByRole('button', { name: 'Add objective' }).click();
		await expect(page.getByText('from 12.000 to 20.000')).toBeVisible();
		await expect(page.getByText('0 of 4 milestones')).toBeVisible();
	});

	await test.step('two KPIs with limits', async () => {
		await addKpi(page, {
			name: 'Erste Antwort',
			unit: 'Duration',
			way: 'Lower',
			limits: ['4', '6', '8'],
			value: '3,5'
		});
		await addKpi(page, {
			name: 'Deckungsbeitrag',
			unit: 'Percent',
			way: 'Higher',
			limits: ['30', '25', '20'],
			value: '31',
			owner: 'Ben Aydın'
		});
	});

	await test.step('week 1', async () => {
		await comeBack(page, fridays[0]);
		await expect(owed(page)).toContainText('5 check-ins are due from you');
		await page.getByRole('region', { name: 'What I owe' }).getByRole('link').click();
		await report(page, 'Zweite Bestellung in einer Woche', '14', 6);
		await report(page, 'Lieferungen, die ausfallen', '1,8', 6);
		await skip(page, 'Der neue Ablauf steht');
		await reportSaying(page, 'Cafés loben von sich aus', '„Endlich geht jemand ran.“');
		await report(page, 'Leser der Tipps', '12,4k', 5);
		await expect(page.getByText('1 thing is still due.')).toBeVisible();
	});

	await test.step('week 2', async () => {
		await comeBack(page, fridays[1]);
		await page.getByRole('link', { name: 'Check in', exact: true }).first().click();
		// What is late comes first.
		await read(page, 'Erste Antwort', '9');
		await report(page, 'Zweite Bestellung in einer Woche', '17,3', 7);
		await report(page, 'Lieferungen, die ausfallen', '2,4', 4);
		const steps = page.getByRole('main');
		await expect(steps.getByRole('heading', { name: 'Der neue Ablauf steht' })).toBeVisible();
		await steps.getByRole('checkbox', { name: 'Zuhören' }).check();
		await confidence(page, 8);
		await send(page);
		await skip(page, 'Cafés loben von sich aus');
		await report(page, 'Leser der Tipps', '13.600', 4);
		await readOnPage(page, 'Deckungsbeitrag', '28');
	});

	await test.step('week 3', async () => {
		await comeBack(page, fridays[2]);
		await page.getByRole('link', { name: 'Check in', exact: true }).first().click();
		await report(page, 'Zweite Bestellung in einer Woche', '20,0', 7);
		await report(page, 'Lieferungen, die ausfallen', '2', 6);
		await skip(page, 'Der neue Ablauf steht');
		await reportSaying(page, 'Cafés loben von sich aus', '„Wir schicken euch die Nachbarn.“');
		await skip(page, 'Leser der Tipps');
		await read(page, 'Erste Antwort', '5:30');
		await readOnPage(page, 'Deckungsbeitrag', '24,9');
	});

	await test.step('what home says of it', async () => {
		await follow(page, board);
		// 22 of the 90 days of the quarter are gone: 24 % is expected.
		const cafes = page.getByRole('article').filter({ hasText: 'Neue Cafés bleiben bei uns' });
		// (20 - 12.5) / (42.5 - 12.5) = 25 %, and 2 of 3 weeks kept, 2 on the limit of 2: 67 %.
		// Their mean is 46 %; expected is the mean of 24 % and 100 %, so it is at 0.74 of its pace.
		await says(cafes, [
			'At risk',
			'46 %',
			'Confidence 6,5 of 10',
			'Ein Café empfiehlt uns nebenan.'
		]);
		await says(row(cafes, 'Zweite Bestellung'), ['On track', '20 %', '25 %']);
		await says(row(cafes, 'Lieferungen'), ['On track', '2 %', '67 %']);
		const support = page.getByRole('article').filter({ hasText: 'Unser Support wird' });
		// 1 of 4 milestones, 2 of 5 observations, (13,600 - 12,000) / 8,000 = 20 %: the mean is 28 %.
		await says(support, ['On track', '28 %', 'Confidence 5,7 of 10', 'Betrieb']);
		await says(row(support, 'Der neue Ablauf steht'), ['On track', '1 of 4', '25 %']);
		await says(row(support, 'Cafés loben'), ['On track', '2 of 5', '40 %']);
		// 20 % of 24 % is 0.82 of its pace.
		await says(row(support, 'Leser der Tipps'), ['At risk', '13.600', '20 %']);
		await says(page.getByRole('region', { name: 'Is the ship healthy?' }), [
			'1 to watch, 1 recovering.',
			'5:30 h',
			'24,9 %'
		]);
		await expect(owed(page)).toContainText('2 check-ins are due from you');
	});

	await test.step('undo, redo and a reload change nothing of it', async () => {
		const home = page.getByRole('main');
		const before = await home.ariaSnapshot();
		for (const key of ['Control+z', 'Control+z', 'Control+z']) {
			const now = await home.ariaSnapshot();
			await page.keyboard.press(key);
			await expect.poll(() => home.ariaSnapshot()).not.toBe(now);
		}
		// Readings of both KPIs and an observation are taken back.
		await says(home, ['1 of 5', '1 in alarm']);
		for (const key of ['Control+Shift+z', 'Control+Shift+z', 'Control+Shift+z']) {
			const now = await home.ariaSnapshot();
			await page.keyboard.press(key);
			await expect.poll(() => home.ariaSnapshot()).not.toBe(now);
		}
		await expect.poll(() => home.ariaSnapshot()).toBe(before);
		await untilSaved(page);
		await page.reload();
		await expect(page.getByRole('heading', { level: 1, name: 'Rösterei Hafen' })).toBeVisible();
		await expect.poll(() => home.ariaSnapshot()).toBe(before);
	});
});

interface TypedKpi {
	readonly name: string;
	readonly unit: string;
	readonly way: string;
	/** Target, watch and alarm. */
	readonly limits: readonly [string, string, string];
	readonly value: string;
	readonly owner?: string;
}

async function addKpi(page: Page, { name, unit, way, limits, value, owner }: TypedKpi) {
	await page.getByRole('link', { name: 'KPIs', exact: true }).first().click();
	await page
		.getByRole('link', { name: /^(New|Add the first) KPI$/ })
		.last()
		.click();
	const form = page.getByRole('main').locator('form');
	await form.getByLabel('Name').fill(name);
	await form.getByLabel('Unit').selectOption(unit);
	if (unit === 'Duration') await form.getByLabel('Counted in').selectOption('Hours');
	await choose(form, 'Which way is good', way);
	await form.getByLabel('Target').fill(limits[0]);
	await form.getByLabel('Watch').fill(limits[1]);
	await form.getByLabel('Alarm').fill(limits[2]);
	if (owner) {
		await form.getByRole('combobox', { name: 'Owner' }).fill(owner);
		await page.keyboard.press('Enter');
	}
	await form.getByLabel('Today’s value').fill(value);
	await form.getByRole('button', { name: 'Add KPI' }).click();
	await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
}

/** A person closes the app and opens it again on another day. */
async function comeBack(page: Page, at: string): Promise<void> {
	await untilSaved(page);
	await page.clock.setFixedTime(at);
	const home = page.getByRole('heading', { level: 1, name: 'Rösterei Hafen' });
	await page.getByRole('link', { name: 'Home' }).click();
	await expect(home).toBeVisible();
	await page.reload();
	await expect(home).toBeVisible();
}

function owed(page: Page): Locator {
	return page.getByRole('region', { name: 'What I owe' });
}

async function confidence(page: Page, of10: number): Promise<void> {
	await page.getByRole('slider').fill(String(of10));
}

/** The button under the form, or Enter in a field, sends it and brings the next one. */
async function send(page: Page): Promise<void> {
	await page
		.getByRole('main')
		.getByRole('button', { name: /^(Check in|Record)$/ })
		.click();
}

function turn(page: Page, title: string): Locator {
	return page.getByRole('main').getByRole('heading', { level: 2, name: title });
}

async function turnOf(page: Page, title: string): Promise<void> {
	await expect(turn(page, title)).toBeVisible();
}

async function report(page: Page, title: string, value: string, of10: number): Promise<void> {
	await turnOf(page, title);
	await confidence(page, of10);
	await page.getByLabel('Where is it now?').fill(value);
	await page.keyboard.press('Enter');
}

async function reportSaying(page: Page, title: string, quote: string): Promise<void> {
	await turnOf(page, title);
	await page.getByLabel('What did somebody say or do?').fill(quote);
	await send(page);
}

async function skip(page: Page, title: string): Promise<void> {
	await turnOf(page, title);
	await page.getByRole('main').getByRole('button', { name: 'Skip' }).click();
}

async function read(page: Page, name: string, value: string): Promise<void> {
	await turnOf(page, name);
	await page.getByLabel('What does it read?').fill(value);
	await page.keyboard.press('Enter');
	await expect(turn(page, name)).toBeHidden();
}

async function readOnPage(page: Page, name: string, value: string): Promise<void> {
	await page.getByRole('link', { name: 'KPIs', exact: true }).first().click();
	await page.getByRole('link', { name, exact: true }).click();
	const readings = page.getByRole('region', { name: /^Readings/ });
	await readings.getByRole('textbox', { name: 'Value', exact: true }).fill(value);
	await readings.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(readings.getByRole('row').filter({ hasText: `${value} %` })).toBeVisible();
}

function row(article: Locator, title: string): Locator {
	return article.getByRole('listitem').filter({ hasText: title });
}

async function says(place: Locator, words: readonly string[]): Promise<void> {
	for (const word of words) await expect(place).toContainText(word);
}
