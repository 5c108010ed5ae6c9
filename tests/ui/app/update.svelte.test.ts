import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppUpdate } from '#ui/app/update.svelte.ts';

/** A worker that tells what it was told. */
class AWorker extends EventTarget {
	state = 'installing';
	readonly told: unknown[] = [];
	postMessage(message: unknown): void {
		this.told.push(message);
	}
	become(state: string): void {
		this.state = state;
		this.dispatchEvent(new Event('statechange'));
	}
}

class ARegistration extends EventTarget {
	active: AWorker | null = null;
	waiting: AWorker | null = null;
	installing: AWorker | null = null;
	update = vi.fn(() => Promise.resolve(this));
	find(worker: AWorker): void {
		this.installing = worker;
		this.dispatchEvent(new Event('updatefound'));
	}
}

class AContainer extends EventTarget {
	controller: AWorker | null = null;
	readonly registration = new ARegistration();
	register = vi.fn(() => Promise.resolve(this.registration));
}

const stops: Array<() => void> = [];

async function started(container: AContainer | undefined, mayReload = () => true) {
	const reload = vi.fn();
	const workers = container as unknown as ServiceWorkerContainer | undefined;
	const update = new AppUpdate({ mayReload, reload, workers });
	stops.push(update.start());
	await vi.advanceTimersByTimeAsync(0);
	return { update, reload };
}

/** A container as it is from the second visit on. */
function visitedBefore() {
	const container = new AContainer();
	container.controller = new AWorker();
	container.registration.active = container.controller;
	return container;
}

function bringOutNewVersion({ registration }: AContainer): AWorker {
	const worker = new AWorker();
	registration.find(worker);
	registration.waiting = worker;
	worker.become('installed');
	return worker;
}

function comeBack(): void {
	document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
	stops.splice(0).forEach((stop) => stop());
	vi.useRealTimers();
});

describe('a new version', () => {
	test('A-U1 is offered, told to take over when the person agrees, and loaded once', async () => {
		const container = visitedBefore();
		const { update, reload } = await started(container);
		expect(update.isReady).toBe(false);
		const worker = bringOutNewVersion(container);
		expect(update.isReady).toBe(true);
		expect(worker.told).toEqual([]);
		update.accept();
		expect(worker.told).toEqual([{ type: 'take over' }]);
		expect(reload).not.toHaveBeenCalled();
		container.dispatchEvent(new Event('controllerchange'));
		container.dispatchEvent(new Event('controllerchange'));
		expect(reload).toHaveBeenCalledOnce();
	});

	test('A-U1 that waited since an earlier visit is offered at once', async () => {
		const container = visitedBefore();
		container.registration.waiting = new AWorker();
		const { update } = await started(container);
		expect(update.isReady).toBe(true);
	});

	test('A-U2 that another tab took is only offered here, and needs no worker to wait', async () => {
		const container = visitedBefore();
		const { update, reload } = await started(container);
		container.dispatchEvent(new Event('controllerchange'));
		expect(update.isReady).toBe(true);
		expect(reload).not.toHaveBeenCalled();
		update.accept();
		expect(reload).toHaveBeenCalledOnce();
	});

	test('A-U3 waits for what is unsaved, however often it is asked', async () => {
		const container = visitedBefore();
		let saved = false;
		const { update, reload } = await started(container, () => saved);
		bringOutNewVersion(container);
		update.accept();
		container.dispatchEvent(new Event('controllerchange'));
		await vi.advanceTimersByTimeAsync(5_000);
		expect(reload).not.toHaveBeenCalled();
		expect(update.isComing).toBe(true);
		saved = true;
		await vi.advanceTimersByTimeAsync(500);
		expect(reload).toHaveBeenCalledOnce();
	});

	test('A-U4 that was put off comes up again with the one after it', async () => {
		const container = visitedBefore();
		const { update } = await started(container);
		bringOutNewVersion(container);
		update.postpone();
		expect(update.isReady).toBe(false);
		bringOutNewVersion(container);
		expect(update.isReady).toBe(true);
	});
});

describe('looking for one', () => {
	test('A-U5 happens at the start and when the person comes back, at most once an hour', async () => {
		const container = visitedBefore();
		const { registration } = container;
		await started(container);
		expect(registration.update).toHaveBeenCalledTimes(1);
		comeBack();
		await vi.advanceTimersByTimeAsync(59 * 60_000);
		comeBack();
		expect(registration.update).toHaveBeenCalledTimes(1);
		await vi.advanceTimersByTimeAsync(60_000);
		comeBack();
		comeBack();
		expect(registration.update).toHaveBeenCalledTimes(2);
	});

	test('A-U5 fails quietly without a network', async () => {
		const container = visitedBefore();
		container.registration.update.mockRejectedValue(new TypeError('offline'));
		const { update } = await started(container);
		expect(update.isReady).toBe(false);
	});

	test('A-U6 the first worker of all changes nothing for the person', async () => {
		const container = new AContainer();
		const { update, reload } = await started(container);
		const worker = bringOutNewVersion(container);
		container.registration.active = worker;
		container.dispatchEvent(new Event('controllerchange'));
		expect(update.isReady).toBe(false);
		expect(reload).not.toHaveBeenCalled();
		expect(container.registration.update).not.toHaveBeenCalled();
	});

	test('A-U6 a browser without service workers, or that refuses them, has nothing to ask', async () => {
		expect((await started(undefined)).update.isReady).toBe(false);
		const container = new AContainer();
		container.register.mockRejectedValue(new DOMException('denied', 'SecurityError'));
		expect((await started(container)).update.isReady).toBe(false);
	});
});
