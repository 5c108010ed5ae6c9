import { describe, expect, test } from 'vitest';
import type { PeriodTarget } from '#domain/kpi.ts';
import { day } from '#tests/builders.ts';
import { limitLines } from '#ui/kpi/limit-lines.ts';

const drawn = (...periodTargets: readonly PeriodTarget[]) =>
	limitLines(
		{ limits: { direction: 'higher', target: 80 }, periodTargets },
		day('2026-01-01'),
		day('2026-03-01')
	).map(({ name, points }) => [name, ...points.map(({ day, value }) => `${day} ${value}`)]);

const softer = {
	...{ key: 'k', from: day('2026-01-10'), to: day('2026-01-31'), label: '' },
	limits: { direction: 'higher', target: 60, alarm: 40 }
} as const;

describe('the limits on the chart', () => {
	test('G-T5 without periods each is one line from end to end, a range two', () => {
		expect(drawn()).toEqual([['target', '2026-01-01 80', '2026-03-01 80']]);
		const range = limitLines(
			{ limits: { direction: 'within', watch: { low: 1, high: 3 } } },
			day('2026-01-01'),
			day('2026-01-01')
		);
		expect(range.map(({ points }) => points.map(({ value }) => value))).toEqual([[1], [3]]);
	});

	test('G-T5 a step is upright on its days, and a limit of the period alone has gaps around it', () => {
		expect(drawn({ ...softer, way: 'step' })).toEqual([
			[
				'target',
				...['2026-01-01 80', '2026-01-09 80', '2026-01-10 60', '2026-01-31 60'],
				...['2026-02-01 80', '2026-03-01 80']
			],
			[
				'alarm',
				...['2026-01-01 undefined', '2026-01-09 undefined', '2026-01-10 40', '2026-01-31 40'],
				...['2026-02-01 undefined', '2026-03-01 undefined']
			]
		]);
	});

	test('G-T5 a line slopes from its first day to what holds after it', () => {
		const [target] = drawn({ ...softer, way: 'line' });
		expect(target?.slice(3, 6)).toEqual([
			'2026-01-10 60',
			expect.stringMatching(/^2026-01-31 79\.\d+$/),
			'2026-02-01 80'
		]);
	});
});
