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
import { inTurns } from '#session/in-turns.ts';
import { LongWork } from '#session/long-work.svelte.ts';

/** What a person chose for files with the same head; kept on this device for the next one. */
export type FileChoices = {
	uses: { [head: string]: ColumnUse };
	dayOrder: string;
	decimal: string;
};

/** One file of readings on its way onto the board. */
export class ReadingsImport {
	plan = $state.raw<FilePlan>();
	readonly work = new LongWork();

	constructor(
		readonly session: BoardSession,
		readonly file: ReadingsFile
	) {}

	/** What may be added: nothing while the file is read anew, because what was found before no longer counts. */
	get ready(): FilePlan | undefined {
		return this.work.isGoingOn ? undefined : this.plan;
	}

	/** What each column is for: as chosen for the last file with this head, otherwise by its name. */
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

	/** Read all rows. A later call ends an earlier one. */
	async read(choices: FileChoices): Promise<void> {
		const { board, today } = this.session;
		const { dayOrder, decimal } = choices;
		const reading = planReadings(this.file, {
			...{ uses: this.usesOf(choices), kpis: board.kpis, today },
			...(dayOrder === 'day-first' || dayOrder === 'month-first' ? { dayOrder } : {}),
			...(decimal === ',' || decimal === '.' ? { decimal } : {})
		});
		const plan = await this.work.run((ongoing) => inTurns(reading, ongoing));
		if (plan) this.plan = plan;
	}

	/** Write what the plan takes, as one step that can be stopped. */
	write(plan: FilePlan): Promise<Result<undefined, Why>> {
		const parts = readingParts(plan.columns);
		return this.work.run((ongoing) => this.session.writing.longIntent(parts, ongoing));
	}
}
