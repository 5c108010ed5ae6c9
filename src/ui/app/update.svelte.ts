const hourMs = 60 * 60 * 1000;
const retryMs = 250;

interface Options {
	/** False while something is unsaved. Until then no page is reloaded. */
	readonly mayReload: () => boolean;
	readonly reload?: () => void;
	readonly workers?: ServiceWorkerContainer | undefined;
}

/**
 * Notices that a newer version of the app is waiting on this device, and switches to it when the person agrees. A
 * tab whose person did not agree is left alone, even when another tab has switched.
 */
export class AppUpdate {
	#phase = $state<'none' | 'ready' | 'postponed' | 'agreed'>('none');
	#registration: ServiceWorkerRegistration | undefined;
	#lookedAtMs = 0;
	#reloading = false;
	readonly #options: Options;
	readonly #workers: ServiceWorkerContainer | undefined;
	readonly #closing = new AbortController();

	constructor(options: Options) {
		this.#options = options;
		this.#workers =
			'workers' in options ? options.workers : (globalThis.navigator?.serviceWorker ?? undefined);
	}

	/** A newer version is waiting for an answer. */
	get isReady(): boolean {
		return this.#phase === 'ready';
	}

	/** The person agreed, and we are waiting until everything is saved. */
	get isComing(): boolean {
		return this.#phase === 'agreed';
	}

	/** Keep this version on the device and watch for newer ones. Returns how to stop. */
	start(): () => void {
		void this.#register();
		return () => this.#closing.abort();
	}

	/** Switch to the newer version as soon as nothing is unsaved. */
	accept(): void {
		this.#phase = 'agreed';
		const waiting = this.#registration?.waiting;
		// If none is waiting, another tab has switched already and only this page is still the old version.
		if (waiting) waiting.postMessage({ type: 'take over' });
		else this.#reloadWhenSaved();
	}

	/** Stay with this version until the app starts again, or an even newer version comes. */
	postpone(): void {
		this.#phase = 'postponed';
	}

	async #register(): Promise<void> {
		if (!this.#workers) return;
		const { signal } = this.#closing;
		// The very first worker takes control of a page without one: nothing has changed for the person.
		let hadWorker = this.#workers.controller !== null;
		this.#workers.addEventListener(
			'controllerchange',
			() => {
				if (hadWorker) this.#onTakenOver();
				hadWorker = true;
			},
			{ signal }
		);
		try {
			// Relative to the page, and there is only one page: this works under any path.
			this.#registration = await this.#workers.register('./service-worker.js', {
				updateViaCache: 'none'
			});
		} catch {
			// Private windows and some policies do not have service workers. The app works, but not offline.
			return;
		}
		this.#follow(this.#registration);
		document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal });
		if (hadWorker) this.#look();
	}

	#follow(registration: ServiceWorkerRegistration): void {
		if (registration.waiting && registration.active) this.#phase = 'ready';
		const follow = (worker: ServiceWorker | null) =>
			worker?.addEventListener('statechange', () => {
				const isNewer = worker.state === 'installed' && registration.active !== null;
				if (isNewer && this.#phase !== 'agreed') this.#phase = 'ready';
			});
		follow(registration.installing);
		const { signal } = this.#closing;
		registration.addEventListener('updatefound', () => follow(registration.installing), { signal });
	}

	/** When the person comes back, but at most once an hour. */
	#onVisibility(): void {
		const isDue = performance.now() - this.#lookedAtMs >= hourMs;
		if (document.visibilityState === 'visible' && isDue) this.#look();
	}

	/** Ask the host for a newer version. Offline that fails, and the next hour is soon enough. */
	#look(): void {
		this.#lookedAtMs = performance.now();
		this.#registration?.update().catch(() => undefined);
	}

	#onTakenOver(): void {
		if (this.#phase === 'agreed') this.#reloadWhenSaved();
		else this.#phase = 'ready';
	}

	#reloadWhenSaved(): void {
		if (this.#reloading || this.#closing.signal.aborted) return;
		if (!this.#options.mayReload()) {
			setTimeout(() => this.#reloadWhenSaved(), retryMs);
			return;
		}
		this.#reloading = true;
		(this.#options.reload ?? (() => location.reload()))();
	}
}
