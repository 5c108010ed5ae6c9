import { afterEach, describe, expect, test, vi } from 'vitest';
import { showBadge } from '#ui/app/badge.ts';
import { Installation } from '#ui/app/install.svelte.ts';
import { onFilesOpened } from '#ui/app/launch.ts';

afterEach(() => vi.unstubAllGlobals());

describe('badge', () => {
	test('A-P1 shows the number of things to do, and nothing for none', () => {
		const setAppBadge = vi.fn(() => Promise.resolve());
		const clearAppBadge = vi.fn(() => Promise.reject(new Error('not allowed here')));
		vi.stubGlobal('navigator', { setAppBadge, clearAppBadge });
		showBadge(3);
		expect(setAppBadge).toHaveBeenCalledWith(3);
		showBadge(0);
		expect(clearAppBadge).toHaveBeenCalledOnce();
	});

	test('A-P1 is left out where the platform has none', () => {
		vi.stubGlobal('navigator', {});
		expect(() => showBadge(3)).not.toThrow();
	});
});

describe('installation', () => {
	test("A-I2 keeps the browser's offer, asks once, and knows when it was taken", async () => {
		const installation = new Installation();
		const stop = installation.start();
		expect(installation.isOffered).toBe(false);
		const prompt = vi.fn(() => Promise.resolve({ outcome: 'accepted' }));
		const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
		window.dispatchEvent(offer);
		expect(offer.defaultPrevented).toBe(true);
		expect(installation.isOffered).toBe(true);
		await installation.install();
		await installation.install();
		expect(prompt).toHaveBeenCalledOnce();
		window.dispatchEvent(new Event('appinstalled'));
		expect(installation.isInstalled).toBe(true);
		stop();
	});
});

describe('opened files', () => {
	type Consumer = (launch: { files?: Array<{ getFile: () => Promise<File> }> }) => void;

	function aQueue() {
		let consume: Consumer = () => undefined;
		vi.stubGlobal('launchQueue', { setConsumer: (consumer: Consumer) => (consume = consumer) });
		return (files?: Array<() => Promise<File>>) =>
			consume(files ? { files: files.map((getFile) => ({ getFile })) } : {});
	}

	test('A-P2 arrive together, and a launch without files calls nobody', async () => {
		const launch = aQueue();
		const open = vi.fn<(files: Promise<readonly File[]>) => void>();
		onFilesOpened(open);
		launch();
		launch([]);
		expect(open).not.toHaveBeenCalled();
		launch([
			() => Promise.resolve(new File(['{}'], 'team.quarterdeck')),
			() => Promise.resolve(new File(['a;b'], 'kpis.csv'))
		]);
		const files = await open.mock.calls[0]![0];
		expect(files.map((file) => file.name)).toEqual(['team.quarterdeck', 'kpis.csv']);
	});

	test('A-P2 that cannot be read are told to whoever opens them', async () => {
		const launch = aQueue();
		const open = vi.fn<(files: Promise<readonly File[]>) => void>();
		onFilesOpened(open);
		launch([() => Promise.reject(new DOMException('gone', 'NotFoundError'))]);
		await expect(open.mock.calls[0]![0]).rejects.toThrow('gone');
	});
});
