import { carrierSuite } from '../sync/carriers/suite.ts';
import { test } from './webrtc/fixtures.ts';
import { worldOfPages } from './webrtc/world.ts';

test.describe.configure({ mode: 'default' });

carrierSuite('WebRTC', (title, run) => {
	test(title, async ({ browser, address, aRelay }) => {
		const world = worldOfPages(browser, address, await aRelay());
		await run(world);
		await world.close();
	});
});
