import { type Browser, chromium, type Page } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a device's line of truth said of its last edit, as it was painted. */
export interface Shown {
	isSaved: boolean;
	isInStep: boolean;
}

/** A Chromium on a profile that outlives it, whose plug can be pulled. */
export class Mortal {
	#shown: Shown = { isSaved: false, isInStep: false };

	private constructor(
		readonly process: ChildProcess,
		readonly browser: Browser,
		readonly page: Page
	) {
		page.on('console', (message) => {
			if (message.text() === 'shown: saved') this.#shown.isSaved = true;
			if (message.text() === 'shown: in step') this.#shown.isInStep = true;
		});
	}

	static async launch(executablePath: string, args: readonly string[]): Promise<Mortal> {
		const own = ['--headless=new', '--remote-debugging-port=0', '--no-first-run', 'about:blank'];
		const child = spawn(executablePath, [...args, ...own], {
			// A group of its own: its helpers die with it.
			...{ stdio: ['ignore', 'ignore', 'pipe'], detached: true }
		});
		const browser = await chromium.connectOverCDP(await addressOf(child));
		const [context] = browser.contexts();
		const page = context?.pages()[0] ?? (await context?.newPage());
		if (!page) throw new Error('the browser opened no page');
		return new Mortal(child, browser, page);
	}

	/** End the editing of the title, and note from the next painted frame on what is said of it. */
	async commit(): Promise<void> {
		this.#shown = { isSaved: false, isInStep: false };
		await this.page.evaluate(() => {
			const look = () => {
				const line = document.querySelector<HTMLElement>('p[title*="this device"]')?.title ?? '';
				if (line.startsWith('Saved on this device')) console.log('shown: saved');
				if (/In step with|ha(s|ve) everything/.test(line)) console.log('shown: in step');
				else requestAnimationFrame(look);
			};
			if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
			requestAnimationFrame(look);
		});
	}

	get shown(): Shown {
		return this.#shown;
	}

	/** Gone, without a moment to finish anything. Answers what was shown until then. */
	async pullThePlug(): Promise<Shown> {
		const { pid } = this.process;
		const gone = once(this.process, 'exit');
		if (pid !== undefined && this.process.exitCode === null) process.kill(-pid, 'SIGKILL');
		await gone;
		return this.#shown;
	}
}

async function addressOf(child: ChildProcess): Promise<string> {
	if (!child.stderr) throw new Error('the browser says nothing');
	for await (const line of createInterface(child.stderr)) {
		const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
		if (!address) continue;
		child.stderr.resume();
		return address;
	}
	throw new Error('the browser did not start');
}
