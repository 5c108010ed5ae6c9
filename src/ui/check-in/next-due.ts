import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import { homeObjectives } from '#domain/home.ts';
import type { PersonId } from '#domain/id.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { liveKpis } from '#domain/lookups.ts';

/** The next day after today on which a person owes something. */
export function nextDue(board: Board, me: PersonId, today: Day): Day | undefined {
	const days = [
		...homeObjectives(board, {}, today).flatMap(({ objective, keyResults }) =>
			keyResults
				.filter(({ keyResult }) => (keyResult.ownerId ?? objective.ownerId) === me)
				.map(({ dueOn }) => dueOn)
		),
		...liveKpis(board)
			.filter(({ ownerId }) => ownerId === me)
			.map((kpi) => kpiReport(board, kpi, today).dueOn)
	];
	return days.filter((day): day is Day => day !== null && day > today).sort()[0];
}
