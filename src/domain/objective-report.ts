import type { Board } from './board.ts';
import type { Cycle } from './cycle.ts';
import type { Day, Span } from './day.ts';
import type { Change } from './entity.ts';
import type { BoardSettings } from './board-settings.ts';
import { keyResultReport, type KeyResultReport, type ShownStatus } from './key-result-report.ts';
import { isLive, keyResultsOf } from './lookups.ts';
import { movedGoalpostsOf } from './moved-goalposts.ts';
import type { Objective } from './objective.ts';
import { paceStatus, type ComputedStatus } from './pace.ts';
import { remember } from './remember.ts';
import { rollUp } from './roll-up.ts';

/** Something that an objective could do without. A hint is a suggestion, a warning is serious. */
export interface ObjectiveHint {
	readonly code:
		| 'few-key-results'
		| 'many-key-results'
		| 'no-owner'
		| 'no-why'
		| 'no-winning'
		| 'no-cycle'
		| 'weights-all-zero';
	readonly tone: 'hint' | 'warning';
}

/** Everything that is shown of an objective on a day. */
export interface ObjectiveReport {
	readonly objective: Objective;
	readonly cycle: Cycle | undefined;
	/** Weighted mean of the clamped progress of the key results with data; null is "no data". */
	readonly ratio: number | null;
	readonly expectedRatio: number | null;
	readonly computed: ComputedStatus;
	/** Stale in the place of a green status, where nothing was heard of any key result. */
	readonly shown: ShownStatus;
	readonly confidence: number | null;
	readonly lastCheckInOn: Day | null;
	/** Its live key results, in order. */
	readonly keyResults: readonly KeyResultReport[];
	readonly hints: readonly ObjectiveHint[];
	/** Of its own wording and of its key results, oldest first. */
	readonly movedGoalposts: readonly Change[];
}

/** An objective on a day. The same object for as long as nothing that it depends on has changed. */
export function objectiveReport(board: Board, objective: Objective, today: Day): ObjectiveReport {
	const { keyResults, kpis, cycles, settings } = board;
	return reportAmong(objective, keyResults, kpis, cycles, settings, today);
}

/** Collections that are the same as a whole spare a look at each key result: there may be thousands. */
const reportAmong = remember(
	(
		objective: Objective,
		keyResults: Board['keyResults'],
		kpis: Board['kpis'],
		cycles: Board['cycles'],
		settings: BoardSettings,
		today: Day
	): ObjectiveReport => {
		const around = {
			objectives: new Map([[objective.id, objective]]),
			keyResults,
			kpis,
			cycles,
			settings
		};
		return reportOn(
			objective,
			objective.cycleId === undefined ? undefined : cycles.get(objective.cycleId),
			settings,
			today,
			...keyResultsOf(around, objective.id).map((keyResult) =>
				keyResultReport(around, keyResult, today)
			)
		);
	}
);

const reportOn = remember(
	(
		objective: Objective,
		cycle: Cycle | undefined,
		settings: BoardSettings,
		today: Day,
		...keyResults: readonly KeyResultReport[]
	): ObjectiveReport => {
		const withData = keyResults.filter(({ ratio }) => ratio !== null);
		const ratio = rollUp(keyResults.map(partOf('ratio')));
		const expected = withData.some(({ expectedRatio }) => expectedRatio === null)
			? null
			: rollUp(withData.map(partOf('expectedRatio')));
		const computed = objectiveStatus(keyResults, ratio, expected, cycle, today);
		const isStale = withData.length > 0 && withData.every((report) => report.isStale);
		return {
			objective,
			cycle,
			ratio,
			expectedRatio: expected,
			computed,
			shown: isStale && computed === 'on-track' ? 'stale' : computed,
			confidence: rollUp(keyResults.map(partOf('confidence')), 10),
			lastCheckInOn: lastCheckInOn(keyResults),
			keyResults,
			hints: hintsFor(objective, cycle, keyResults),
			movedGoalposts: [
				...movedGoalpostsOf(objective, cycle?.from, settings),
				...keyResults.flatMap(({ movedGoalposts }) => movedGoalposts)
			].sort((one, other) => one.at - other.at)
		};
	}
);

function partOf(figure: 'ratio' | 'expectedRatio' | 'confidence') {
	return (report: KeyResultReport) => ({
		value: report[figure],
		weight: report.keyResult.weight
	});
}

/** As a key result, by its roll-up; a keep that is kept so far does not make it met before its end. */
function objectiveStatus(
	keyResults: readonly KeyResultReport[],
	ratio: number | null,
	expected: number | null,
	cycle: Cycle | undefined,
	today: Day
): ComputedStatus {
	const counted = keyResults.filter(
		({ ratio: own, keyResult }) => own !== null && keyResult.weight > 0
	);
	// It began with the first of them: one that was added in the midst of a cycle is given its seven days too.
	const first = counted
		.flatMap(({ window }) => window ?? [])
		.reduce<Span | undefined>(
			(one, other) => (one && one.from <= other.from ? one : other),
			undefined
		);
	const status = paceStatus(ratio, expected, first ?? cycle, today);
	if (status !== 'met') return status;
	return counted.every(({ computed }) => computed === 'met') ? 'met' : 'on-track';
}

function lastCheckInOn(keyResults: readonly KeyResultReport[]): Day | null {
	const days = keyResults.flatMap(({ lastCheckIn }) => (lastCheckIn ? [lastCheckIn.day] : []));
	return days.sort().at(-1) ?? null;
}

/** Two to five key results are wanted: a hint at either end, a warning outside. */
function hintsFor(
	{ ownerId, why, winning }: Objective,
	cycle: Cycle | undefined,
	keyResults: readonly KeyResultReport[]
): readonly ObjectiveHint[] {
	const hints: ObjectiveHint[] = [];
	const count = keyResults.length;
	if (count <= 2) hints.push({ code: 'few-key-results', tone: count < 2 ? 'warning' : 'hint' });
	if (count >= 5) hints.push({ code: 'many-key-results', tone: count > 5 ? 'warning' : 'hint' });
	if (count > 0 && keyResults.every(({ keyResult }) => !(keyResult.weight > 0)))
		hints.push({ code: 'weights-all-zero', tone: 'warning' });
	if (ownerId === undefined) hints.push({ code: 'no-owner', tone: 'warning' });
	if (!isLive(cycle)) hints.push({ code: 'no-cycle', tone: 'hint' });
	if (why.trim() === '') hints.push({ code: 'no-why', tone: 'hint' });
	if (winning.trim() === '') hints.push({ code: 'no-winning', tone: 'hint' });
	return hints;
}
