import type { BoardId } from '#domain/id.ts';
import type { Restored } from '#session/backups.ts';
import type { Shelf } from '#session/shelf.svelte.ts';
import { takenWords } from '#ui/vocabulary/changes-file-words.ts';
import { notKeptWords } from '#ui/vocabulary/not-kept.ts';
import { nothingPutInto } from '#ui/vocabulary/only-read.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { createContext } from 'svelte';

/** What is read as a list; of a spreadsheet it is said how it becomes one. */
const listFile = /\.(csv|tsv|tab|txt|md|xlsx?|ods|numbers)$/i;

/** What happens to files and requests that reach the shelf: a board opens, or a sentence says why not. */
export class Openings {
	refusal = $state<string>();
	/** What became of files that did not open a board at once. */
	news = $state<string>();
	/** The text of a list that is waiting for the board it goes into. */
	waitingText = $state.raw<string>();
	readonly #shelf: Shelf;
	readonly #go: (id: BoardId, place?: 'import') => void;
	readonly #say: (sentence: string) => void;

	/** `say` shows a sentence wherever the person is by then. */
	constructor(
		shelf: Shelf,
		go: (id: BoardId, place?: 'import') => void,
		say: (sentence: string) => void
	) {
		this.#shelf = shelf;
		this.#go = go;
		this.#say = say;
	}

	/**
	 * Open what Quarterdeck made; take a text or a table into a new board. A single board is opened at once; for
	 * several it is reported what became of them.
	 */
	async open(files: readonly File[]): Promise<void> {
		this.dismiss();
		const restored: Restored[] = [];
		const refused: string[] = [];
		for (const file of files) {
			const words = listFile.test(file.name)
				? await this.#take(file)
				: await this.#put(file, restored);
			if (words) refused.push(`${file.name}: ${words}`);
		}
		if (refused.length > 0) this.refusal = refused.join(' ');
		const [only] = restored;
		const isAlone = restored.length === 1 && refused.length === 0 && this.waitingText === undefined;
		if (only && isAlone) {
			this.#go(only.id);
			if (only.changes) this.#say(takenWords(only.changes, only.beside));
			else if (only.outcome === 'view-only') this.#say(nothingPutInto(only.name));
		} else if (only) this.news = restored.map(openedWords).join(' ');
	}

	/** Files that the system hands over, whatever the app shows. Rejects where one cannot be read: it may be gone by then. */
	async openHandedOver(files: Promise<readonly File[]>): Promise<void> {
		await this.open(await files);
	}

	async sample(): Promise<void> {
		const made = await this.#shelf.sampleBoard();
		if (made.done) this.#go(made.value);
		else this.refusal = refusals[made.why];
	}

	/** A board was made: go there, and on to the import if a list was waiting for it. */
	async made(id: BoardId): Promise<void> {
		const text = this.waitingText;
		this.waitingText = undefined;
		if (text !== undefined) await this.#shelf.leaveDraft(id, 'import', { text });
		this.#go(id, text === undefined ? undefined : 'import');
	}

	dismiss(): void {
		this.refusal = undefined;
		this.news = undefined;
		this.waitingText = undefined;
	}

	async #put(file: File, restored: Restored[]): Promise<string | undefined> {
		const opened = await this.#shelf.openFile(file);
		// The person who stopped it knows.
		if (!opened.done) return opened.why === 'stopped' ? undefined : refusals[opened.why];
		const isKept = ({ outcome }: Restored) => outcome !== 'not-kept';
		restored.push(...opened.value.filter(isKept));
		const lost = opened.value.filter((board) => !isKept(board));
		return lost.length > 0 ? notKeptWords(lost.map(({ name }) => name)) : undefined;
	}

	/** Several lists wait as one, one below another. */
	async #take(file: File): Promise<string | undefined> {
		const { textFromFile } = await import('#exchange/text-file.ts');
		const read = await textFromFile(file);
		if ('why' in read) return refusals[read.why];
		this.waitingText =
			this.waitingText === undefined ? read.text : `${this.waitingText}\n${read.text}`;
		return undefined;
	}
}

function openedWords({ name, outcome, changes, beside }: Restored): string {
	if (outcome === 'view-only') return nothingPutInto(name);
	return changes ? `“${name}”: ${takenWords(changes, beside)}` : `“${name}” is open here.`;
}

/** The one place where files are opened: the shelf and the frame share it. */
export const [theOpenings, setOpenings] = createContext<Openings>();
