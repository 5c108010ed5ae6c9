import type { MilestoneId } from '#domain/id.ts';
import type { Measure, Milestone, RelativeTo } from '#domain/measure.ts';
import { byOrderAndId, readParts } from './parts.ts';
import { present, type Stored } from './stored.ts';

const kinds = ['done', 'reach', 'keep', 'milestones', 'evidence'] as const;

/** How a key result is measured; yes or no where it does not say. */
export function readMeasure(stored: Stored): Measure {
	const kind = stored.choice('measure', kinds);
	switch (kind) {
		case 'reach':
			return present({
				kind,
				from: stored.figure('from', 0),
				to: stored.figure('to', 0),
				relativeTo: readRelativeTo(stored)
			});
		case 'keep':
			return present({
				kind,
				min: stored.number('min'),
				max: stored.number('max'),
				period: stored.choice('period', ['week', 'month'])
			});
		case 'milestones':
			return { kind, milestones: readMilestones(stored) };
		case 'evidence':
			return { kind, wanted: readWanted(stored) };
		case 'done':
			return { kind };
	}
}

function readRelativeTo(stored: Stored): RelativeTo | undefined {
	const value = stored.number('baseline');
	if (value !== undefined) return { kind: 'baseline', value };
	return stored.flag('control') ? { kind: 'control' } : undefined;
}

function readWanted(stored: Stored): number {
	const wanted = stored.figure('wanted', 1);
	if (Number.isInteger(wanted) && wanted >= 1) return wanted;
	stored.note('wanted');
	return 1;
}

function readMilestones(stored: Stored): readonly Milestone[] {
	const milestones: Milestone[] = [];
	for (const [id, part] of readParts(stored, 'milestones', 'title')) {
		const at = (field: string) => `milestones.${id}.${field}`;
		const weight = stored.numberOf(part.get('weight'), at('weight')) ?? 1;
		if (weight < 0) stored.note(at('weight'));
		milestones.push(
			present({
				id: id as MilestoneId,
				title: stored.textOf(part.get('title'), at('title')) ?? '',
				weight: Math.max(0, weight),
				order: stored.orderOf(part.get('order'), at('order')),
				doneOn: stored.dayOf(part.get('doneOn'), at('doneOn'))
			})
		);
	}
	return milestones.sort(byOrderAndId);
}
