import type { Board } from './board.ts';
import type { BoardCalendar } from './cadence-period.ts';
import { calculatedReadings } from './calculated-readings.ts';
import { countedReadings } from './counted-readings.ts';
import type { Day } from './day.ts';
import type { Derived, DerivedTrouble } from './derived.ts';
import { formulaOrder } from './formula-order.ts';
import { inputsOf } from './formula.ts';
import { formulaOf } from './formula-tree.ts';
import type { KpiId } from './id.ts';
import type { Kpi } from './kpi.ts';
import { entitiesIn, isLive } from './lookups.ts';
import type { Reading } from './reading.ts';
import { remember } from './remember.ts';

/**
 * A board as it is shown on a day: KPIs that are calculated or counted have the readings that they come to. These
 * are never stored. What an edit did not touch, and what is not calculated from what it touched, stays the same
 * object.
 */
export function withDerivedReadings(board: Board, today: Day): Board {
	const { weekStart, yearStartMonth } = board.settings;
	const kpis = derivedKpis(board.kpis, weekStart, yearStartMonth, ...countedKpis(board, today));
	return kpis === board.kpis ? board : { ...board, kpis };
}

/** The KPIs that the board counts itself. They come first: a formula may use them, and they use none. */
function countedKpis(board: Board, today: Day): readonly Kpi[] {
	return countingIn(board.kpis).map((kpi) => {
		if (kpi.counts === undefined || kpi.counts === 'unknown')
			return withTrouble(kpi, 'unknown-count', '');
		return counted(kpi, countedReadings(kpi, kpi.counts, board, today));
	});
}

const countingIn = remember((kpis: Board['kpis']): readonly Kpi[] =>
	entitiesIn(kpis).filter((kpi) => kpi.counts !== undefined && isLive(kpi))
);

const counted = remember((kpi: Kpi, readings: readonly Reading[]): Kpi =>
	derived(kpi, readings, { gaps: [], kept: kpi.readings.length })
);

const derivedKpis = remember(
	(
		stored: Board['kpis'],
		weekStart: BoardCalendar['weekStart'],
		yearStartMonth: BoardCalendar['yearStartMonth'],
		...countedOnes: readonly Kpi[]
	): Board['kpis'] => {
		const { order, loops } = formulaOrder(stored);
		if (order.length + loops.size + countedOnes.length === 0) return stored;
		const shown = new Map(stored);
		for (const kpi of countedOnes) shown.set(kpi.id, kpi);
		for (const [id, loop] of loops) {
			const kpi = stored.get(id);
			if (kpi) shown.set(id, withTrouble(kpi, 'loop', loop.join(' ')));
		}
		for (const kpi of order) {
			const inputs = inputsIn(shown, kpi);
			shown.set(
				kpi.id,
				'trouble' in inputs
					? withTrouble(kpi, ...inputs.trouble)
					: calculated(kpi, weekStart, yearStartMonth, ...inputs.kpis)
			);
		}
		return shown;
	}
);

type Trouble = readonly [code: DerivedTrouble['code'], ids: string];

/** What a formula is calculated from, or why it cannot be. */
function inputsIn(
	shown: Board['kpis'],
	kpi: Kpi
): { readonly kpis: readonly Kpi[] } | { readonly trouble: Trouble } {
	const formula = formulaOf(kpi);
	if (!formula) return { trouble: ['unreadable', ''] };
	const kpis: Kpi[] = [];
	for (const id of inputsOf(formula)) {
		const input = shown.get(id);
		if (!input) return { trouble: ['gone', id] };
		if (!isLive(input)) return { trouble: ['in-trash', id] };
		kpis.push(input);
	}
	return { kpis };
}

/** Remembered by the KPI and everything that it is calculated from: an edit elsewhere calculates nothing. */
const calculated = remember(
	(
		kpi: Kpi,
		weekStart: BoardCalendar['weekStart'],
		yearStartMonth: BoardCalendar['yearStartMonth'],
		...inputs: readonly Kpi[]
	): Kpi => {
		const formula = formulaOf(kpi);
		if (!formula) return kpi;
		const { cadence } = kpi;
		const { readings, gaps } = calculatedReadings(formula, inputs, {
			...{ cadence, weekStart, yearStartMonth }
		});
		return derived(kpi, readings, { gaps: gaps.slice(-mostGaps), kept: kpi.readings.length });
	}
);

const withTrouble = remember((kpi: Kpi, ...[code, ids]: Trouble): Kpi => {
	const named = ids.split(' ') as KpiId[];
	const [kpiId = '' as KpiId] = named;
	const trouble: DerivedTrouble =
		code === 'loop'
			? { code, loop: named }
			: code === 'gone' || code === 'in-trash'
				? { code, kpiId }
				: { code };
	return derived(kpi, [], { gaps: [], trouble, kept: kpi.readings.length });
});

/** How many periods without a value are listed: nobody reads more. */
const mostGaps = 12;

/** A KPI with readings that nobody typed. They are of the whole: its segments have none then. */
function derived(kpi: Kpi, readings: readonly Reading[], how: Derived): Kpi {
	return { ...kpi, segments: [], readings, derived: how };
}
