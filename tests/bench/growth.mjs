// How messages, time and the burden on relays grow with the number of devices.
import { loaded, report } from './ground.mjs';

const sizes = [2, 5, 10, 20, 30];

export async function benchGrowth() {
	await loaded('/tests/bench/growth.ts', async (module) => {
		const { converged, announcementsInAnHour } = /** @type {typeof import('./growth.ts')} */ (
			module
		);
		console.log('\nDevices that each make one edit at the same moment (in memory, one processor)');
		for (const size of sizes) {
			const { messages, tookMs, rounds } = await converged(size);
			report(`${size} devices: messages`, messages, {
				...{ unit: '', baseline: size * (size - 1), of: 'each edit to each device once' }
			});
			report(`${size} devices: until all have all, ${rounds} rounds`, tookMs, { unit: 'ms' });
		}
		console.log('\nAnnouncements that relays get in an hour (an hour of our own clock)');
		report('one person alone', announcementsInAnHour(1), { unit: '', most: 70 });
		report('five people', announcementsInAnHour(5), { unit: '', most: 120 });
	});
}
