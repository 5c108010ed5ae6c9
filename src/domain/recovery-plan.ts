import type { Board } from './board.ts';
import { isInside } from './calendar.ts';
import { addDays, type Day, type Span } from './day.ts';
import { currentCycles } from './home.ts';
import type { CycleId, KpiId, PersonId, TeamId } from './id.ts';
import type { Investigation } from './investigation.ts';
import { insideOf } from './kpi-limits.ts';
import { usualDays } from './kpi-recovery.ts';
import type { KpiReport } from './kpi-report.ts';
import type { Kpi } from './kpi.ts';
import { isLive } from './lookups.ts';
import type { Measure } from './measure.ts';
import { limitsOn } from './period-target.ts';
import type { Unit } from './unit.ts';

/** What a recovery objective is made of, filled in from the KPI. */
export interface RecoveryPlan {
	readonly kpiId: KpiId;
	readonly measure: Extract<Measure, { kind: 'reach' | 'keep' }>;
	readonly unit: Unit;
	/** From the reading that it starts at to the end of the cycle. */
	readonly window: Span;
	readonly cycleId?: CycleId;
	readonly ownerId?: PersonId;
	readonly teamId?: TeamId;
	/** What would suffer if the KPI were chased blindly. */
	readonly guardrailIds: readonly KpiId[];
}

/**
 * The way back from where a KPI is to its target, as a key result that the KPI feeds: from its latest reading to the
 * nearest value that is well. Where it is inside its target and only turned for the worse, the target is to be kept.
 * Nothing without a reading or without any limit.
 */
export function recoveryPlan(
	board: Board,
	{ kpi, current }: KpiReport,
	investigation: Pick<Investigation, 'ownerId'>,
	today: Day
): RecoveryPlan | undefined {
	const measure = current ? wayBack(kpi, current.value, today) : undefined;
	if (!measure || !current) return undefined;
	const cycle = currentCycles(board, today).find((each) => isInside(each, today));
	const ownerId = [investigation.ownerId, kpi.ownerId].find(
		(id) => id && isLive(board.people.get(id))
	);
	const counter = kpi.counterId && board.kpis.get(kpi.counterId);
	const from = cycle && current.day < cycle.from ? cycle.from : current.day;
	return {
		...{ kpiId: kpi.id, measure, unit: kpi.unit },
		window: { from, to: cycle?.to ?? addDays(today, usualDays) },
		...(cycle ? { cycleId: cycle.id } : {}),
		...(ownerId ? { ownerId } : {}),
		...(kpi.teamId && isLive(board.teams.get(kpi.teamId)) ? { teamId: kpi.teamId } : {}),
		guardrailIds: counter && isLive(counter) ? [counter.id] : []
	};
}

function wayBack(kpi: Kpi, value: number, today: Day): RecoveryPlan['measure'] | undefined {
	const limits = limitsOn(kpi, today);
	const well = insideOf(limits, 'target') ?? insideOf(limits, 'watch') ?? insideOf(limits, 'alarm');
	if (!well) return undefined;
	if (value < well.low) return { kind: 'reach', from: value, to: well.low };
	if (value > well.high) return { kind: 'reach', from: value, to: well.high };
	return {
		kind: 'keep',
		period: kpi.cadence === 'daily' || kpi.cadence === 'weekly' ? 'week' : 'month',
		...(Number.isFinite(well.low) ? { min: well.low } : {}),
		...(Number.isFinite(well.high) ? { max: well.high } : {})
	};
}
