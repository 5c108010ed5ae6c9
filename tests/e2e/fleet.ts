import type { Browser } from '@playwright/test';

/**
 * Browser processes, one for each device of a test, kept from test to test: each gets a new context, and starting a
 * process takes longer than much of what happens in it.
 */
export class Fleet {
	readonly #launch: () => Promise<Browser>;
	readonly #idle: Browser[] = [];
	readonly #taken: Browser[] = [];

	constructor(launch: () => Promise<Browser>) {
		this.#launch = launch;
	}

	/** A process that no other device of this test has, with nothing open in it. */
	async take(): Promise<Browser> {
		const browser = this.#idle.pop() ?? (await this.#launch());
		this.#taken.push(browser);
		return browser;
	}

	/** The test is over: what it opened is closed, and what it stored is gone. */
	async rest(): Promise<void> {
		const browsers = this.#taken.splice(0);
		const contexts = browsers.flatMap((browser) => browser.contexts());
		await Promise.all(contexts.map((context) => context.close()));
		this.#idle.push(...browsers.filter((browser) => browser.isConnected()));
	}

	async close(): Promise<void> {
		await Promise.all([...this.#idle, ...this.#taken].map((browser) => browser.close()));
	}
}
