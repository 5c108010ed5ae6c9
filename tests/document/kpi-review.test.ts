import { expect, test } from 'vitest';
import { cleanUpOf, notesOfMonth } from '#domain/kpi-review.ts';
import { decideCleanUp, noteDecision } from '#document/commands/kpi-review.ts';
import { addKpi } from '#document/commands/kpi.ts';
import { addPerson } from '#document/commands/person.ts';
import { History } from '#document/undo.ts';
import { aDocument, boardOf, later, made, meet, replica, today } from './world.ts';

test('G-R6 the first note of a month begins its review, the others join it; a new month begins its own', () => {
	const { doc, edit, kpiId } = aDocument();
	const other = made(addKpi(edit, { name: 'Margin' }));
	made(noteDecision(edit, kpiId, 'Wait'));
	made(noteDecision(later(edit), other, 'Raise it'));
	made(noteDecision(later(edit), kpiId, 'Wait a week'));
	expect([...boardOf(doc).reviews.keys()]).toHaveLength(1);
	expect(notesOfMonth(boardOf(doc), 'decision', today).map(({ text }) => text)).toEqual(
		expect.arrayContaining(['Wait a week', 'Raise it'])
	);
	made(noteDecision(later(edit, { days: 20 }), kpiId, 'Next'));
	expect([...boardOf(doc).reviews.keys()]).toHaveLength(2);
	made(noteDecision(later(edit), kpiId, ' '));
	expect(notesOfMonth(boardOf(doc), 'decision', today)).toHaveLength(1);
});

test('G-R7 what two say of one KPI on devices that are apart is both there, whoever began the review', () => {
	const { doc, edit, kpiId, me } = aDocument();
	const ben = made(addPerson(edit, { name: 'Ben' }));
	const theirs = replica(doc);
	made(noteDecision(edit, kpiId, 'Wait'));
	made(noteDecision({ ...edit, doc: theirs, by: ben, newId: () => 'elsewhere' }, kpiId, 'Ask'));
	meet(doc, theirs);
	for (const each of [doc, theirs]) {
		const notes = notesOfMonth(boardOf(each), 'decision', today);
		expect(new Map(notes.map(({ by, text }) => [by, text]))).toEqual(
			new Map([
				[me, 'Wait'],
				[ben, 'Ask']
			])
		);
	}
});

test('G-R11 what one person says of one KPI on two devices apart is both there, until they make it one', () => {
	const { doc, edit, kpiId } = aDocument();
	made(noteDecision(edit, kpiId, 'Wait'));
	const theirs = replica(doc);
	const away = { ...later(edit), doc: theirs, newId: () => 'phone1234567' };
	made(noteDecision(later(edit), kpiId, 'Wait a week'));
	made(noteDecision(away, kpiId, 'Ask the depot'));
	meet(doc, theirs);
	const said = (each: typeof doc) => notesOfMonth(boardOf(each), 'decision', today);
	expect(said(doc)).toEqual(said(theirs));
	expect(new Set(said(doc).map(({ text }) => text))).toEqual(
		new Set(['Wait a week', 'Ask the depot'])
	);
	made(noteDecision(later(later(edit)), kpiId, 'Wait a week and ask the depot'));
	expect(said(doc)).toMatchObject([{ text: 'Wait a week and ask the depot' }]);
});

test('G-R8 retiring a KPI notes it and puts it in the trash, as one step; what is kept or changed stays', () => {
	const { doc, edit, kpiId } = aDocument();
	made(decideCleanUp(edit, kpiId, 'change'));
	expect(boardOf(doc).kpis.get(kpiId)?.archivedOn).toBeUndefined();
	const history = new History(doc);
	made(history.step(() => decideCleanUp(edit, kpiId, 'retire')));
	expect(boardOf(doc).kpis.get(kpiId)?.archivedOn).toBe(today);
	expect(cleanUpOf(boardOf(doc), kpiId, today)?.verdict).toBe('retire');
	expect(decideCleanUp(edit, kpiId, 'keep')).toMatchObject({ why: 'gone' });
	made(history.undo());
	expect(history.canUndo).toBe(false);
	expect(boardOf(doc).kpis.get(kpiId)?.archivedOn).toBeUndefined();
	expect(cleanUpOf(boardOf(doc), kpiId, today)?.verdict).toBe('change');
});
