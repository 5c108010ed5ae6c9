import type { Day } from '#domain/day.ts';
import { formatSpan, unitName } from '#domain/format.ts';
import type { KpiState } from '#domain/kpi-status.ts';
import { isLive } from '#domain/lookups.ts';
import type { ChartPlan } from '#kit/chart-ink.ts';
import type { KeyEntry } from '#kit/chart-key.ts';
import { ruleWords } from '#ui/vocabulary/process-words.ts';
import { chartEntries } from './chart-entries.ts';
import { chartPlan, type ChartFacts } from './chart-plan.ts';
import { markedReadings, processLines } from './process-lines.ts';

/** A KPI's chart over some readings: what is drawn, its key, and what a picture of it is called. */
interface KpiDrawing {
	readonly config: ChartPlan;
	readonly entries: readonly KeyEntry[];
	readonly title: string;
	readonly period: string;
}

/** Draw a KPI's readings up to a day. */
export function kpiDrawing(facts: ChartFacts): KpiDrawing {
	const { kpi, events, today, locale } = facts;
	const from = firstDay(facts);
	const isShown = ({ day }: { readonly day: Day }) => day >= from && day <= today;
	const recoveries = recoveriesIn(facts);
	const unit = unitName(kpi.unit, locale);
	return {
		config: chartPlan({ ...facts, recoveries }),
		entries: chartEntries(kpi, {
			lines: processLines(kpi, from, today),
			marks: markedReadings(kpi, from, today),
			events: events.filter(isShown).length,
			dividers: kpi.dividers.filter(isShown).length,
			recoveries: recoveries.length
		}),
		title: unit ? `${kpi.name} (${unit})` : kpi.name,
		/** Put into words only for somebody who saves a picture. */
		get period() {
			return formatSpan({ from, to: today }, locale);
		}
	};
}

/** A reading with what there is to say about it. */
export interface KpiRow extends KpiState {
	/** The rule of the process that marks it, in words. */
	readonly signal: string;
	/** What happened since the reading before. */
	readonly happened: readonly string[];
}

/** The rows of the table behind a chart, oldest first. */
export function kpiRows(facts: ChartFacts): readonly KpiRow[] {
	const { kpi, states, events, today } = facts;
	const marks = markedReadings(kpi, firstDay(facts), today);
	const rules = new Map(marks.map(({ day, rule }) => [day, ruleWords[rule]]));
	const begun = recoveriesIn(facts).map(({ objective, span }) => ({
		...{ day: span.from, title: `“${objective.title}” began` }
	}));
	const happenings = [...events, ...begun];
	return states.map((state, at) => {
		const { day } = state.reading;
		const before = states[at - 1]?.reading.day;
		const isSince = (on: Day) => on <= day && (before === undefined || on > before);
		return {
			...state,
			signal: rules.get(day) ?? '',
			happened: happenings.filter((each) => isSince(each.day)).map(({ title }) => title)
		};
	});
}

function firstDay({ states, today }: ChartFacts): Day {
	return states[0]?.reading.day ?? today;
}

/** The objectives that are not in the trash and have at least one day inside the chart. */
function recoveriesIn(facts: ChartFacts): ChartFacts['recoveries'] {
	const from = firstDay(facts);
	return facts.recoveries.filter(
		({ objective, span }) => isLive(objective) && span.from <= facts.today && span.to >= from
	);
}
