import { readingParts } from '#exchange/apply-readings.ts';
import {
	likelyUse,
	planReadings,
	type ColumnUse,
	type FilePlan,
	type ReadingsFile
} from '#exchange/readings-file.ts';
import { liveKpis } from '#domain/lookups.ts';
import type { Result } from '#domain/result.ts';
import { isDerived } from '#domain/whole-readings.ts';
import type { Why } from '#domain/why.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { aTurn } from '#session/long-intent.ts';

/** What a person said about files of one head; kept on this device for the next one. */
export type FileChoices = {
	uses: { [head: string]: ColumnUse };
	dayOrder: string;
	decimal: string;
};

/** One file of readings on its way onto the board. */
export class ReadingsImport {
	plan = $state.raw<FilePlan>();
	/** How much of what is being done is done, from 0 to 1; nothing while nothing is. */
	doneRatio = $state<number>();
	#stop = new AbortController();

	constructor(
		readonly session: BoardSession,
		readonly file: ReadingsFile
	) {}

	/** What each column is for: as was said of the last file of this head, else by its name. */
	usesOf({ uses }: FileChoices): { readonly [head: string]: ColumnUse } {
		const kpis = liveKpis(this.session.board);
		const isThere = (use: ColumnUse | undefined) =>
			use === 'new' || use === 'none' || kpis.some((kpi) => kpi.id === use && !isDerived(kpi));
		return Object.fromEntries(
			this.file.columns.map((column) => {
				const said = uses[column.head];
				return [column.head, said && isThere(said) ? said : likelyUse(column, kpis)];
			})
		);
	}

	/** Read all rows, a few hundred at a time. What was asked for later ends what was asked for before. */
	async read(choices: FileChoices): Promise<void> {
		this.stop();
		const { signal } = this.#stop;
		const { board, today } = this.session;
		const { dayOrder, decimal } = choices;
		const reading = planReadings(this.file, {
			...{ uses: this.usesOf(choices), kpis: board.kpis, today },
			...(dayOrder === 'day-first' || dayOrder === 'month-first' ? { dayOrder } : {}),
			...(decimal === ',' || decimal === '.' ? { decimal } : {})
		});
		for (;;) {
			const { value, done } = reading.next();
			if (signal.aborted) return;
			if (done) {
				this.plan = value;
				this.doneRatio = undefined;
				return;
			}
			this.doneRatio = value / this.file.rows.length;
			await aTurn();
		}
	}

	/** Write what the plan takes, as one step that can be stopped. */
	async write(plan: FilePlan): Promise<Result<undefined, Why>> {
		this.stop();
		const parts = readingParts(plan.columns);
		this.doneRatio = 0;
		const written = await this.session.longIntent(parts, {
			signal: this.#stop.signal,
			onPart: (count) => (this.doneRatio = count / parts.length)
		});
		this.doneRatio = undefined;
		return written;
	}

	stop(): void {
		this.#stop.abort();
		this.#stop = new AbortController();
		this.doneRatio = undefined;
	}
}
