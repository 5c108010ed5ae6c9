import type * as Y from 'yjs';
import type { KeepPeriod, RelativeTo } from '#domain/measure.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { finite, knownWeight, wording } from './checks.ts';
import type { Edit } from './edit.ts';
import { firstRefusal, nestedMap, type Fields } from './entity.ts';
import { putPart } from './parts.ts';

/** A measure as somebody asks for it: milestones are given by title, and get their ids here. */
export type MeasureWish =
	| {
			readonly kind: 'reach';
			readonly from: number;
			readonly to: number;
			readonly relativeTo?: RelativeTo;
	  }
	| {
			readonly kind: 'keep';
			readonly min?: number;
			readonly max?: number;
			readonly period: KeepPeriod;
	  }
	| { readonly kind: 'milestones'; readonly milestones?: readonly MilestoneWish[] }
	| { readonly kind: 'done' }
	| { readonly kind: 'evidence'; readonly wanted: number };

/** A milestone to be; weight 1 unless said otherwise. */
export interface MilestoneWish {
	readonly title: string;
	readonly weight?: number;
}

/** The stored fields of a measure, those of every other kind cleared. */
export function measureFields(measure: MeasureWish): Fields {
	const cleared = done(null);
	const blank = {
		...{ measure: done(measure.kind), from: cleared, to: cleared, min: cleared, max: cleared },
		...{ period: cleared, wanted: cleared, baseline: cleared, control: cleared }
	};
	switch (measure.kind) {
		case 'reach':
			return { ...blank, ...reachFields(measure) };
		case 'keep':
			return { ...blank, ...keepFields(measure) };
		case 'milestones': {
			const wishes = (measure.milestones ?? []).map(milestoneFields);
			const why = wishes.map(firstRefusal).find(Boolean);
			return why ? { ...blank, measure: refused(why) } : blank;
		}
		case 'done':
			return blank;
		case 'evidence':
			return { ...blank, wanted: wantedCount(measure.wanted) };
	}
}

/** Put the milestones that a measure came with into a key result, last and in their order. */
export function addWishedMilestones(
	edit: Edit,
	keyResult: Y.Map<unknown>,
	measure: MeasureWish
): void {
	if (measure.kind !== 'milestones') return;
	const milestones = nestedMap(keyResult, 'milestones');
	if (!milestones.done) return;
	for (const wish of measure.milestones ?? [])
		putPart(edit, milestones.value, milestoneFields(wish));
}

/** The stored fields of a milestone: what is not given stays as it is. */
export function milestoneFields({ title, weight }: Partial<MilestoneWish>): Fields {
	return { title: wording(title), weight: knownWeight(weight) };
}

/** How many observations prove it: a whole number, at least 1. */
function wantedCount(wanted: number): Result<number, Why> {
	return Number.isInteger(wanted) && wanted >= 1 ? done(wanted) : refused('wanted-too-few');
}

function reachFields({ from, to, relativeTo }: MeasureWish & { kind: 'reach' }): Fields {
	const baseline = relativeTo?.kind === 'baseline' ? relativeTo.value : null;
	return {
		from: finite(from),
		to: from === to ? refused('start-equals-target') : finite(to),
		baseline: baseline === 0 ? refused('baseline-zero') : finite(baseline),
		control: done(relativeTo?.kind === 'control' ? true : null)
	};
}

function keepFields({ min, max, period }: MeasureWish & { kind: 'keep' }): Fields {
	if (min === undefined && max === undefined) return { min: refused('limits-missing') };
	const isCrossed = min !== undefined && max !== undefined && min > max;
	return {
		min: isCrossed ? refused('limits-crossed') : finite(min ?? null),
		max: finite(max ?? null),
		period: done(period)
	};
}
