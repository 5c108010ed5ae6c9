import type * as Y from 'yjs';
import type { KeepPeriod, RelativeTo } from '#domain/measure.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { between, finite, wording } from './checks.ts';
import { freshId, type Edit } from './edit.ts';
import { nestedMap, type Fields } from './entity.ts';
import { nextOrder } from './order.ts';
import { partsWith } from './parts.ts';

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
interface MilestoneWish {
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
			const why = (measure.milestones ?? []).map(milestoneRefusal).find(Boolean);
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
	for (const wish of measure.milestones ?? []) {
		const title = wording(wish.title);
		if (!title.done) continue;
		const id = freshId(edit);
		milestones.value.set(`${id}.order`, nextOrder(partsWith(milestones.value, 'order')));
		milestones.value.set(`${id}.title`, title.value);
		if (wish.weight !== undefined) milestones.value.set(`${id}.weight`, wish.weight);
	}
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

function milestoneRefusal(wish: MilestoneWish): Why | undefined {
	const title = wording(wish.title);
	if (!title.done) return title.why;
	const weight = between(wish.weight, 0, Number.MAX_VALUE, 'weight-negative');
	return weight.done ? undefined : weight.why;
}
