import type { KpiId } from '#domain/id.ts';
import { startCounting } from '#document/commands/board-count.ts';
import { calculateKpi } from '#document/commands/formula.ts';
import { addKpi, describeKpi, setKpiLimits, setKpiOwner } from '#document/commands/kpi.ts';
import { addDivider } from '#document/commands/process.ts';
import type { People } from './sample-people.ts';
import type { StoryPen, StoryTime } from './story-time.ts';
import { told } from './told.ts';

/**
 * Put the KPIs on the board that nobody types: a ratio of two KPIs, and what the board counts of the team's own
 * rhythm.
 */
export function tellDerivedKpis(
	kpis: ReadonlyMap<string, KpiId>,
	{ time, pen, people }: { time: StoryTime; pen: StoryPen; people: People }
): void {
	const [revenue, cafes] = [kpis.get('revenue'), kpis.get('cafes')];
	const edit = pen.on(time.day(1, 0), people.maren);
	if (revenue && cafes) {
		const ratio = addKpi(edit, {
			name: 'Sales per café',
			question: 'Does each café buy enough, or are there only more of them?',
			definition: 'Sales of the last week of the month by the cafés that ordered in it.',
			cadence: 'monthly',
			action: 'Below 78 €: Maren and Lucía look at the orders of ten cafés before anybody sells.',
			ownerId: people.maren,
			unit: { kind: 'money', currency: 'EUR' },
			limits: { direction: 'higher', target: 80, watch: 78, alarm: 70 },
			indicator: 'lagging'
		});
		told(calculateKpi(edit, told(ratio), `[${revenue}] / [${cafes}]`));
	}
	const rhythm = told(
		startCounting(edit, 'check-ins-on-time', {
			name: 'Check-ins on time',
			question: 'Do we keep our rhythm?',
			definition:
				'Of the check-ins that came due in the week, those made on the day or in the six before it.'
		})
	);
	told(setKpiOwner(edit, rhythm, people.maren));
	told(setKpiLimits(edit, rhythm, { direction: 'higher', target: 60, watch: 40, alarm: 25 }));
	const reason = 'Check-ins on Friday at three, together';
	told(addDivider(edit, rhythm, { day: time.day(1, 0), reason }));
	told(
		describeKpi(edit, rhythm, {
			action:
				'Below 40 %: we ask on Monday what Friday is good for, and move the day or drop a goal.'
		})
	);
}
