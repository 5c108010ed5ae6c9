import type { CycleId, ObjectiveId } from '#domain/id.ts';
import { SvelteSet } from 'svelte/reactivity';

/** What a person looks at on the map and holds in their hand; the board knows nothing of it. */
export class MapView {
	/** Every key result is drawn, not only those that somebody serves. */
	everyKeyResult = $state(false);
	/** The objective being dragged. */
	carried = $state<ObjectiveId>();
	/** The objective that the dialog asks a new place for. */
	moving = $state<ObjectiveId>();

	readonly #cycleId: () => CycleId | undefined;
	readonly #folded = new SvelteSet<ObjectiveId>();

	constructor(cycleId: () => CycleId | undefined) {
		this.#cycleId = cycleId;
	}

	/** The cycle that is looked at; of others the name is said. */
	get cycleId(): CycleId | undefined {
		return this.#cycleId();
	}

	get hasFolded(): boolean {
		return this.#folded.size > 0;
	}

	isOpen(id: ObjectiveId): boolean {
		return !this.#folded.has(id);
	}

	fold(id: ObjectiveId): void {
		this.#folded.add(id);
	}

	unfold(id: ObjectiveId): void {
		this.#folded.delete(id);
	}

	foldAll(ids: readonly ObjectiveId[]): void {
		for (const id of ids) this.#folded.add(id);
	}

	unfoldAll(): void {
		this.#folded.clear();
	}
}
