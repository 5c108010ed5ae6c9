import { describe, expect, test } from 'vitest';
import { day } from '#tests/builders.ts';
import { aBoard, aKpi, theKpi, type KpiInside } from '#tests/builders.ts';
import { blankLimits } from '#ui/kpi/limits-fields.ts';
import { limitsLine } from '#ui/vocabulary/limit-words.ts';
import { blankPeriod, periodWords, readPeriod } from '#ui/kpi/period-fields.ts';

const kpiWith = (fields: KpiInside) => theKpi(aBoard(aKpi('A', fields)));
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('limits for some time', () => {
	const typed = (
		limits: Partial<typeof blankLimits>,
		fields: Partial<typeof blankPeriod> = {}
	) => ({
		...{ ...blankPeriod, from: '2027-01-01', ...fields },
		limits: { ...blankLimits, ...limits }
	});

	test.each([
		[
			{ kind: 'rate', per: 1000, name: 'crates', decimals: 1 },
			'3,2',
			3.2,
			'at most 3,2 per 1.000 crates'
		],
		[{ kind: 'percent', decimals: 2 }, '99,95 %', 99.95, 'at most 99,95 %'],
		[{ kind: 'duration', in: 'hours' }, '1:30', 1.5, 'at most 1:30 h'],
		[{ kind: 'money', currency: 'EUR' }, '1.250 €', 1250, 'at most 1.250 €']
	] as const)('Y-L5 a limit in %o typed as %s is read and said', (unit, text, value, words) => {
		const kpi = kpiWith({ unit, limits: { direction: 'lower' } });
		const read = readPeriod(typed({ target: text }), kpi, 'de');
		expect(read).toMatchObject({
			ok: true,
			wish: { limits: { direction: 'lower', target: value } }
		});
		if (!read.ok) return;
		const period = { ...read.wish, key: 'k', label: '' };
		expect(plain(limitsLine(period.limits, kpi.unit, 'de'))).toBe(`Target ${words}`);
	});

	test('Y-L5 a range has both its ends, days are days, and what is wrong is said in words', () => {
		const kpi = kpiWith({ limits: { direction: 'within' } });
		expect(readPeriod(typed({ target: '18', targetHigh: '24' }), kpi, 'en')).toMatchObject({
			wish: { limits: { direction: 'within', target: { low: 18, high: 24 } } }
		});
		expect(readPeriod(typed({ target: '18' }), kpi, 'en')).toMatchObject({ ok: false });
		expect(readPeriod(typed({}, { from: '' }), kpi, 'en')).toMatchObject({ ok: false });
		expect(readPeriod(typed({}, { to: 'soon' }), kpi, 'en')).toMatchObject({ ok: false });
	});

	test('Y-L5 a period says when it holds', () => {
		const period = { key: 'k', label: '', limits: { direction: 'higher' } } as const;
		const from = day('2027-01-01');
		expect(periodWords({ ...period, from, way: 'step' }, 'en-GB')).toBe('from 1 Jan 2027');
		expect(periodWords({ ...period, from, to: day('2027-03-31'), way: 'line' }, 'en-GB')).toBe(
			'1 Jan 2027 to 31 Mar 2027, in a line'
		);
	});
});
