import { expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import { refused } from '#domain/result.ts';
import * as process from '#document/commands/process.ts';
import { recordReading } from '#document/commands/reading.ts';
import { History } from '#document/undo.ts';
import { aDocument, boardOf, later, made, today } from './world.ts';

test('T-F20 a divider is put right and taken away, each in one step that undo takes back', () => {
	const { doc, edit, me, kpiId } = aDocument();
	const dividers = () => boardOf(doc).kpis.get(kpiId)!.dividers;
	made(process.addDivider(edit, kpiId, { day: today, reason: 'New desk' }));
	const moved = later(edit, { days: 1 }).today;
	const history = new History(doc);
	made(process.correctDivider(edit, kpiId, today, { day: moved, reason: 'New form' }));
	expect(dividers()).toEqual([{ day: moved, reason: 'New form', by: me }]);
	expect(history.undo().done).toBe(true);
	expect(dividers()).toEqual([{ day: today, reason: 'New desk', by: me }]);
	expect(process.correctDivider(edit, kpiId, today, { day: moved, reason: ' ' })).toEqual(
		refused('text-empty')
	);
	expect(dividers()).toHaveLength(1);
	history.stop();
});

test('T-F21 limits are locked up to a day and unlocked again; between two dividers one lock counts', () => {
	const { doc, edit, kpiId } = aDocument();
	const days = Array.from({ length: 14 }, (_, place) => addDays(today, place - 13));
	for (const [place, on] of days.entries())
		made(recordReading(edit, kpiId, { day: on, value: place }));
	const locks = () => boardOf(doc).kpis.get(kpiId)!.limitLocks;
	expect(process.lockLimits(edit, kpiId, days[4]!)).toEqual(refused('too-few-readings'));
	made(process.lockLimits(edit, kpiId, days[5]!));
	made(process.lockLimits(edit, kpiId, days[6]!));
	expect(locks()).toEqual([days[6]]);
	made(process.addDivider(edit, kpiId, { day: days[7]!, reason: 'New desk' }));
	expect(process.lockLimits(edit, kpiId, days[11]!)).toEqual(refused('too-few-readings'));
	made(process.lockLimits(edit, kpiId, days[12]!));
	expect(locks()).toEqual([days[6], days[12]]);
	made(process.unlockLimits(edit, kpiId, days[13]!));
	expect(locks()).toEqual([days[6]]);
	made(process.unlockLimits(edit, kpiId, days[0]!));
	expect(locks()).toBeUndefined();
});
