import type { Corrections, ImportPlan } from '#exchange/import-plan.ts';
import type { ImportShape } from '#exchange/read-import.ts';
import type { DecimalMark } from '#exchange/figures.ts';
import type { DayOrder } from '#exchange/day-words.ts';
import type { ColumnRole } from '#exchange/column-heads.ts';

/** An import in progress: the text and everything the person said about it. It survives a reload. */
export type ImportDraft = {
	text: string;
	step: 'text' | 'preview';
	shape: ImportShape;
	roles: { [at: number]: ColumnRole };
	corrections: Corrections;
	dayOrder: DayOrder | '';
	decimal: DecimalMark | '';
	cycleId: string;
};

export const emptyImport: ImportDraft = {
	text: '',
	step: 'text',
	shape: 'auto',
	roles: {},
	corrections: {},
	dayOrder: '',
	decimal: '',
	cycleId: ''
};

/** The corrections that still fit after the text was edited: those above the first line that differs. */
export function keptCorrections(
	before: string,
	after: string,
	corrections: Corrections
): Corrections {
	const [old, now] = [before.split('\n'), after.split('\n')];
	const differs = now.findIndex((line, at) => line !== old[at]);
	const firstChanged = differs === -1 ? Math.min(old.length, now.length) : differs;
	return Object.fromEntries(
		Object.entries(corrections).filter(([id]) => Math.floor(Number(id)) <= firstChanged)
	);
}

/** How deep a node is nested in the preview. */
export function depthsOf(plan: ImportPlan): ReadonlyMap<string, number> {
	const depths = new Map<string, number>();
	for (const node of plan.nodes)
		depths.set(node.id, node.parentId === undefined ? 0 : (depths.get(node.parentId) ?? 0) + 1);
	return depths;
}
