import type * as Y from 'yjs';
import { expect, test } from 'vitest';
import { addPeriodTarget, removePeriodTarget } from '#document/commands/period-target.ts';
import { setKpiLimits } from '#document/commands/kpi.ts';
import { aDocument, boardOf, day, made, meet, replica } from './world.ts';

const limits = { direction: 'higher', target: 85, alarm: 60 } as const;
const wish = { from: day('2026-01-01'), way: 'step', limits } as const;

test('T-K8 a period’s limits are kept beside those of other periods, of devices that were apart too', () => {
	const { doc, edit, kpiId } = aDocument();
	const theirs = replica(doc);
	const key = made(addPeriodTarget(edit, kpiId, { ...wish, label: '2026' }));
	const probation = { ...wish, to: day('2026-03-31'), way: 'line', label: 'Ben begins' } as const;
	made(addPeriodTarget({ ...edit, doc: theirs, newId: () => 'theirs' }, kpiId, probation));
	meet(doc, theirs);
	const periods = boardOf(doc).kpis.get(kpiId)?.periodTargets;
	expect(periods).toHaveLength(2);
	expect(periods).toEqual(
		expect.arrayContaining([
			{ key, from: '2026-01-01', way: 'step', label: '2026', limits },
			{
				...{ key: 'theirs', from: '2026-01-01', to: '2026-03-31' },
				way: 'line',
				label: 'Ben begins',
				limits
			}
		])
	);
	made(removePeriodTarget(edit, kpiId, key));
	expect(boardOf(doc).kpis.get(kpiId)?.periodTargets).toMatchObject([{ key: 'theirs' }]);
	expect(removePeriodTarget(edit, kpiId, key)).toMatchObject({ why: 'gone' });
});

test('T-K8 days in the wrong order, limits that cross and none at all are refused, and nothing is written', () => {
	const { doc, edit, kpiId } = aDocument();
	const whyNot = (fields: object) => addPeriodTarget(edit, kpiId, { ...wish, ...fields });
	expect(whyNot({ to: day('2025-12-31') })).toMatchObject({ why: 'span-reversed' });
	expect(whyNot({ from: day('2026-02-30') })).toMatchObject({ why: 'day-unreadable' });
	expect(whyNot({ limits: { direction: 'higher' } })).toMatchObject({ why: 'limits-missing' });
	expect(whyNot({ limits: { ...limits, alarm: 90 } })).toMatchObject({ why: 'limits-crossed' });
	expect(whyNot({ limits: { ...limits, target: NaN } })).toMatchObject({
		why: 'number-not-finite'
	});
	expect(boardOf(doc).kpis.get(kpiId)).not.toHaveProperty('periodTargets');
});

test('T-K8 a period of another direction waits for the KPI to go back, and what cannot be read is a problem', () => {
	const { doc, edit, kpiId } = aDocument();
	made(addPeriodTarget(edit, kpiId, wish));
	made(setKpiLimits(edit, kpiId, { direction: 'within', target: { low: 1, high: 2 } }));
	expect(boardOf(doc).kpis.get(kpiId)).not.toHaveProperty('periodTargets');
	made(setKpiLimits(edit, kpiId, { direction: 'higher' }));
	expect(boardOf(doc).kpis.get(kpiId)?.periodTargets).toHaveLength(1);
	const stored = doc.getMap<Y.Map<Y.Map<unknown>>>('kpis').get(kpiId)?.get('periodTargets');
	stored?.set('broken', { from: 'soon' });
	stored?.set('nothing', 7);
	const board = boardOf(doc);
	expect(board.kpis.get(kpiId)?.periodTargets).toHaveLength(1);
	expect(board.problems.map(({ field }) => field).sort()).toEqual([
		...['periodTargets.broken', 'periodTargets.nothing']
	]);
});
