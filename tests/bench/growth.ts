import { mock } from 'node:test';
import { Announcer } from '#sync/carriers/announcer.ts';
import { aDevice, aSharedBoard, boardKeys, connect, deliver, Device } from '#tests/sync/fleet.ts';
import { chance, Network } from '#tests/sync/network.ts';

/** So many connections a device has at most. */
const mostPeers = 12;

/** What it took until all devices had what each of them wrote at the same moment. */
interface Converged {
	readonly messages: number;
	readonly tookMs: number;
	/** How often everybody was given at most one message by each peer. */
	readonly rounds: number;
}

/** Devices that are connected as in a room, each of which makes one edit at once; in memory, on one processor. */
export async function converged(count: number): Promise<Converged> {
	const network = new Network(chance(count));
	const { edit } = await boardKeys();
	const first = await aSharedBoard(new Device(edit, await aDevice(1), network.random));
	const fleet = [first];
	while (fleet.length < count) {
		const device = new Device(edit, await aDevice(fleet.length + 1), network.random);
		fleet.push(await device.open());
	}
	const reach = Math.min(Math.floor(mostPeers / 2), Math.ceil((count - 1) / 2));
	const met = new Set<string>();
	for (let at = 0; at < count; at += 1)
		for (let step = 1; step <= reach; step += 1) {
			const pair = [at, (at + step) % count].sort((one, other) => one - other);
			if (met.has(pair.join()) || pair[0] === pair[1]) continue;
			met.add(pair.join());
			connect(network, fleet[pair[0]!]!, fleet[pair[1]!]!);
		}
	await deliver(network);

	network.messages = 0;
	const since = performance.now();
	for (const device of fleet) {
		device.edit(1);
		await device.seal();
	}
	let rounds = 0;
	while (await network.round()) rounds += 1;
	const tookMs = performance.now() - since;
	for (const { replica } of fleet)
		if (replica.vector.size !== first.replica.vector.size) throw new Error('they did not converge');
	return { messages: network.messages, tookMs, rounds };
}

/** How often so many people who are connected say in one hour that they are here, by a clock of our own. */
export function announcementsInAnHour(people: number): number {
	mock.timers.enable({ apis: ['setTimeout', 'Date'] });
	let said = 0;
	const all = Array.from({ length: people }, () => new Announcer(() => (said += 1), Date.now));
	for (const announcer of all) announcer.start();
	mock.timers.tick(1000);
	for (const announcer of all) announcer.meets(people - 1);
	for (let seconds = 1; seconds < 3600; seconds += 1) mock.timers.tick(1000);
	for (const announcer of all) announcer.stop();
	mock.timers.reset();
	return said;
}
