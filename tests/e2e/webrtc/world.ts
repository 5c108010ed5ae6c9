import { type Browser, expect, type Page } from '@playwright/test';
import type { DeviceId } from '#sync/signer.ts';
import type { Place, World } from '../../sync/carriers/suite.ts';
import type { TestRelay } from '../../sync/relay.ts';
import type { Manner } from './place.ts';

/** A copy of a board in a page of a browser. */
class PagePlace implements Place {
	constructor(
		readonly page: Page,
		readonly device: DeviceId
	) {}

	write(mark: string, bytes?: number): Promise<void> {
		return this.page.evaluate(([mark, bytes]) => window.place.write(mark, bytes), [
			mark,
			bytes
		] as const);
	}

	marks(): Promise<readonly string[]> {
		return this.page.evaluate(() => window.place.marks());
	}

	reopen(): Promise<void> {
		return this.page.evaluate(() => window.place.reopen());
	}

	/** Wait until all that another one has is here. */
	async hasAllOf(other: PagePlace): Promise<void> {
		await until(async () => {
			const vector = await other.page.evaluate(() => window.place.vector());
			return this.page.evaluate((vector) => window.place.has(vector), vector);
		});
	}

	isInStep({ device }: PagePlace): Promise<boolean> {
		return this.page.evaluate((device) => window.place.isInStep(device), device);
	}

	isMet(): Promise<boolean> {
		return this.page.evaluate(() => window.place.isMet());
	}
}

/** Pages of one browser that share nothing but a relay, and are connected only while they meet. */
export function worldOfPages(browser: Browser, address: string, relay: TestRelay): World {
	const places: PagePlace[] = [];
	const inside = (place: Place) => places.find((one) => one === place)!;
	const meeting = async (
		[one, other]: readonly [PagePlace, PagePlace],
		isOver: () => Promise<void>,
		manners: readonly [Manner, Manner] = [{}, {}]
	) => {
		const pair = [one, other];
		await Promise.all(
			pair.map(({ page }, at) =>
				page.evaluate(([url, manner]) => window.place.start(url, manner), [
					relay.url,
					manners[at] ?? {}
				] as const)
			)
		);
		await isOver();
		await Promise.all(pair.map(({ page }) => page.evaluate(() => window.place.stop())));
		await expect.poll(() => relay.open).toBe(0);
	};
	const giving = (one: Place, other: Place, manners: readonly [Manner, Manner]) => {
		const pair = [inside(one), inside(other)] as const;
		const isGiven = async () => {
			await areMet(pair);
			await pair[1].hasAllOf(pair[0]);
		};
		return meeting(pair, isGiven, manners);
	};
	return {
		async join(kind) {
			const page = await (await browser.newContext()).newPage();
			await page.goto(address);
			await page.waitForFunction(() => 'place' in window);
			const device = await page.evaluate(([seed, kind]) => window.place.open(seed, kind), [
				places.length + 1,
				kind
			] as const);
			const place = new PagePlace(page, device as DeviceId);
			places.push(place);
			return place;
		},
		meet(one, other) {
			const pair = [inside(one), inside(other)] as const;
			return meeting(pair, async () => {
				await areMet(pair);
				for (const [a, b] of [pair, [pair[1], pair[0]]] as const) {
					await a.hasAllOf(b);
					await until(() => a.isInStep(b));
				}
			});
		},
		give: (one, other) => giving(one, other, [{}, { isMute: true }]),
		giveTwice: (one, other) => giving(one, other, [{ isTwofold: true }, { isTwofold: true }]),
		giveHalf(one, other) {
			const { page } = inside(one);
			// They may have met and be cut off again before one looks whether they met.
			const isCut = () => page.evaluate(() => window.place.isCut());
			const manners = [{ mostBytes: 1_000_000 }, {}] as const;
			return meeting([inside(one), inside(other)], () => until(isCut), manners);
		},
		isInStep: (one, other) => inside(one).isInStep(inside(other)),
		async close() {
			await Promise.all(places.map(({ page }) => page.context().close()));
		}
	};
}

async function areMet(places: readonly PagePlace[]): Promise<void> {
	for (const place of places) await until(() => place.isMet());
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
	await expect.poll(isSo, { intervals: [20] }).toBe(true);
}
