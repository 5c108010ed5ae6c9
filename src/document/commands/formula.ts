import type * as Y from 'yjs';
import { keptFormula } from '#domain/formula-tree.ts';
import { inputsOf, type Formula } from '#domain/formula.ts';
import { loopOf } from '#domain/formula-order.ts';
import type { KpiId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Edit } from '../edit.ts';
import { liveEntity, patchEntity, storedEntity } from '../entity.ts';

/**
 * Calculate a KPI from others, by a formula that names them by id: `[id] / [id] * 100`. Readings that were typed are
 * kept. Refuses what is no formula, KPIs that are not there or in the trash, and a formula that needs itself.
 */
export function calculateKpi(edit: Edit, id: KpiId, formula: string): Result<undefined, Why> {
	const parsed = keptFormula(formula);
	if (!('formula' in parsed)) return refused('formula-unreadable');
	for (const input of inputsOf(parsed.formula)) {
		const found = liveEntity(edit, 'kpis', input);
		if (!found.done) return found;
	}
	if (storedEntity(edit.doc, 'kpis', id)?.has('counts')) return refused('readings-calculated');
	if (loopOf(id, parsed.formula, (at) => storedFormula(edit.doc, at)))
		return refused('formula-loop');
	return patchEntity(edit, 'kpis', id, { formula: done(formula) });
}

/** Type a KPI's readings again: those that were typed before are there. */
export function typeKpi(edit: Edit, id: KpiId): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, { formula: done(null) });
}

function storedFormula(doc: Y.Doc, id: KpiId): Formula | undefined {
	const text = storedEntity(doc, 'kpis', id)?.get('formula');
	const parsed = typeof text === 'string' ? keptFormula(text) : undefined;
	return parsed && 'formula' in parsed ? parsed.formula : undefined;
}
