import type { KpiId, ObjectiveId } from '#domain/id.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import type { Draft } from '#session/draft.svelte.ts';

const most = 8;

/** What was looked at last on this board on this device, the latest first. */
export class Recent {
	readonly #kept: Draft<{ ids: string[] }>;

	constructor(session: BoardSession) {
		this.#kept = session.draft('frame:recent', { ids: [] as string[] });
	}

	get ids(): readonly (ObjectiveId | KpiId)[] {
		return this.#kept.value.ids as (ObjectiveId | KpiId)[];
	}

	visit(id: ObjectiveId | KpiId): void {
		this.#kept.value.ids = [id, ...this.ids.filter((known) => known !== id)].slice(0, most);
	}
}
