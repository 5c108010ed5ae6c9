import { addKpi } from '#document/commands/kpi.ts';
import { enterReadings, type EnteredReading } from '#document/commands/reading.ts';
import type { Edit } from '#document/edit.ts';
import type { KpiId } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { ColumnPlan } from './readings-file.ts';

/** How many readings are written at a time: few enough that a key pressed meanwhile does not feel delayed. */
const readingsAtOnce = 500;

/** One part of a long change. */
type Part = (edit: Edit) => Result<unknown, Why>;

/**
 * The edits that write a file's readings to the board, part by part: first the new KPIs, then the readings in
 * batches.
 */
export function readingParts(columns: readonly ColumnPlan[]): readonly Part[] {
	const ids = new Map<ColumnPlan, KpiId>();
	const parts: Part[] = [];
	for (const plan of columns) {
		if (plan.use === 'none' || plan.taken.length === 0) continue;
		if (plan.use !== 'new') ids.set(plan, plan.use);
		else
			parts.push((edit) => {
				const added = addKpi(edit, { name: plan.column.head });
				if (added.done) ids.set(plan, added.value);
				return added;
			});
		for (let from = 0; from < plan.taken.length; from += readingsAtOnce) {
			parts.push((edit) => {
				const kpiId = ids.get(plan);
				if (!kpiId) return done();
				const some = plan.taken.slice(from, from + readingsAtOnce);
				return enterReadings(
					edit,
					some.map((reading) => entered(kpiId, reading))
				);
			});
		}
	}
	return parts;
}

function entered(
	kpiId: KpiId,
	{ day, value, instead }: ColumnPlan['taken'][number]
): EnteredReading {
	const note = instead?.note === undefined ? {} : { note: instead.note };
	return { kpiId, ...(instead ? { instead } : {}), reading: { day, value, ...note } };
}
