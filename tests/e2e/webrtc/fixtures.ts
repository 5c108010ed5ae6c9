import { test as base, type Page } from '@playwright/test';
import { withBuiltPage } from '../built-page.ts';
import { Fleet } from '../fleet.ts';
import { type Mood, TestRelay } from '../../sync/relay.ts';

interface DeviceOptions {
	/** How far its clock is off. */
	readonly clockMs?: number;
	/** Its network lets nothing through. */
	readonly isWalled?: boolean;
}

export interface Ground {
	/** A device: a browser process of its own, with the page open. */
	aDevice: (options?: DeviceOptions) => Promise<Page>;
	/** A relay on this machine. */
	aRelay: (mood?: Mood) => Promise<TestRelay>;
}

/** Tests on a page that is nothing but the WebRTC carrier, built and served for this worker alone. */
export const test = base.extend<Ground, { address: string; fleet: Fleet }>({
	address: [
		// Playwright reads from this pattern which fixtures are needed: none.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => withBuiltPage(import.meta.dirname, use),
		{ scope: 'worker' }
	],

	fleet: [
		async ({ playwright, launchOptions }, use) => {
			const fleet = new Fleet(() => playwright.chromium.launch(launchOptions));
			await use(fleet);
			await fleet.close();
		},
		{ scope: 'worker' }
	],

	aDevice: async ({ address, fleet }, use) => {
		await use(async (options = {}) => {
			const browser = await fleet.take();
			const page = await browser.newPage();
			await page.addInitScript(prepare, options);
			await page.goto(address);
			await page.waitForFunction(() => 'webrtc' in window);
			return page;
		});
		await fleet.rest();
	},

	// eslint-disable-next-line no-empty-pattern
	aRelay: async ({}, use) => {
		const relays: TestRelay[] = [];
		await use(async (mood) => {
			const relay = await TestRelay.start(mood);
			relays.push(relay);
			return relay;
		});
		await Promise.all(relays.map((relay) => relay.stop()));
	}
});

/** In the page, before anything of it runs: its clock, its network, and a note of each connection. */
function prepare({ clockMs = 0, isWalled = false }: DeviceOptions): void {
	const { now } = Date;
	Date.now = () => now() + clockMs;
	window.connections = [];
	const Connection = RTCPeerConnection;
	window.RTCPeerConnection = class extends Connection {
		constructor(config: RTCConfiguration = {}) {
			super(config);
			window.connections.push(config);
		}

		override async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
			if (!isWalled) await super.addIceCandidate(candidate ?? undefined);
		}

		override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
			const { type, sdp = '' } = description;
			if (!isWalled) return super.setRemoteDescription(description);
			return super.setRemoteDescription({ type, sdp: sdp.replace(/a=candidate:.*\r\n/g, '') });
		}
	};
}
