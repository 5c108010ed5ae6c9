import type { Opened } from '#session/open-board.ts';

/** Opens one board for a screen and closes it again, however early the person leaves. */
export class Door {
	/** How the last opening ended; undefined while one is under way. */
	opened = $state.raw<Opened>();
	readonly #open: () => Promise<Opened>;
	/** Only the latest opening counts; what an earlier one opened is closed. */
	#latest = 0;

	constructor(open: () => Promise<Opened>) {
		this.#open = open;
	}

	/** Open the board, or try it once more. */
	async knock(): Promise<void> {
		const knock = (this.#latest += 1);
		const opened = await this.#open();
		if (knock === this.#latest) this.opened = opened;
		else await close(opened);
	}

	/** The document was rebuilt on disk: close what still shows the old one, and open the board again. */
	async openAnew(): Promise<void> {
		const knock = (this.#latest += 1);
		const before = this.opened;
		this.opened = undefined;
		await close(before);
		if (knock === this.#latest) await this.knock();
	}

	/** The person leaves: close what is open, and whatever is still being opened as soon as it is. */
	async leave(): Promise<void> {
		this.#latest += 1;
		await close(this.opened);
	}
}

async function close(opened: Opened | undefined): Promise<void> {
	if (opened && 'session' in opened) await opened.session.close();
}
