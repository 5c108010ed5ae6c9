import type { Board } from '#domain/board.ts';
import { conflictedAround } from '#domain/conflicted-around.ts';
import type { Day } from '#domain/day.ts';
import { withDerivedReadings } from '#domain/derived-readings.ts';
import { todayIn } from './today.ts';

/** A board on a day, as the screens read it. */
export class ShownBoard {
	/** Replaced by every change, with what is calculated filled in; what did not change in it keeps its identity. */
	whole: Board = $state.raw() as Board;
	/** Told apart for what stands in many rows: a change of anything else leaves those rows alone. */
	people: Board['people'] = $state.raw() as Board['people'];
	settings: Board['settings'] = $state.raw() as Board['settings'];
	/** The ids of what has something hanging on it of which something is to be chosen. */
	conflictedAround: ReadonlySet<string> = $state.raw() as ReadonlySet<string>;
	/** The day it is in the board's time zone. */
	today = $state.raw() as Day;
	/** As its document holds it. */
	#stored: Board;

	constructor(board: Board) {
		this.#stored = board;
		this.show(board);
	}

	show(board: Board): void {
		this.#stored = board;
		this.people = board.people;
		this.conflictedAround = conflictedAround(board);
		const isMoved = this.settings?.timeZone !== board.settings.timeZone;
		this.settings = board.settings;
		if (isMoved) this.today = todayIn(board.settings.timeZone);
		this.whole = withDerivedReadings(board, this.today);
	}

	/** Look at the clock: on a new day more is counted. */
	tick(): Day {
		const today = todayIn(this.settings.timeZone);
		if (today === this.today) return today;
		this.today = today;
		this.whole = withDerivedReadings(this.#stored, today);
		return today;
	}
}
