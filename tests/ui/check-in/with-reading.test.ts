import { expect, test } from 'vitest';
import { kpiReport } from '#domain/kpi-report.ts';
import { withReading } from '#ui/check-in/with-reading.ts';
import { aBoard, aKpi, aReading, day, theKpi } from '#tests/builders.ts';

const board = aBoard(
	aKpi('Reply', { limits: { direction: 'lower', target: 10, watch: 20, alarm: 30 } }),
	aKpi(
		'Calls',
		{ limits: { direction: 'lower', target: 10, watch: 20, alarm: 30 } },
		aReading('2026-02-02', 5),
		aReading('2026-02-09', 6)
	)
);
const today = day('2026-02-13');
const reportWith = (name: string, on: string, value: number) =>
	kpiReport(board, withReading(theKpi(board, name), { day: day(on), value }), today);

test('I-E6 a figure means what it would on its day: of today it is how things stand, of an earlier one it is not', () => {
	expect(reportWith('Calls', '2026-02-13', 40)).toMatchObject({
		current: { value: 40 },
		status: 'alarm'
	});
	const late = reportWith('Calls', '2026-02-05', 40);
	expect(late.current).toMatchObject({ day: '2026-02-09', value: 6 });
	expect(late.kpi.readings.map(({ value }) => value)).toEqual([5, 40, 6]);
	expect(reportWith('Reply', '2026-02-01', 40)).toMatchObject({ status: 'alarm' });
});

test('I-E6 on a day that was read already, the typed figure is the one that counts', () => {
	expect(reportWith('Calls', '2026-02-09', 40)).toMatchObject({
		current: { value: 40 },
		status: 'alarm'
	});
});
