import { expect } from '@playwright/test';
import { type Browser, type ElementHandle, launch, type Page } from 'puppeteer-core';
import { followLink } from '../board.ts';

/**
 * A device that is a Firefox, with a profile of its own. Playwright drives a Firefox that nobody has, so this one is
 * driven by what Firefox itself offers: few verbs, each waiting until it can be done.
 */
export class Firefox {
	private constructor(
		readonly browser: Browser,
		readonly page: Page,
		readonly site: string
	) {}

	static async launch(executablePath: string, site: string): Promise<Firefox> {
		const browser = await launch({
			...{ browser: 'firefox', executablePath, headless: true },
			// Whatever the app would ask for: no name leads anywhere but to this machine.
			extraPrefsFirefox: { 'network.dns.native-is-localhost': true, 'intl.locale.requested': 'en' }
		});
		const page = await browser.newPage();
		await page.setViewport({ width: 1280, height: 800 });
		return new Firefox(browser, page, site);
	}

	close(): Promise<void> {
		return this.browser.close();
	}

	/** Load an address anew. */
	async goto(address: string): Promise<void> {
		await this.page.goto(new URL(address, this.site).href);
	}

	async follow(address: string): Promise<void> {
		await this.page.evaluate(followLink, address);
	}

	/** Press the first button, link or summary with this name. */
	async press(name: string): Promise<void> {
		// Between finding and pressing, it may be drawn anew.
		await expect(async () => {
			const one = await this.#found((wanted) => {
				const all = document.querySelectorAll<HTMLElement>('button, a, summary');
				const isCalled = ({ innerText }: HTMLElement) =>
					innerText.split('\n').some((line) => line.trim() === wanted);
				return [...all].find(isCalled);
			}, name);
			await one.click();
		}).toPass({ timeout: 60_000 });
	}

	/** Type into the field with this label, instead of what is in it, and leave it. */
	async fill(label: string, text: string): Promise<void> {
		const field = await this.#field(label);
		await field.click({ count: 3 });
		await this.page.keyboard.type(text);
		await this.page.keyboard.press('Tab');
	}

	/** What is in the field with this label. */
	async valueOf(label: string): Promise<string> {
		return (await this.#field(label)).evaluate(({ value }) => value);
	}

	/** Wait until these words are on the page. */
	async sees(words: string): Promise<void> {
		await expect
			.poll(() => this.page.evaluate(() => document.body?.innerText ?? ''), { timeout: 30_000 })
			.toContain(words);
	}

	/** Wait for an address of a board. Answers it, as `#/b/…`. */
	async arrives(): Promise<string> {
		await expect.poll(() => this.page.url(), { timeout: 30_000 }).toMatch(/#\/b\/[^/]+$/);
		return new URL(this.page.url()).hash;
	}

	#field(label: string): Promise<ElementHandle<HTMLInputElement>> {
		return this.#found((wanted) => {
			const all = document.querySelectorAll<HTMLInputElement>('input, textarea');
			return [...all].find((field) =>
				[
					field.ariaLabel ?? '',
					...[...(field.labels ?? [])].map(({ innerText }) => innerText)
				].some((name) => name.trim().startsWith(wanted))
			);
		}, label);
	}

	async #found<Kind extends HTMLElement>(
		find: (wanted: string) => Kind | undefined,
		wanted: string
	): Promise<ElementHandle<Kind>> {
		let found: ElementHandle<Kind> | null = null;
		const look = async () => {
			const handle = await this.page.evaluateHandle(find, wanted);
			found = handle.asElement() as ElementHandle<Kind> | null;
			return found !== null;
		};
		await expect.poll(look, { message: wanted, timeout: 30_000 }).toBe(true);
		if (!found) throw new Error(`nothing is called ${wanted}`);
		return found;
	}
}
