import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { recoveryPlan } from '#domain/recovery-plan.ts';
import { investigationsOf } from '#domain/lookups.ts';
import {
	blankInvestigation,
	factsFromFields,
	investigationFrom,
	investigationTitle,
	recoveryWish
} from '#ui/kpi/investigation-fields.ts';
import { careWords } from '#ui/vocabulary/kpi-care.ts';
import {
	aBoard,
	aKpi,
	anInvestigation,
	anObjective,
	aPerson,
	aReach,
	aReading,
	day,
	idOf,
	theKpi,
	type BoardPart
} from '#tests/builders.ts';

const today = day('2026-02-10');
const ana = idOf<'person'>('ana');
const limits = { direction: 'lower', target: 6, alarm: 15 } as const;
const unit = { kind: 'number', name: 'questions' } as const;
const churn = aKpi('Old questions', { limits, unit, ownerId: ana }, aReading('2026-02-09', 19));
const withPeople = [aPerson('Ana'), aPerson('Ben'), churn];

describe('what a gauge says of it', () => {
	const wordsOf = (...parts: readonly BoardPart[]) => {
		const board = aBoard(...withPeople, ...parts);
		return careWords(board, theKpi(board), today);
	};
	const looked = (fields = {}) => anInvestigation('Old questions', '2026-02-09', fields);

	test('Y-I1 it says who looks into it, and nothing where nobody does', () => {
		expect(wordsOf()).toBeUndefined();
		expect(wordsOf(looked({ ownerId: idOf('ben') }))).toBe('Being looked into by Ben');
		expect(wordsOf(looked())).toBe('Being looked into by Ana');
		expect(wordsOf(looked({ closedOn: today }))).toBeUndefined();
		expect(wordsOf(looked({ archivedOn: today }))).toBeUndefined();
	});

	test('Y-I1 the objective that brings it back is named for as long as it does', () => {
		const objective = anObjective('Calm', aReach(19, 6, { kpiId: idOf('old-questions') }));
		const started = looked({ objectiveId: idOf('calm'), closedOn: today });
		expect(wordsOf(objective, started)).toBe('Recovering by “Calm”');
		const gone = anObjective('Calm', { archivedOn: today }, aReach(19, 6));
		expect(wordsOf(gone, started)).toBeUndefined();
	});
});

describe('the form', () => {
	const board = aBoard(
		...withPeople,
		anInvestigation('Old questions', '2026-02-10', { saw: 'A.', cause: 'B.' })
	);
	const report = kpiReport(board, theKpi(board), today);
	const investigation = investigationsOf(board, idOf('old-questions'))[0]!;
	const where = { today, locale: 'en' };

	test('Y-I2 it begins with what the gauge says, its owner and a week’s time', () => {
		expect(investigationFrom(report, idOf('ben'), where)).toEqual({
			isOpen: true,
			saw: 'Alarm since Feb 9: 19 is above the limit of 15\u00a0questions.',
			...{ verdict: 'open', ownerId: ana, nextStep: '', nextStepDue: '2026-02-17' }
		});
	});

	test('Y-I2 noise or signal is filled in as the process has it', () => {
		const verdictAfter = (last: number) => {
			const values = [5, 6, 4, 5, 7, 5, 4, 6, 5, 5, 6, last];
			const readings = values.map((value, nth) => aReading(addDays(today, nth - 11), value));
			const read = aBoard(aKpi('Old questions', { limits, unit }, ...readings));
			return investigationFrom(kpiReport(read, theKpi(read), today), null, where).verdict;
		};
		expect([verdictAfter(6), verdictAfter(40)]).toEqual(['noise', 'signal']);
		expect(factsFromFields({ ...blankInvestigation, verdict: 'noise' })).toMatchObject({
			verdict: 'noise'
		});
		expect(factsFromFields(blankInvestigation)).not.toHaveProperty('verdict');
	});

	test('Y-I2 a next step without words is due on no day, and nobody is nobody', () => {
		const fields = { ...blankInvestigation, saw: 'A.', nextStepDue: '2026-02-17' };
		expect(factsFromFields(fields)).toEqual({ saw: 'A.', nextStep: '' });
		expect(factsFromFields({ ...fields, nextStep: 'Call', ownerId: ana })).toEqual({
			...{ saw: 'A.', nextStep: 'Call', nextStepDue: '2026-02-17', ownerId: ana }
		});
		expect(factsFromFields({ ...fields, nextStep: 'Call', nextStepDue: '2026-02-31' })).toEqual({
			...{ saw: 'A.', nextStep: 'Call' }
		});
	});

	test('Y-I3 a recovery is worded from the KPI and from what was found', () => {
		const plan = recoveryPlan(board, report, investigation, today)!;
		expect(recoveryWish(plan, report, investigation, 'en')).toMatchObject({
			title: 'Bring “Old questions” back to where it is well',
			why: 'A.\nB.',
			keyResultTitle: 'Old questions: back to 6\u00a0questions'
		});
		const kept = { ...plan, measure: { kind: 'keep', period: 'week', max: 6 } } as const;
		expect(recoveryWish(kept, report, investigation, 'en').keyResultTitle).toBe(
			'Old questions: stays inside its target'
		);
	});

	test('Y-I2 its title says from when to when, and what it came to', () => {
		const title = (fields: Partial<typeof investigation>) =>
			investigationTitle({ ...investigation, ...fields }, today, 'en');
		expect(title({})).toBe('Since Feb 10');
		expect(title({ openedOn: day('2025-12-30') })).toBe('Since Dec 30, 2025');
		expect(title({ closedOn: day('2026-02-10'), verdict: 'noise' })).toBe('Feb 10: noise');
		expect(title({ closedOn: day('2026-02-12') })).toBe('Feb 10 to Feb 12');
	});
});
