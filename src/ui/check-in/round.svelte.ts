import type { BoardSession } from '#session/board-session.svelte.ts';
import { turnKey, turnsAbout, turnsOf, type Scope, type Turn } from './turns.ts';

/** What was reported in one turn, in words for the summary. */
export interface Answered {
	readonly turn: Turn;
	readonly title: string;
	readonly words: string;
	/** Put what was typed back into the form. */
	readonly retype: () => void;
}

/**
 * One walk through what there is to report. The list is made when the walk begins, so that answering one item does
 * not shift the next. Everything typed lives in drafts, so leaving half-way loses nothing.
 */
export class Round {
	scope = $state<Scope>('due');
	turns = $state.raw<readonly Turn[]>([]);
	at = $state(0);
	answered = $state.raw<readonly (Answered & Pick<BoardSession['writing'], 'lastStep'>)[]>([]);
	readonly #session: BoardSession;
	/** What the address names, if anything. */
	readonly subject: string | undefined;

	constructor(session: BoardSession, subject: string | undefined) {
		this.#session = session;
		this.subject = subject;
		this.begin('due');
	}

	/** Begin again with another list. What was answered stays answered. */
	begin(scope: Scope): void {
		const { board, me, today } = this.#session;
		this.scope = scope;
		this.turns = this.subject ? turnsAbout(board, this.subject) : turnsOf(board, scope, me, today);
		this.at = 0;
	}

	/** The current turn; undefined at the end. */
	get turn(): Turn | undefined {
		return this.turns[this.at];
	}

	answer(answered: Answered): void {
		this.answered = [
			...this.answered.filter(({ turn }) => turnKey(turn) !== turnKey(answered.turn)),
			{ ...answered, lastStep: this.#session.writing.lastStep }
		];
		this.next();
	}

	next(): void {
		this.at = Math.min(this.at + 1, this.turns.length);
	}

	back(): void {
		this.at = Math.max(this.at - 1, 0);
	}

	/** Whether `undo` would take back the last answer: nothing else was done since. */
	get canTakeBack(): boolean {
		const last = this.answered.at(-1);
		return last?.lastStep !== undefined && last.lastStep === this.#session.writing.lastStep;
	}

	/** Take the last answer back: the board is as before, and what was typed is in the form again. */
	takeBack(): void {
		const last = this.answered.at(-1);
		if (!last || !this.canTakeBack || !this.#session.writing.undo().done) return;
		this.answered = this.answered.slice(0, -1);
		last.retype();
		const index = this.turns.findIndex((turn) => turnKey(turn) === turnKey(last.turn));
		if (index >= 0) this.at = index;
	}
}
