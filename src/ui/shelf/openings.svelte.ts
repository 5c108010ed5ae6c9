import type { BoardId } from '#domain/id.ts';
import type { Shelf } from '#session/shelf.svelte.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';

const textFile = /\.(csv|tsv|txt|md)$/i;
const longestText = 2_000_000;

/** What happens to files and wishes that reach the shelf: a board opens, or a sentence says why not. */
export class Openings {
	refusal = $state<string>();
	/** The text of a list that waits for the board it goes into. */
	waitingText = $state.raw<string>();
	readonly #shelf: Shelf;
	readonly #go: (id: BoardId, place?: 'import') => void;

	constructor(shelf: Shelf, go: (id: BoardId, place?: 'import') => void) {
		this.#shelf = shelf;
		this.#go = go;
	}

	/** Open what Quarterdeck made; take a text or a table into a new board. */
	async open(files: readonly File[]): Promise<void> {
		this.refusal = undefined;
		for (const file of files) {
			if (textFile.test(file.name)) {
				await this.#take(file);
				return;
			}
			const opened = await this.#shelf.openFile(file);
			if (!opened.done) this.refusal = `${file.name}: ${refusals[opened.why]}`;
			else if (files.length === 1 && opened.value.length === 1 && opened.value[0])
				this.#go(opened.value[0].id);
		}
	}

	async sample(): Promise<void> {
		const made = await this.#shelf.sampleBoard();
		if (made.done) this.#go(made.value);
		else this.refusal = refusals[made.why];
	}

	/** A board was made: go there, and to the import when a list was waiting for it. */
	async made(id: BoardId): Promise<void> {
		const text = this.waitingText;
		this.waitingText = undefined;
		if (text !== undefined) await this.#shelf.leaveDraft(id, 'import', { text });
		this.#go(id, text === undefined ? undefined : 'import');
	}

	dismiss(): void {
		this.refusal = undefined;
		this.waitingText = undefined;
	}

	async #take(file: File): Promise<void> {
		if (file.size > longestText) this.refusal = `${file.name}: ${refusals['file-too-big']}`;
		else this.waitingText = await file.text();
	}
}
