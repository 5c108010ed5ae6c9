import type { KpiLimits } from '#domain/kpi.ts';
import type { PlanNode } from './import-plan.ts';
import { optional } from './optional.ts';

/** A limit to keep, as a KPI holds it: one end is a direction, two are a range. */
export function limitsOf(node: PlanNode): KpiLimits {
	const { measure } = node.guess;
	if (measure.kind === 'keep' && measure.min !== undefined && measure.max !== undefined)
		return { direction: 'within', target: { low: measure.min, high: measure.max } };
	const isLower =
		measure.kind === 'keep'
			? measure.max !== undefined
			: measure.kind === 'reach' && measure.to < measure.from;
	const target =
		measure.kind === 'keep'
			? (measure.max ?? measure.min)
			: measure.kind === 'reach'
				? measure.to
				: undefined;
	return {
		direction: isLower ? 'lower' : 'higher',
		...optional('target', target),
		...optional('watch', node.watch),
		...optional('alarm', node.alarm)
	};
}
