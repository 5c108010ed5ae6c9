import type { Board } from './board.ts';
import type { BoardCount } from './board-count.ts';
import { periodsOf } from './cadence-period.ts';
import { daySerial, type Day, type Instant } from './day.ts';
import { talliesOf, type GoalTally } from './goal-tally.ts';
import { groundOf, type Ground } from './ground.ts';
import type { PersonId } from './id.ts';
import type { KeyResult } from './key-result.ts';
import type { Cadence, Kpi } from './kpi.ts';
import { entitiesIn } from './lookups.ts';
import { madeOn } from './made-on.ts';
import type { Person } from './person.ts';
import type { Reading } from './reading.ts';
import { remember } from './remember.ts';
import { isDerived } from './whole-readings.ts';

/** What a count is taken from. */
type Counted = Pick<Board, 'settings' | 'keyResults' | 'objectives' | 'cycles' | 'people' | 'kpis'>;

/** A key result's tallies with who answers for it. */
interface OwnedTallies {
	readonly ownerIds: readonly PersonId[];
	readonly tallies: ReadonlyMap<number, GoalTally>;
}

/**
 * What a board counts of itself in each period of a KPI's cadence that is over, oldest first, dated the period's last
 * day. Past periods are counted from the check-ins and dates that the board holds; owners are those of today, since
 * nobody writes down who owned what when. The same list for as long as nothing that it is counted from has changed.
 */
export function countedReadings(
	kpi: Kpi,
	count: BoardCount,
	board: Counted,
	today: Day
): readonly Reading[] {
	const { settings } = board;
	const last = periodsOf(kpi.cadence, settings).numberOf(today) - 1;
	const tallies = entitiesIn(board.keyResults).map((keyResult) =>
		tally[count](keyResult, countingGround(board, keyResult), kpi.cadence, last)
	);
	const people = count === 'people-with-goals' ? board.people : noPeople;
	return summed(kpi, count, settings, people, ...tallies);
}

/** One memory for each count: they may go by different cadences. */
const tally: { readonly [count in BoardCount]: ReturnType<typeof rememberedTallies> } = {
	'check-ins-on-time': rememberedTallies(),
	'stale-goals': rememberedTallies(),
	'people-with-goals': rememberedTallies(),
	'update-age': rememberedTallies()
};

function rememberedTallies() {
	return remember(
		(keyResult: KeyResult, ground: Ground, cadence: Cadence, last: number): OwnedTallies => {
			const owner = ground.objective?.ownerId;
			const ownerIds = [keyResult.ownerId, owner].filter((id) => id !== undefined);
			const periods = periodsOf(cadence, ground.settings);
			return { ownerIds, tallies: talliesOf(keyResult, ground, periods, last) };
		}
	);
}

/** What is fed by a KPI that is itself calculated or counted is told by people alone: no count needs another. */
function countingGround(board: Counted, keyResult: KeyResult): Ground {
	const kpi = keyResult.kpiId && board.kpis.get(keyResult.kpiId);
	if (!kpi || !isDerived(kpi)) return groundOf(board, keyResult);
	const objective = board.objectives.get(keyResult.objectiveId);
	const cycle = objective?.cycleId && board.cycles.get(objective.cycleId);
	return withoutKpi(keyResult, objective, cycle || undefined, board.settings);
}

const withoutKpi = remember(
	(
		_keyResult: KeyResult,
		objective: Ground['objective'],
		cycle: Ground['cycle'],
		settings: Ground['settings']
	): Ground => ({ objective, cycle, kpi: undefined, settings })
);

const summed = remember(
	(
		{ cadence }: Kpi,
		count: BoardCount,
		settings: Board['settings'],
		people: Board['people'],
		...goals: readonly OwnedTallies[]
	): readonly Reading[] => {
		const periods = periodsOf(cadence, settings);
		const known = goals.flatMap(({ tallies }) => [...tallies.keys()]);
		if (known.length === 0) return [];
		const [first, last] = known.reduce(
			([low, high], period) => [Math.min(low, period), Math.max(high, period)],
			[Infinity, -Infinity]
		);
		const readings: Reading[] = [];
		for (let period = first; period <= last; period += 1) {
			const day = periods.lastDayOf(period);
			const here = goals.flatMap(({ tallies, ownerIds }) => {
				const found = tallies.get(period);
				return found ? [{ ...found, ownerIds }] : [];
			});
			const value = valueOf(count, here, () => peopleOn(people, day, settings.timeZone));
			if (value === undefined) continue;
			readings.push({ day, at: (daySerial(day) * 86_400_000) as Instant, value });
		}
		return readings;
	}
);

/** One period's value; nothing where there is nothing to count. */
function valueOf(
	count: BoardCount,
	goals: readonly (GoalTally & { readonly ownerIds: readonly PersonId[] })[],
	peopleThen: () => readonly Person[]
): number | undefined {
	const running = goals.filter(({ isRunning }) => isRunning);
	switch (count) {
		case 'check-ins-on-time': {
			const due = goals.reduce((sum, goal) => sum + goal.due, 0);
			const onTime = goals.reduce((sum, goal) => sum + goal.onTime, 0);
			return due === 0 ? undefined : (onTime * 100) / due;
		}
		case 'stale-goals':
			return running.length === 0 ? undefined : running.filter(({ isStale }) => isStale).length;
		case 'people-with-goals': {
			const owners = new Set(running.flatMap(({ ownerIds }) => ownerIds));
			const all = peopleThen();
			return all.length === 0
				? undefined
				: (all.filter(({ id }) => owners.has(id)).length * 100) / all.length;
		}
		case 'update-age':
			return median(running.flatMap(({ ageDays }) => ageDays ?? []));
	}
}

function median(numbers: readonly number[]): number | undefined {
	const sorted = [...numbers].sort((one, other) => one - other);
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

const noPeople: Board['people'] = new Map();

function peopleOn(people: Board['people'], day: Day, timeZone: string): readonly Person[] {
	return entitiesIn(people).filter((person) => {
		const made = madeOn(person, timeZone);
		const isThere = made === undefined || made <= day;
		return isThere && (person.archivedOn === undefined || person.archivedOn > day);
	});
}
