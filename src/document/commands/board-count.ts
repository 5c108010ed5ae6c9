import { countedKpiId, countTraits, type BoardCount } from '#domain/board-count.ts';
import type { KpiId } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { prose, wording } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, lastPlace, storedEntity } from '../entity.ts';
import { limitFields } from '../kpi-limits.ts';
import { archive, restore } from './archive.ts';

/**
 * Let the board count something of its own life, weekly, as a KPI like others. One that was switched off comes back
 * with its limits and everything that was said of it; two devices that switch the same one on make one KPI.
 */
export function startCounting(
	edit: Edit,
	count: BoardCount,
	texts: { readonly name: string; readonly question: string; readonly definition: string }
): Result<KpiId, Why> {
	const id = countedKpiId(count);
	if (storedEntity(edit.doc, 'kpis', id)) {
		const restored = restore(edit, 'kpis', id);
		return restored.done ? done(id) : restored;
	}
	const { unit, direction } = countTraits[count];
	return createEntity({ ...edit, newId: () => id }, 'kpis', {
		name: wording(texts.name),
		question: prose(texts.question),
		definition: prose(texts.definition),
		counts: done(count),
		cadence: done('weekly'),
		unit: done(unit),
		...limitFields({ direction }),
		order: lastPlace(edit, 'kpis')
	});
}

/** Stop counting: the KPI goes to the trash with its limits and comments, and comes back with them. */
export function stopCounting(edit: Edit, count: BoardCount): Result<undefined, Why> {
	return archive(edit, 'kpis', countedKpiId(count));
}
