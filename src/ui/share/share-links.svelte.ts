import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { LinkNames } from '#session/link-query.ts';
import type { Sharing } from '#session/sharing.svelte.ts';

type Links = Pick<Sharing, 'isShared' | 'links' | 'share' | 'renew'>;

/** The current links of the board: made when it is shared, and again when they are renewed. */
export class ShareLinks {
	view = $state<string>();
	/** Only a person who may edit can let others edit. */
	edit = $state<string>();
	readonly #sharing: Links;
	readonly #names: () => LinkNames;
	#asked = 0;

	/** Create it while a component is being set up. `names`: what the links call themselves. */
	constructor(sharing: Links, names: () => LinkNames) {
		this.#sharing = sharing;
		this.#names = names;
		// Outside: another tab may share the board, and its keys are on disk.
		$effect(() => {
			if (sharing.isShared) void this.#read();
		});
	}

	async share(): Promise<Result<undefined, Why>> {
		const shared = await this.#sharing.share();
		if (shared.done) await this.#read();
		return shared;
	}

	/** End the old links and make new ones. */
	async renew(): Promise<Result<undefined, Why>> {
		const renewed = await this.#sharing.renew();
		if (renewed.done) await this.#read();
		return renewed;
	}

	async #read(): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		const links = await this.#sharing.links(this.#names());
		// Asked again meanwhile, for other names or keys.
		if (asked !== this.#asked) return;
		this.view = links.view;
		this.edit = links.edit;
	}
}
