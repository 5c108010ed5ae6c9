import assert from 'node:assert/strict';

/** One copy of a board, on a device or in a tab. */
export interface Place {
	/** Write something that can be found again, of so many bytes; it is kept, and goes out when others are met. */
	write(mark: string, bytes?: number): Promise<void>;
	/** What was written, as this copy shows it. */
	marks(): Promise<readonly string[]>;
	/** Close it, and open it again from what it kept. */
	reopen(): Promise<void>;
}

/** What a carrier is held to: copies of one board, and the ways in which it brings them together. */
export interface World {
	/** A copy in which nothing was written yet; the first is the board's own. */
	join(kind?: 'viewer'): Promise<Place>;
	/** Let two meet until neither has anything left to say. */
	meet(one: Place, other: Place): Promise<void>;
	/** Bring one's to the other, and not the other's word that it came. */
	give(one: Place, other: Place): Promise<void>;
	/** As `give`, and everything comes twice. */
	giveTwice(one: Place, other: Place): Promise<void>;
	/** Begin to give, and be cut off half way. */
	giveHalf(one: Place, other: Place): Promise<void>;
	/** Whether one may say that the other has all that one wrote. */
	isInStep(one: Place, other: Place): Promise<boolean>;
	close(): Promise<void>;
}

type Run = (world: World) => Promise<void>;

/** How a test is declared by whatever runs it, in a world of its own that is closed afterwards. */
export type Declare = (title: string, run: Run) => void;

/** The acceptance suite of every carrier. It knows of a carrier nothing but the promises that all of them make. */
export function carrierSuite(name: string, test: Declare): void {
	test(`Y-CA1 ${name}: what two write apart is with both after they met`, async (world) => {
		const [ana, ben] = [await world.join(), await world.join()];
		await ana.write('from Ana');
		await world.meet(ana, ben);
		await ben.write('from Ben');
		await ana.write('from Ana, meanwhile');
		await world.meet(ana, ben);
		for (const place of [ana, ben]) {
			await shows(place, 'from Ana', 'from Ana, meanwhile', 'from Ben');
		}
	});

	test(`Y-CA2 ${name}: who comes late gets everything, from anybody who has it`, async (world) => {
		const [ana, ben] = [await world.join(), await world.join()];
		for (const mark of ['one', 'two', 'three']) await ana.write(mark);
		await world.meet(ana, ben);
		await ben.write('four');
		const cleo = await world.join();
		await world.meet(ben, cleo);
		await shows(cleo, 'four', 'one', 'three', 'two');
	});

	test(`Y-CA3 ${name}: what is large arrives whole`, async (world) => {
		const [ana, ben] = [await world.join(), await world.join()];
		await ana.write('large', 3_000_000);
		await world.meet(ana, ben);
		await shows(ben, 'large');
	});

	test(`Y-CA4 ${name}: what comes twice, or late, changes nothing`, async (world) => {
		const [ana, ben] = [await world.join(), await world.join()];
		await ana.write('one');
		await world.giveTwice(ana, ben);
		await shows(ben, 'one');
		await ana.write('two');
		await world.giveTwice(ana, ben);
		await ben.write('three');
		await world.giveTwice(ana, ben);
		await shows(ben, 'one', 'three', 'two');
		await world.meet(ana, ben);
		await shows(ana, 'one', 'three', 'two');
	});

	test(`Y-CA5 ${name}: what is cut on its way harms nothing and comes the next time`, async (world) => {
		const [ana, ben] = [await world.join(), await world.join()];
		await ana.write('one');
		await world.meet(ana, ben);
		await ana.write('large', 2_000_000);
		await ana.write('last');
		await world.giveHalf(ana, ben);
		assert.equal((await ben.marks()).includes('last'), false);
		assert.equal((await ben.marks()).includes('one'), true);
		await world.meet(ana, ben);
		await shows(ben, 'large', 'last', 'one');
	});

	test(`Y-CA6 ${name}: what was closed goes on where it was`, async (world) => {
		const [ana, ben] = [await world.join(), await world.join()];
		await ana.write('one');
		await world.meet(ana, ben);
		await ben.reopen();
		await shows(ben, 'one');
		await ben.write('two');
		await ana.reopen();
		await ana.write('three');
		await world.meet(ana, ben);
		for (const place of [ana, ben]) await shows(place, 'one', 'three', 'two');
	});

	test(`Y-CA7 ${name}: who only reads passes on what others wrote`, async (world) => {
		const [ana, ben, vera] = [await world.join(), await world.join(), await world.join('viewer')];
		await ana.write('one');
		await world.meet(ana, vera);
		await shows(vera, 'one');
		await world.meet(vera, ben);
		await shows(ben, 'one');
		await ben.write('two');
		await world.meet(ben, vera);
		await world.meet(vera, ana);
		await shows(ana, 'one', 'two');
	});

	test(`Y-CA8 ${name}: nothing counts as arrived before there is a word of it`, async (world) => {
		const [ana, ben] = [await world.join(), await world.join()];
		await ana.write('one');
		await world.give(ana, ben);
		await shows(ben, 'one');
		assert.equal(await world.isInStep(ana, ben), false);
		await ana.write('two');
		await world.meet(ana, ben);
		assert.equal(await world.isInStep(ana, ben), true);
		await ana.write('three');
		await world.give(ana, ben);
		assert.equal(await world.isInStep(ana, ben), false);
	});
}

async function shows(place: Place, ...marks: readonly string[]): Promise<void> {
	assert.deepEqual(await place.marks(), marks);
}
