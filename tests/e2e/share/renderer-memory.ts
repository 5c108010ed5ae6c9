import type { Browser } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';

/** The memory of the processes in which a browser runs its pages, as Linux counts it. */
export class RendererMemory {
	private constructor(readonly folders: readonly string[]) {}

	static async of(browser: Browser): Promise<RendererMemory> {
		const session = await browser.newBrowserCDPSession();
		const { processInfo } = await session.send('SystemInfo.getProcessInfo');
		await session.detach();
		const pages = processInfo.filter(({ type }) => type === 'renderer');
		return new RendererMemory(pages.map(({ id }) => `/proc/${id}`));
	}

	/** Do something. Answers by how many bytes the processes were larger at the most than before it. */
	async peakOf(act: () => Promise<void>): Promise<number> {
		const before = await this.#read('VmRSS');
		// Forgets the highest mark there was.
		for (const folder of this.folders) await writeFile(`${folder}/clear_refs`, '5');
		await act();
		return (await this.#read('VmHWM')) - before;
	}

	async #read(field: 'VmRSS' | 'VmHWM'): Promise<number> {
		const texts = this.folders.map((folder) => readFile(`${folder}/status`, 'utf8'));
		return (await Promise.all(texts)).reduce(
			(sum, text) => sum + 1024 * Number(new RegExp(`${field}:\\s+(\\d+)`).exec(text)?.[1]),
			0
		);
	}
}
