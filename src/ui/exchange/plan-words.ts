import type { BoardSettings } from '#domain/board-settings.ts';
import { formatDay, formatValue } from '#domain/format.ts';
import type {
	ImportPlan,
	PlanKind,
	PlanNode,
	PlanProblem,
	PlanWhy
} from '#exchange/import-plan.ts';
import type { ColumnRole } from '#exchange/column-heads.ts';
import { capitalised, counted, termOf } from '#ui/vocabulary/terms.ts';

/** Why something in a preview needs a look, and what to do about it. */
export const planWords: Readonly<Record<PlanWhy, string>> = {
	'only-marks': 'No words on this line.',
	'row-without-name': 'No objective, key result or KPI on this row.',
	'row-broken': 'A quotation mark is not closed on this row.',
	'title-too-long':
		'Longer than the 300 characters of a title, so it cannot be added. Change it, and shorten it.',
	'no-objective-above': 'No objective above it, so it cannot be added. Make a line above it one.',
	'no-key-result-above': 'No key result above it, so it cannot be added. Make a line above it one.',
	'counted-from-zero': 'Only the target is written. Counted from 0.',
	'growth-from-zero': 'Only the change is written. Measured as the change so far.',
	'limit-or-target': 'Read as a limit to keep. It could be a target to reach.',
	'figures-unclear': 'It has numbers, but no start and target. Done or not, for now.',
	'figures-missing': 'The number is missing. Done or not, for now.',
	'start-equals-target': 'Start and target are equal. Done or not, for now.',
	'direction-guessed': 'Read as "higher is better". Change it if lower is.',
	'number-ambiguous': 'A number can be read in two ways. Check it.',
	'number-unreadable': 'No readable number where one belongs.',
	'day-ambiguous': 'The day and the month could be either way round. Say which above.',
	'day-unreadable': 'No readable date on this row.'
};

/** The lines of which nothing was read. */
export function unreadLines({ lines }: ImportPlan): readonly PlanProblem[] {
	return lines.flatMap(({ number, text, place }) =>
		place.kind === 'unread' ? [{ line: number, text, why: place.why }] : []
	);
}

/** The other lines that hold something unreadable or doubtful, each once, with what was found first. */
export function partlyRead(plan: ImportPlan): readonly PlanProblem[] {
	const unread = new Set(unreadLines(plan).map(({ line }) => line));
	const first = new Map<number, PlanProblem>();
	for (const problem of plan.problems)
		if (!unread.has(problem.line) && !first.has(problem.line)) first.set(problem.line, problem);
	return [...first.values()];
}

/** What a line becomes besides its title and measure, as short words. */
export function nodeFacts(node: PlanNode, locale: string, isHere: boolean): readonly string[] {
	const { kind, guess, readings } = node;
	const isReachedOrNot = kind === 'keyResult' && guess.measure.kind === 'done';
	const isMeasured = kind === 'kpi' || (kind === 'keyResult' && !isReachedOrNot);
	const figure = (name: string, value: number | undefined) =>
		value !== undefined && isMeasured && `${name} ${formatValue(value, guess.unit, locale)}`;
	return [
		isHere && 'on the board already',
		node.level === 'company' && kind === 'objective' && 'company level',
		figure('now', node.current),
		kind === 'kpi' && figure('watch', node.watch),
		kind === 'kpi' && figure('alarm', node.alarm),
		kind === 'keyResult' && node.weight !== undefined && `weight ${node.weight}`,
		node.done && (kind === 'initiative' || isReachedOrNot) && 'done',
		node.due && `due ${formatDay(node.due, locale, { year: true })}`,
		kind === 'kpi' &&
			readings.length > 0 &&
			`${readings.length} ${readings.length === 1 ? 'reading' : 'readings'}`
	].filter((words) => typeof words === 'string');
}

/** What each kind of line is called on this board, as choices. */
export function kindChoices(
	settings: BoardSettings
): readonly { readonly value: PlanKind; readonly label: string }[] {
	const one = (term: 'objective' | 'keyResult' | 'initiative' | 'kpi'): string =>
		capitalised(termOf(settings, term).one);
	return [
		{ value: 'objective', label: one('objective') },
		{ value: 'keyResult', label: one('keyResult') },
		{ value: 'initiative', label: one('initiative') },
		{ value: 'kpi', label: one('kpi') },
		{ value: 'team', label: 'Team or role' },
		{ value: 'ignored', label: 'Leave out' }
	];
}

/** What a column can hold, as choices. */
export const roleChoices: readonly { readonly value: ColumnRole; readonly label: string }[] = [
	{ value: 'unused', label: 'Not used' },
	{ value: 'objective', label: 'Objective' },
	{ value: 'keyResult', label: 'Key result' },
	{ value: 'initiative', label: 'Initiative' },
	{ value: 'kpi', label: 'KPI' },
	{ value: 'title', label: 'Title' },
	{ value: 'kind', label: 'What the row is' },
	{ value: 'level', label: 'Level' },
	{ value: 'team', label: 'Team' },
	{ value: 'owner', label: 'Owner' },
	{ value: 'why', label: 'Why' },
	{ value: 'winning', label: 'Picture of winning' },
	{ value: 'from', label: 'Start' },
	{ value: 'to', label: 'Target' },
	{ value: 'current', label: 'Value now' },
	{ value: 'watch', label: 'Watch limit' },
	{ value: 'alarm', label: 'Alarm limit' },
	{ value: 'unit', label: 'Unit' },
	{ value: 'direction', label: 'Which way is good' },
	{ value: 'weight', label: 'Weight' },
	{ value: 'due', label: 'Due date' },
	{ value: 'done', label: 'Done or not' },
	{ value: 'result', label: 'Score or status' },
	{ value: 'question', label: 'Question it answers' },
	{ value: 'note', label: 'Note' },
	{ value: 'day', label: 'Date' },
	{ value: 'value', label: 'Value on the date' },
	{ value: 'reading', label: 'Readings' }
];

/** "4 objectives, 13 key results and 2 teams": how many of each; kinds without any are left out. */
export function countedWords(
	settings: BoardSettings,
	counts: Readonly<
		Record<'objectives' | 'keyResults' | 'initiatives' | 'kpis' | 'readings', number>
	>
): string {
	const parts = [
		counts.objectives && counted(settings, 'objective', counts.objectives),
		counts.keyResults && counted(settings, 'keyResult', counts.keyResults),
		counts.initiatives && counted(settings, 'initiative', counts.initiatives),
		counts.kpis && counted(settings, 'kpi', counts.kpis),
		counts.readings && `${counts.readings} ${counts.readings === 1 ? 'reading' : 'readings'}`
	].filter((part) => typeof part === 'string');
	const last = parts.pop();
	if (last === undefined) return 'nothing';
	return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
