import { expect, test } from 'vitest';
import type { Change } from '#domain/entity.ts';
import { changeWords } from '#ui/vocabulary/change-words.ts';
import { currentWords, measureWords } from '#ui/vocabulary/measure-words.ts';
import { safeLink } from '#ui/vocabulary/safe-link.ts';
import {
	aBoard,
	aDone,
	aKeep,
	aMilestone,
	aPerson,
	anEvidence,
	anObjective,
	anObservation,
	aReach,
	day,
	milestones
} from '#tests/builders.ts';

const percent = { unit: { kind: 'percent' } } as const;
const board = aBoard(
	aPerson('Ana'),
	anObjective(
		'Calm support',
		aReach(65, 80, percent),
		aKeep({ max: 400 }, { unit: { kind: 'number', name: 'ms' } }),
		aKeep({ min: 2, max: 4, period: 'month' }),
		milestones([aMilestone('Pilot', { doneOn: day('2026-01-10') }), aMilestone('Launch')]),
		aDone(),
		anEvidence(2, anObservation('2026-01-10', 'It took a day')),
		aReach(0, 25, {
			measure: { kind: 'reach', from: 0, to: 25, relativeTo: { kind: 'baseline', value: 120 } }
		})
	)
);
const all = [...board.keyResults.values()];
const plain = (text: string) => text.replace(/\s/gu, ' ');

test('B-M1 a measure is said in words, whatever its kind', () => {
	expect(all.map((keyResult) => plain(measureWords(keyResult, 'en')))).toEqual([
		'from 65 % to 80 %',
		'at most 400 ms, each week',
		'between 2 and 4, each month',
		'1 of 2 milestones',
		'done or not',
		'1 of 2 observations',
		'from 0 % to 25 % against a baseline of 120'
	]);
});

test('B-M2 the current value is said in the terms of the target', () => {
	const values = [71.5, 380, null, null, 1, null, 12.5];
	const words = all.map((one, index) => plain(currentWords(one, values[index] ?? null, 'en')));
	expect(words).toEqual(['71.5 %', '380 ms', '–', '1 of 2', 'Done', '1 of 2', '12.5 %']);
});

test('B-G2 a change says what was what before, by the names on the board', () => {
	const words = (field: string, before: Change['before'], after: Change['after']) =>
		plain(changeWords({ field, before, after }, { board, unit: percent.unit, locale: 'en-GB' }));
	expect(words('to', 80, 70)).toBe('target changed from 80 % to 70 %');
	expect(words('owner', null, 'ana')).toBe('owner set to Ana');
	expect(words('owner', 'ana', null)).toBe('owner taken off, was Ana');
	expect(words('title', 'Old', 'New')).toBe('title changed from “Old” to “New”');
	expect(words('parent', null, 'keyResult:calm-support/1')).toBe(
		'what it serves set to “65 to 80”'
	);
	expect(words('unit', '{"kind":"percent"}', '{"kind":"money","currency":"EUR"}')).toBe(
		'unit changed from % to EUR'
	);
	expect(words('unit', 'broken', null)).toBe('unit taken off, was another unit');
	expect(words('window', null, '2026-02-01/2026-02-28')).toBe('own days set to 1 – 28 Feb 2026');
	expect(words('weight', 1, 2)).toBe('weight changed from 1 to 2');
	expect(words('archivedOn', null, '2026-02-01')).toBe('moved to the trash');
});

test('B-E1 a link is opened only when it leads to the web', () => {
	expect(safeLink(' https://example.org/a?b#c ')).toBe('https://example.org/a?b#c');
	expect(safeLink('http://intranet/page')).toBe('http://intranet/page');
	for (const bad of [
		undefined,
		'',
		'javascript:alert(1)',
		'data:text/html,x',
		'https://',
		'see wiki'
	])
		expect(safeLink(bad)).toBeUndefined();
});
