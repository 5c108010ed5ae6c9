import type { Board } from './board.ts';
import { calculatedReadings, type Calculated } from './calculated-readings.ts';
import { typedFormula } from './formula-names.ts';
import { loopOf } from './formula-order.ts';
import { formulaOf } from './formula-tree.ts';
import { inputsOf, type FormulaProblem } from './formula.ts';
import type { KpiId } from './id.ts';
import { cadenceSteps } from './kpi-rhythm.ts';
import type { Cadence, Kpi } from './kpi.ts';

/** What a formula that is being typed would come to. */
export type FormulaPreview =
	| { readonly problem: FormulaProblem | LoopProblem }
	| (Calculated & {
			/** The text to keep. */
			readonly kept: string;
			/** Inputs that are read more seldom than this KPI: most of its periods will have no value. */
			readonly slower: readonly Kpi[];
	  });

/** The formula would need the KPI itself; each needs the one after it. */
export interface LoopProblem {
	readonly code: 'loop';
	readonly loop: readonly KpiId[];
}

/** Try a formula on a KPI as it is typed, before anything is written; one that is only being made has no id yet. */
export function formulaPreview(
	board: Board,
	kpi: Pick<Kpi, 'cadence'> & { readonly id?: KpiId },
	text: string,
	locale: string
): FormulaPreview {
	const typed = typedFormula(board, text, locale);
	if ('problem' in typed) return typed;
	const { formula, kept } = typed;
	const formulaAt = (id: KpiId) => {
		const other = board.kpis.get(id);
		return other && formulaOf(other);
	};
	const loop = kpi.id && loopOf(kpi.id, formula, formulaAt);
	if (loop) return { problem: { code: 'loop', loop } };
	const inputs = inputsOf(formula).flatMap((id) => board.kpis.get(id) ?? []);
	const { weekStart, yearStartMonth } = board.settings;
	const { cadence } = kpi;
	const rhythm = { cadence, weekStart, yearStartMonth };
	const slower = inputs.filter((input) => cadenceLength(input.cadence) > cadenceLength(cadence));
	return { kept, slower, ...calculatedReadings(formula, inputs, rhythm) };
}

/** About how many days a period has: enough to tell which is longer. */
function cadenceLength(cadence: Cadence): number {
	const step = cadenceSteps[cadence];
	return 'days' in step ? step.days : step.months * 30;
}
