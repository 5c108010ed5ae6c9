import { afterAll, beforeAll, test, vi } from 'vitest';
import * as Y from 'yjs';
import { Tabs } from '#session/tabs.ts';
import { marksIn, writeMark } from './marks.ts';
import { carrierSuite, type Place, type World } from './suite.ts';

/** What becomes of what the tabs say to each other. */
type Way = 'open' | 'twice' | 'closed' | { letsThrough: number };

let way: Way = 'open';

/** The browser's own channel, on which messages come twice or get lost as a test wants. */
class Channel extends BroadcastChannel {
	override postMessage(message: unknown): void {
		if (way === 'closed' || (typeof way === 'object' && way.letsThrough-- <= 0)) return;
		super.postMessage(message);
		if (way === 'twice') super.postMessage(message);
	}
}

/** A tab that keeps what it says it keeps, and can be closed. */
class TabPlace implements Place {
	doc = new Y.Doc();
	tabs: Tabs | undefined;
	readonly #disk: Uint8Array[] = [];
	/** How many updates of others it kept for want of their word. */
	keptForOthers = 0;
	/** Whether it tells that what it wrote is on the disk. */
	isTelling = true;

	constructor() {
		this.#follow();
	}

	async write(mark: string, bytes?: number): Promise<void> {
		writeMark(this.doc, mark, bytes);
		if (this.isTelling) this.tabs?.kept();
		return Promise.resolve();
	}

	marks(): Promise<readonly string[]> {
		return Promise.resolve(marksIn(this.doc));
	}

	async reopen(): Promise<void> {
		this.tabs?.close();
		this.tabs = undefined;
		this.doc = new Y.Doc();
		for (const update of this.#disk) Y.applyUpdate(this.doc, update);
		this.#follow();
		return Promise.resolve();
	}

	open(board: string): void {
		this.tabs ??= new Tabs(board, {
			doc: this.doc,
			isKept: () => this.isTelling,
			receive: (update) => Y.applyUpdate(this.doc, update, 'tab'),
			keep: (update) => {
				this.keptForOthers += 1;
				this.#disk.push(update);
			}
		});
	}

	close(): void {
		this.tabs?.close();
		this.tabs = undefined;
	}

	#follow(): void {
		// As on a real disk: what a tab shows is there, whoever wrote it, once somebody kept it.
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			this.#disk.push(update);
			if (origin !== 'tab') this.tabs?.edited(update);
		});
	}
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 40));
let worlds = 0;

/** Tabs that are open at the same time for a moment, as after a sleep. */
function aWorld(): World {
	const board = `carrier suite ${++worlds}`;
	const inside = (place: Place) => place as TabPlace;
	const together = async (one: Place, other: Place, { isTelling = true, by = 'open' as Way }) => {
		way = by;
		const pair = [inside(one), inside(other)];
		for (const tab of pair) {
			tab.isTelling = isTelling;
			tab.keptForOthers = 0;
			tab.open(board);
		}
		await settle();
		for (const tab of pair) tab.tabs?.ask();
		await settle();
		for (const tab of pair) tab.close();
		way = 'open';
	};
	return {
		// A tab that only reads is one like any other: what it may write is not for this carrier to say.
		join: () => Promise.resolve(new TabPlace()),
		meet: (one, other) => together(one, other, {}),
		give: (one, other) => together(one, other, { isTelling: false }),
		giveTwice: (one, other) => together(one, other, { by: 'twice' }),
		// Both ask, and the answer is lost.
		giveHalf: (one, other) => together(one, other, { by: { letsThrough: 2 } }),
		// Of what one did not say it has kept, the other knows that it has to keep it itself.
		isInStep: (_one, other) => Promise.resolve(inside(other).keptForOthers === 0),
		close: () => Promise.resolve()
	};
}

beforeAll(() => vi.stubGlobal('BroadcastChannel', Channel));
afterAll(() => vi.unstubAllGlobals());

carrierSuite('tabs', (title, run) => {
	test(title, () => run(aWorld()));
});
