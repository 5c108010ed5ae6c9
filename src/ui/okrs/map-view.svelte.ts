import type { CycleId, ObjectiveId } from '#domain/id.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import type { Draft } from '#session/draft.svelte.ts';

/** What a person looks at and drags on the map. This device remembers it; it is not on the board. */
export class MapView {
	/** The objective being dragged. */
	carried = $state<ObjectiveId>();
	/** The objective that the dialog seeks a new place for. */
	moving = $state<ObjectiveId>();

	readonly #cycleId: () => CycleId | undefined;
	readonly #kept: Draft<{ folded: string[]; everyKeyResult: boolean }>;

	constructor(session: BoardSession, cycleId: () => CycleId | undefined) {
		this.#cycleId = cycleId;
		this.#kept = session.draft('map:view', { folded: [] as string[], everyKeyResult: false });
	}

	/** The cycle that is shown; objectives of others say which they are from. */
	get cycleId(): CycleId | undefined {
		return this.#cycleId();
	}

	/** Draw every key result, not only those that are served. */
	get everyKeyResult(): boolean {
		return this.#kept.value.everyKeyResult;
	}

	set everyKeyResult(isEvery: boolean) {
		this.#kept.value.everyKeyResult = isEvery;
	}

	isOpen(id: ObjectiveId): boolean {
		return !this.#folded.includes(id);
	}

	fold(id: ObjectiveId): void {
		this.foldAll([id]);
	}

	unfold(id: ObjectiveId): void {
		this.#folded = this.#folded.filter((folded) => folded !== id);
	}

	foldAll(ids: readonly ObjectiveId[]): void {
		this.#folded = [...this.#folded, ...ids.filter((id) => this.isOpen(id))];
	}

	unfoldAll(): void {
		this.#folded = [];
	}

	get #folded(): readonly string[] {
		return this.#kept.value.folded;
	}

	set #folded(folded: readonly string[]) {
		this.#kept.value.folded = [...folded];
	}
}
