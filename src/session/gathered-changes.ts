import type { Touched } from '#document/touched.ts';
import type { PersonId } from '#domain/id.ts';

/** What others changed within a moment: each entity once. */
export interface ChangesHeard {
	readonly changes: readonly Touched[];
	/** So many at once that they are no news but a first sync, or a long absence. */
	readonly isFlood: boolean;
}

const mostNews = 30;

/** Changes that come close together, until they are told as one. */
export class GatheredChanges {
	readonly #byId = new Map<string, Touched>();

	get isFlood(): boolean {
		return this.#byId.size > mostNews;
	}

	/** Add what came now. `signed` is who sent it, for what does not say itself who wrote it. */
	add(touched: readonly Touched[], signed: PersonId | undefined): void {
		for (const each of touched) {
			const before = this.#byId.get(each.id);
			const isNew = each.isNew || before?.isNew === true;
			this.#byId.set(each.id, { ...each, isNew, by: each.by ?? signed ?? before?.by });
		}
	}

	/** All of it, and begin anew. */
	take(): ChangesHeard {
		const heard = { changes: [...this.#byId.values()], isFlood: this.isFlood };
		this.#byId.clear();
		return heard;
	}
}
