/** What Chromium gives to a page that can be installed. Other browsers install from a menu of their own. */
interface InstallPrompt extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

declare global {
	interface WindowEventMap {
		beforeinstallprompt: InstallPrompt;
	}
}

/** Keeps the browser's offer to install the app until a person asks for it. */
export class Installation {
	#offer = $state.raw<InstallPrompt>();
	#installed = $state(false);

	/** Whether `install` would ask the person now. */
	get isOffered(): boolean {
		return this.#offer !== undefined;
	}

	/** Whether this is the installed app, or has just become it. */
	get isInstalled(): boolean {
		return this.#installed;
	}

	/** Listen for the offer, which comes only once and early. Returns how to stop. */
	start(): () => void {
		this.#installed = matchMedia('(display-mode: standalone)').matches;
		const closing = new AbortController();
		const { signal } = closing;
		const keep = (offer: InstallPrompt) => {
			offer.preventDefault();
			this.#offer = offer;
		};
		const done = () => {
			this.#offer = undefined;
			this.#installed = true;
		};
		addEventListener('beforeinstallprompt', keep, { signal });
		addEventListener('appinstalled', done, { signal });
		return () => closing.abort();
	}

	/** Let the browser ask. An offer is good for one question, whatever the answer. */
	async install(): Promise<void> {
		const offer = this.#offer;
		this.#offer = undefined;
		await offer?.prompt();
	}
}

/** The one for this page: its frame starts it, and settings use it. */
export const installation = new Installation();
