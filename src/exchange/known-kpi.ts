import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import type { KpiId } from '#domain/id.ts';
import type { Range } from '#domain/kpi.ts';
import { personName } from '#domain/lookups.ts';
import { limitsOn } from '#domain/period-target.ts';
import type { PlanNode } from './import-plan.ts';
import { limitsOf } from './limits-of-node.ts';

/** What a text says of a KPI that the board has and says otherwise: the board's stays, the text's is a remark. */
export function otherWordsOf(
	node: PlanNode,
	board: Board,
	id: KpiId,
	today: Day
): readonly string[] {
	const kpi = board.kpis.get(id);
	if (!kpi) return [];
	const [said, known] = [limitsOf(node), limitsOn(kpi, today)];
	const pairs: readonly (readonly [string, string, string | undefined])[] = [
		['Question', node.question, kpi.question],
		['Because', node.why, kpi.because],
		['Team', node.team, kpi.teamId && board.teams.get(kpi.teamId)?.name],
		['Owner', node.owner, personName(board, kpi.ownerId)],
		['Target', limitWords(said.target), limitWords(known.target)],
		['Watch', limitWords(said.watch), limitWords(known.watch)],
		['Alarm', limitWords(said.alarm), limitWords(known.alarm)]
	];
	return pairs.flatMap(([name, words, there]) =>
		words !== '' && words !== there ? [`${name}: ${words}`] : []
	);
}

function limitWords(limit: number | Range | undefined): string {
	if (limit === undefined) return '';
	return typeof limit === 'number' ? String(limit) : `${limit.low} to ${limit.high}`;
}
