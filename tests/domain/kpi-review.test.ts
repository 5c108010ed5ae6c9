import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	cleanUpOf,
	kpiNotes,
	kpiWalk,
	notesOfPerson,
	notesOfMonth,
	vanityTests
} from '#domain/kpi-review.ts';
import {
	aBoard,
	aCheckIn,
	aKpi,
	anObjective,
	aReach,
	aReading,
	aReview,
	day,
	idOf,
	theKpi
} from '#tests/builders.ts';

const today = day('2026-02-27');
const limits = { direction: 'higher', target: 40, watch: 35, alarm: 20 } as const;
const weeks = ['2026-02-09', '2026-02-16', '2026-02-23'];
const read = (...values: readonly number[]) =>
	values.map((value, i) => aReading(weeks.slice(-values.length)[i]!, value));

describe('the monthly walk', () => {
	const board = aBoard(
		aKpi('Fine', { limits }, ...read(50)),
		aKpi('Old', { limits }, aReading('2026-01-05', 50)),
		aKpi('Silent', { limits }),
		aKpi('Untold', ...read(50)),
		aKpi('Slipping', { limits }, ...read(30)),
		aKpi('Burning', { limits }, ...read(10)),
		aKpi('Back', { limits }, ...read(10, 50)),
		aKpi('Trash', { limits, archivedOn: today }, ...read(10))
	);
	const names = (of: readonly { kpi: { name: string } }[]) => of.map(({ kpi }) => kpi.name);

	test('G-R1 exceptions come first, the worst at the top; the healthy are a line, those without a target another', () => {
		const { exceptions, calm, untold } = kpiWalk(board, today);
		expect(names(exceptions.map(({ report }) => report))).toEqual([
			...['Burning', 'Slipping', 'Back', 'Old', 'Silent']
		]);
		expect(names(calm)).toEqual(['Fine']);
		expect(names(untold)).toEqual(['Untold']);
	});

	test('G-R1 every live KPI is in exactly one list', () => {
		const values = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 });
		fc.assert(
			fc.property(fc.array(values, { maxLength: 6 }), (all) => {
				const kpis = all.map((each, i) => aKpi(`K${i}`, { limits }, ...read(...each)));
				const { exceptions, calm, untold } = kpiWalk(aBoard(...kpis), today);
				const found = names([...exceptions.map(({ report }) => report), ...calm, ...untold]);
				expect(found.toSorted()).toEqual(all.map((_, i) => `K${i}`).toSorted());
			})
		);
	});

	test('G-R2 a healthy guardrail that pays for an objective is an exception, and names it', () => {
		const paying = aBoard(
			anObjective(
				'Grow',
				{ guardrailIds: [idOf('margin')] },
				aReach(0, 10, aCheckIn('2026-02-20', 5))
			),
			aKpi(
				'Margin',
				{ limits },
				...['2025-12-08', '2025-12-15', '2025-12-22'].map((on) => aReading(on, 60)),
				...read(45, 45)
			)
		);
		expect(kpiWalk(paying, today).exceptions).toMatchObject([
			{ report: { status: 'healthy' }, paidFor: [{ objective: { title: 'Grow' } }] }
		]);
	});
});

describe('what was noted', () => {
	const [ana, ben, churn] = [idOf<'person'>('ana'), idOf<'person'>('ben'), idOf<'kpi'>('churn')];
	const says = (kind: 'decision' | 'clean-up', by: typeof ana | undefined, text: string) => ({
		[notesOfPerson(kind, churn, by)]: text
	});
	const board = aBoard(
		aKpi('Churn'),
		review('2026-01-15', { ...says('decision', ana, 'Wait'), ...says('clean-up', ana, 'keep') }),
		review('2026-02-03', says('decision', ana, 'Call five')),
		review('2026-02-04', { ...says('decision', ben, 'Ask why'), learned: 'of another kind' }),
		review('2026-02-05', says('decision', undefined, 'In the trash'), { archivedOn: today }),
		aReview('2026-02-06', { answers: says('decision', ana, 'Of a cycle') }),
		review('2025-12-06', says('clean-up', ben, 'retire'))
	);
	function review(on: string, answers: object, fields: object = {}) {
		return aReview(on, { kind: 'kpis', answers: { ...answers }, ...fields });
	}

	test('G-R3 reviews of one month that were begun apart are one walk, each person’s words in it', () => {
		expect(notesOfMonth(board, 'decision', today)).toMatchObject([
			{ by: ben, text: 'Ask why' },
			{ by: ana, text: 'Call five' }
		]);
	});

	test('G-R3 earlier months stay readable', () => {
		expect(notesOfMonth(board, 'decision', day('2026-01-31'))).toMatchObject([{ text: 'Wait' }]);
		expect(kpiNotes(board)).toHaveLength(5);
	});

	test('G-R4 the clean-up holds for its calendar year, and the latest word counts', () => {
		expect(cleanUpOf(board, churn, today)).toMatchObject({ verdict: 'keep', by: ana });
		expect(cleanUpOf(board, churn, day('2025-12-31'))).toMatchObject({ verdict: 'retire' });
		expect(cleanUpOf(board, churn, day('2027-01-01'))).toBeUndefined();
		expect(cleanUpOf(board, idOf('margin'), today)).toBeUndefined();
	});

	test('G-R4 of two words in one month the later written counts, whose ever it is', () => {
		const said = (verdict: string, by: typeof ana, at: number) => ({
			[`${notesOfPerson('clean-up', churn, by)}~${at}~abcdef`]: verdict
		});
		const answers = { ...said('keep', ana, 2000), ...said('change', ben, 3000) };
		const [review] = [...board.reviews.values()];
		const reviews = new Map([[review!.id, { ...review!, day: today, answers }]]);
		expect(cleanUpOf({ ...board, reviews }, churn, today)).toMatchObject({ verdict: 'change' });
	});

	test('G-R5 the two tests ask whether it is written why it matters, and what follows when it moves', () => {
		const tests = (fields: object) => vanityTests({ ...theKpi(board), ...fields });
		expect(tests({})).toEqual({ matters: false, hasAction: false });
		expect(tests({ question: 'Do they stay?', action: ' ' })).toEqual({
			...{ matters: true, hasAction: false }
		});
		expect(tests({ because: 'From 4 to 2', action: 'Call' })).toEqual({
			...{ matters: true, hasAction: true }
		});
	});
});
