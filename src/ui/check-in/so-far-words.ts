import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import { formatAgo } from '#domain/format.ts';
import type { PersonId } from '#domain/id.ts';
import type { KeyResultReport } from '#domain/key-result-report.ts';
import { personName } from '#domain/lookups.ts';
import { currentWords } from '#ui/vocabulary/measure-words.ts';

interface Reader {
	readonly board: Board;
	readonly me: PersonId | null;
	readonly today: Day;
	readonly locale: string;
}

/**
 * The last check-in, for whoever checks in next: "Last 53 %, 8 days ago." Others are named, who may have said it while
 * this one was being typed.
 */
export function lastWords(report: KeyResultReport, { board, me, today, locale }: Reader): string {
	const { keyResult, current, lastCheckIn: last } = report;
	if (!last) return 'No check-in yet.';
	const other = last.by === me ? undefined : personName(board, last.by);
	const what = `Last ${currentWords(keyResult, current, locale)}`;
	return `${[what, formatAgo(last.day, today, locale), other && `by ${other}`].filter(Boolean).join(', ')}.`;
}
