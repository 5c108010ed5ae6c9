import { describe, expect, test } from 'vitest';
import { sparklineShape } from '#kit/sparkline.ts';

describe('a sparkline', () => {
	test('U-20 spreads its values evenly, the highest on top', () => {
		expect(sparklineShape([0, 5, 10]).line).toBe('M0 92l0 0L50 50L100 8');
	});

	test('U-21 a gap in the values is a gap in the line, and a lonely value is a dot', () => {
		const { line } = sparklineShape([1, undefined, 3, undefined, 2, 1]);
		expect(line.match(/M/g)).toHaveLength(3);
		expect(line).toContain('M40 8l0 0M');
	});

	test('U-21 what is not a number is a gap too', () => {
		expect(sparklineShape([1, NaN, Infinity, 2]).line).toBe('M0 92l0 0M100 8l0 0');
	});

	test('U-22 the last point is the latest value there is, not the latest place', () => {
		expect(sparklineShape([1, 2, undefined]).last).toEqual({ x: 50, y: 8 });
		expect(sparklineShape([undefined, undefined]).last).toBeUndefined();
	});

	test('U-23 limits and target belong to the height of the box', () => {
		const shape = sparklineShape([4, 5], { target: 10, limits: [0] });
		expect(shape.target).toBe(8);
		expect(shape.limits).toEqual([92]);
	});

	test('U-20 equal values, one value and none can be drawn', () => {
		expect(sparklineShape([3, 3]).line).toBe('M0 50l0 0L100 50');
		expect(sparklineShape([3]).last).toEqual({ x: 50, y: 50 });
		expect(sparklineShape([])).toEqual({
			line: '',
			last: undefined,
			limits: [],
			target: undefined
		});
	});
});
