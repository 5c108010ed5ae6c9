// Everyday edits on an open board: from the event to the frame that shows it, with storing, following, questions,
// layout and paint. Each begins with a frame, and ends with the first task behind that frame. The chart of a reading
// follows in the next one.
import { percentile, report } from './ground.mjs';

const edits = 60;

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} home
 */
export async function benchEdits(page, home) {
	await page.goto(`${home}/check-in`);
	await page.getByRole('button', { name: 'Ana' }).click();
	await page.getByText('All mine').click();
	tell('a check-in, stored and the next one there', await checkInsPainted(page));

	await page.goto(`${home}/kpis`);
	await page.getByRole('link', { name: 'KPI 1', exact: true }).click();
	await page.getByRole('button', { name: 'Add', exact: true }).waitFor();
	await page.locator('main canvas').first().waitFor();
	tell('a reading, stored and in the table', await readingsPainted(page));

	await page.goto(`${home}/okrs`);
	await page.locator('main h3 a').first().waitFor();
	tell('an objective, moved in the list', await movesPainted(page));
}

/**
 * @param {string} what
 * @param {readonly number[]} times
 */
function tell(what, times) {
	report(`edit painted, p95: ${what}`, percentile(times, 0.95), {
		unit: 'ms',
		baseline: percentile(times, 0.5),
		of: 'median',
		most: 16
	});
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {(nth: number) => void} prepare runs in the page, untimed
 * @param {(nth: number) => void} act runs in the page, timed
 * @returns {Promise<number[]>} milliseconds
 */
function painted(page, prepare, act) {
	return page.evaluate(
		async ([count, prepareText, actText]) => {
			const prepare = eval(prepareText);
			const act = eval(actText);
			/** @type {number[]} */
			const times = [];
			for (let nth = 0; nth < count; nth += 1) {
				prepare(nth);
				await new Promise((rest) => setTimeout(rest, 50));
				times.push(
					await new Promise((done) =>
						requestAnimationFrame(() => {
							const behind = new MessageChannel();
							behind.port1.onmessage = () => done(performance.now() - from);
							const from = performance.now();
							act(nth);
							behind.port2.postMessage(0);
						})
					)
				);
			}
			return times;
		},
		/** @type {const} */ ([edits, `(${prepare})`, `(${act})`])
	);
}

/** Runs in the page. */
function sendForm() {
	const form = document.querySelector('main form:has(input[inputmode="decimal"])');
	if (!(form instanceof HTMLFormElement)) throw new Error('no form to send');
	form.requestSubmit();
}

/** @param {number} nth runs in the page */
function typeValue(nth) {
	const field = document.querySelector('main form input[inputmode="decimal"]');
	if (!(field instanceof HTMLInputElement)) throw new Error('no field for the value');
	field.value = String(20 + nth);
	field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** @param {import('@playwright/test').Page} page */
function checkInsPainted(page) {
	return painted(page, typeValue, sendForm);
}

/** @param {import('@playwright/test').Page} page */
function readingsPainted(page) {
	return painted(page, typeValue, sendForm);
}

/** @param {import('@playwright/test').Page} page */
function movesPainted(page) {
	return painted(
		page,
		(nth) => {
			document.querySelector('[data-moved]')?.removeAttribute('data-moved');
			document.querySelectorAll('main h3 a')[nth % 2]?.setAttribute('data-moved', '');
		},
		(nth) => {
			const key = nth % 2 ? 'ArrowUp' : 'ArrowDown';
			const link = document.querySelector('[data-moved]');
			link?.dispatchEvent(
				new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true })
			);
		}
	);
}
