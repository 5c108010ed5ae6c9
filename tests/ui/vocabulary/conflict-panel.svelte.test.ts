import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { conflictedAround } from '#domain/conflicted-around.ts';
import { addDays, type Day, type Instant } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import { checkIn, correctCheckIn } from '#document/commands/check-in.ts';
import { addComment, rewordComment } from '#document/commands/comment.ts';
import { addEvent, describeEvent } from '#document/commands/event.ts';
import { addEvidence, correctEvidence, withdrawEvidence } from '#document/commands/evidence.ts';
import { describeInvestigation, openInvestigation } from '#document/commands/investigation.ts';
import { setKpiLimits } from '#document/commands/kpi.ts';
import { addMilestone, describeMilestone } from '#document/commands/milestone.ts';
import { addSegment, setSegmentLimits } from '#document/commands/segment.ts';
import { correctReading, recordReading } from '#document/commands/reading.ts';
import { renameKeyResult, setMeasure } from '#document/commands/key-result.ts';
import { describeObjective, renameObjective } from '#document/commands/objective.ts';
import { renameTerm, setSettings } from '#document/commands/board.ts';
import { addPerson, renamePerson } from '#document/commands/person.ts';
import { settle } from '#document/commands/settle.ts';
import type { Edit } from '#document/edit.ts';
import { writerOfChange } from '#document/read/writer.ts';
import { followBoard } from '#document/follow-board.ts';
import { History } from '#document/undo.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { aDocument, boardId, boardOf, later, made, meet, replica } from '#tests/document/world.ts';
import { quickestMs } from '#tests/patience.ts';
import { changeWords } from '#ui/vocabulary/change-words.ts';
import { partsIn } from '#ui/vocabulary/field-words.ts';
import { conflictWords, versionWords } from '#ui/vocabulary/conflict-words.ts';
import {
	conflictedInKpi,
	conflictedOnPageOf,
	type ConflictedThing
} from '#ui/vocabulary/conflicted.ts';
import { conflictedAside, conflictedOn } from '#ui/vocabulary/conflicted-board.ts';
import { isKpiConflicted } from '#ui/vocabulary/conflicted-rows.ts';
import ConflictStage from './ConflictStage.svelte';

afterEach(cleanup);

/** A board on which Ana, here, and Ben have written at the same time. */
function shown(
	write: (mine: Edit, theirs: Edit, world: ReturnType<typeof aDocument>) => void,
	facts: { readonly isReadOnly?: boolean; readonly me?: PersonId | null } = {}
) {
	const world = aDocument();
	const { doc, edit, me } = world;
	const ben = made(addPerson(edit, { name: 'Ben' }));
	const other = replica(doc);
	const history = new History(doc);
	let board = $state.raw(followBoard(doc, boardId, (next) => (board = next)).board);
	write(later(edit), { ...later(edit, { minutes: 2, by: ben }), doc: other }, world);
	const session = {
		...{ id: boardId, me, isReadOnly: false, locale: 'en-GB', ...facts },
		sharing: {
			writerOf: (...[collection, id, change]: Parameters<BoardSession['sharing']['writerOf']>) =>
				writerOfChange(doc, collection, id, change) === other.clientID
					? { isThis: false, name: 'Kitchen tablet' }
					: { isThis: true, name: 'Firefox on Linux' }
		},
		get board() {
			return board;
		},
		run: (command: (edit: Edit, ...rest: unknown[]) => unknown, ...rest: unknown[]) =>
			command(later(edit, { minutes: 5 }), ...rest),
		writing: {
			undo: () => history.undo(),
			get lastStep() {
				return history.last;
			}
		}
	} as unknown as BoardSession;
	render(ConflictStage, { session });
	meet(doc, other);
	return tick().then(() => ({ ...world, other, session }));
}

const panel = () => screen.queryByRole('region', { name: 'Two values to choose from' });
const buttons = () =>
	within(panel()!)
		.queryAllByRole('button')
		.map((button) => button.textContent.trim());
const lines = () =>
	within(panel()!)
		.getAllByRole('listitem')
		.map((line) => line.querySelector('p')?.textContent.replace(/\s+/gu, ' ').trim());

const renamed = (mine: Edit, theirs: Edit, { objectiveId }: ReturnType<typeof aDocument>) => {
	made(renameObjective(mine, objectiveId, 'A calm desk'));
	made(renameObjective(theirs, objectiveId, 'Quiet support'));
};

describe('what several changed at the same time', () => {
	test('R-F1 says who changed what, and all of what each wrote, mine first', async () => {
		const long = `${'Nobody waits. '.repeat(30)}\nEnd`;
		const { session } = await shown((mine, theirs, world) => {
			const { objectiveId, keyResultId } = world;
			made(describeObjective(theirs, objectiveId, { why: long }));
			made(describeObjective(mine, objectiveId, { why: 'Because' }));
			made(renameKeyResult(theirs, keyResultId, 'Answered'));
			made(setMeasure(mine, keyResultId, { kind: 'reach', from: 65, to: 75 }));
			made(setMeasure(theirs, keyResultId, { kind: 'reach', from: 65, to: 90 }));
		});
		expect(panel()!.textContent).toContain('You and Ben both changed why it matters');
		expect(panel()!.textContent).toContain('Answered: You and Ben both changed the target');
		const [objective] = [...session.board.objectives.values()];
		const told = lines();
		const [mine, theirs] = told;
		expect(mine).toContain('You: “Because”');
		expect(theirs).toContain(`Ben: “${long.replace(/\s+/gu, ' ')}”`);
		expect(told.slice(2).join(' ')).toMatch(/You: 75 %.*Ben: 90 %/);
		const isMine = objective?.why === 'Because';
		expect([mine, theirs].map((line) => line?.includes('shown for now'))).toEqual([
			isMine,
			!isMine
		]);
		expect(buttons()).toEqual(['Use mine', 'Use Ben’s', 'Use mine', 'Use Ben’s']);
	});

	test.each([
		['Use mine', 'A calm desk'],
		['Use Ben’s', 'Quiet support']
	])('R-F2 "%s" keeps that, moves the focus on and can be taken back', async (name, title) => {
		const { session, objectiveId } = await shown(renamed);
		const button = within(panel()!).getByRole('button', { name: `${name}: “${title}”` });
		button.focus();
		await fireEvent.click(button);
		await tick();
		expect(session.board.objectives.get(objectiveId)!.title).toBe(title);
		expect(panel()).toBeNull();
		expect(document.activeElement).toBe(screen.getByRole('main'));
		await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
		await tick();
		expect(buttons()).toEqual(['Use mine', 'Use Ben’s']);
	});

	test('R-F3 who may only view sees every value and no button', async () => {
		await shown(renamed, { isReadOnly: true, me: null });
		expect(panel()!.textContent).toContain('Ana and Ben both changed the title');
		expect(lines().join(' ')).toMatch(/Ana: “A calm desk”.*Ben: “Quiet support”/);
		expect(buttons()).toEqual([]);
	});

	test('R-F4 the row says so, and it is announced', async () => {
		const { session, other, objectiveId, edit } = await shown(renamed);
		expect(screen.getByText('Two values to choose from')).toBeDefined();
		const title = session.board.objectives.get(objectiveId)!.title;
		// Said when what came is on the screen.
		const said = await screen.findByText(/^“.*Its page shows both\.$/);
		expect(said.textContent).toBe(
			`“${title}”: You and Ben both changed the title at the same time. Its page shows both.`
		);
		made(renameObjective({ ...later(edit, { minutes: 9 }), doc: other }, objectiveId, 'Both'));
		meet(other, edit.doc);
		await tick();
		expect(screen.queryByText('Two values to choose from')).toBeNull();
		expect(panel()).toBeNull();
	});

	test('R-F5 what people are called and the settings of the board are chosen in the words of their screens', async () => {
		const { session } = await shown((mine, theirs, { me }) => {
			made(renamePerson(mine, me, 'Anna'));
			made(renamePerson(theirs, me, 'Ana B.'));
			made(setSettings(mine, { checkInWeekday: 1 }));
			made(setSettings(theirs, { checkInWeekday: 4, checkInEveryWeeks: 2 }));
			made(renameTerm(mine, 'kpi', { one: 'gauge', many: 'gauges' }));
			made(renameTerm(theirs, 'kpi', { one: 'metric', many: 'metrics' }));
		});
		const text = panel()!.textContent.replace(/\s+/gu, ' ');
		expect(text).toContain('You and Ben both changed the name at the same time.');
		expect(text).toContain('Harbour: You and Ben both changed the check-in day');
		expect(text).toContain('You and Ben both changed the word for several KPIs');
		expect(lines().join(' ')).toMatch(/You: “Anna”.*Ben: “Ana B\.”.*You: Monday.*Ben: Thursday/);
		const said = await screen.findByText(/You and Ben both changed the check-in day/, {
			selector: '[role=status] *'
		});
		expect(said.textContent).toMatch(/“Settings” shows both\.$/);
		await fireEvent.click(within(panel()!).getByRole('button', { name: 'Use Ben’s: Thursday' }));
		await tick();
		expect(session.board.settings.checkInWeekday).toBe(4);
	});

	test('R-F10 corrections of one reading that were made apart stand side by side, and mark the KPI', async () => {
		const { session, kpiId } = await shown((mine, theirs, { doc, kpiId }) => {
			made(recordReading(mine, kpiId, { day: mine.today, value: 5 }));
			Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(doc));
			const [reading] = boardOf(doc).kpis.get(kpiId)!.readings;
			const right = { day: mine.today, value: 6, note: 'Counted again' };
			made(correctReading(mine, kpiId, reading!, right));
			made(
				correctReading(theirs, kpiId, reading!, { ...right, value: 7, day: addDays(right.day, -1) })
			);
		});
		const kpi = () => session.board.kpis.get(kpiId)!;
		const things = () => conflictedInKpi(kpi());
		expect(isKpiConflicted(kpi(), conflictedAround(session.board))).toBe(true);
		expect(conflictedOn(session.board)).toHaveLength(1);
		const [{ conflict }] = things() as [ConflictedThing];
		expect(conflictWords(conflict, session)).toMatch(
			/^You and Ben both changed the reading of \d\d Nov at the same time\.$/
		);
		const { board, locale, me } = session;
		const said = versionWords(conflict, { board, locale, me, unit: kpi().unit });
		expect(said.map(({ who, use }) => [who, use])).toEqual([
			['You', 'Use mine'],
			['Ben', 'Use Ben’s']
		]);
		expect(said.map(({ value }) => value).join('; ')).toMatch(
			/^6, .*“Counted again”; 7, .*“Counted again”$/
		);
		expect(said.some(({ value }) => /on \d\d Nov/.test(value))).toBe(true);
		made(session.run(settle, 'kpis', kpiId, conflict.field, said[0]!.chosen));
		expect(things()).toEqual([]);
		expect(kpi().readings).toMatchObject([{ value: 6 }]);
	});

	test('R-F6 what I wrote on two devices is told apart by them, and what I read twice of a day too', async () => {
		const { session, objectiveId, kpiId } = await shown(
			(mine, { doc: there }, { objectiveId, kpiId }) => {
				const elsewhere = { ...later(mine), doc: there };
				made(renameObjective(mine, objectiveId, 'A calm desk'));
				made(renameObjective(elsewhere, objectiveId, 'Quiet support'));
				made(recordReading(mine, kpiId, { day: mine.today, value: 5 }));
				made(recordReading(elsewhere, kpiId, { day: mine.today, value: 7 }));
			}
		);
		expect(panel()!.textContent).toContain(
			'You changed the title on two devices at the same time.'
		);
		expect(lines().join(' ')).toMatch(
			/You \(this device\): “A calm desk”.*You \(Kitchen tablet\): “Quiet support”/
		);
		expect(buttons()).toEqual(['Use the one from this device', 'Use the one from Kitchen tablet']);
		await fireEvent.click(within(panel()!).getByRole('button', { name: /from Kitchen tablet/ }));
		expect(session.board.objectives.get(objectiveId)!.title).toBe('Quiet support');

		const { board, locale } = session;
		const [thing] = conflictedInKpi(board.kpis.get(kpiId)!);
		expect(conflictWords(thing!.conflict, session)).toBe(
			'You changed the reading of 20 Nov on two devices at the same time.'
		);
		const versions = versionWords(thing!.conflict, { board, locale, me: session.me });
		expect(versions.map(({ value, isShown }) => [value, isShown])).toEqual([
			['5', false],
			['7', true]
		]);
		expect(isKpiConflicted(board.kpis.get(kpiId)!, new Set())).toBe(true);
		expect(conflictedOn(board)).toHaveLength(1);
	});

	test('R-F8 what hangs on a KPI is told by its name, on the page of the KPI and from the rows', async () => {
		const { session, kpiId } = await shown((mine, theirs, { kpiId }) => {
			const { doc } = mine;
			const before = { ...mine, at: (mine.at - 60_000) as Instant };
			made(setKpiLimits(before, kpiId, { direction: 'within' }));
			const segment = made(addSegment(before, kpiId, 'North'));
			const event = made(
				addEvent(before, { day: '2026-11-02' as Day, title: 'Prices raised', kpiIds: [kpiId] })
			);
			const rule = made(addEvent(before, { day: '2026-11-03' as Day, title: 'A rule' }));
			const looked = made(openInvestigation(before, kpiId, { saw: 'A jump' }));
			const comment = made(addComment(before, { kind: 'kpi', id: kpiId }, 'See this'));
			meet(doc, theirs.doc);
			for (const [edit, who, high] of [
				[mine, 'Mine', 3],
				[theirs, 'Theirs', 5]
			] as const) {
				const target = { low: 1, high };
				made(setSegmentLimits(edit, kpiId, segment, { direction: 'within', target }));
				made(describeEvent(edit, event, { note: who }));
				made(describeEvent(edit, rule, { title: `${who} rule` }));
				const nextStepDue = `2026-12-0${high}` as Day;
				made(describeInvestigation(edit, looked, { cause: who, nextStepDue }));
				made(rewordComment(edit, comment, who));
			}
		});
		const { board, locale } = session;
		const kpi = board.kpis.get(kpiId)!;
		const things = conflictedOnPageOf(board, kpi, () => 'Looked into');
		expect(things.map(({ of, conflict }) => [of, conflictWords(conflict, session)])).toEqual([
			['North', 'You and Ben both changed the target of the segment at the same time.'],
			['Looked into', 'You and Ben both changed the cause at the same time.'],
			['Looked into', 'You and Ben both changed the day of the next step at the same time.'],
			['Prices raised', 'You and Ben both changed the note at the same time.'],
			[expect.stringMatching(/rule$/), expect.stringContaining('both changed the title')],
			[undefined, 'You and Ben both changed the comment at the same time.']
		]);
		const valuesOf = (at: number) =>
			versionWords(things[at]!.conflict, { board, locale, me: session.me }).map(
				({ value }) => value
			);
		expect(valuesOf(0)).toEqual(['1 to 3', '1 to 5']);
		expect(valuesOf(2)).toEqual(['3 Dec', '5 Dec']);
		expect(valuesOf(5)).toEqual(['“Mine”', '“Theirs”']);
		// Each is heard once, and a row leads to it; an event of every chart has no row, but its line on the home.
		expect(conflictedOn(board)).toHaveLength(6);
		expect(isKpiConflicted(kpi, new Set())).toBe(true);
		expect([...conflictedAround(board)]).toEqual([kpiId]);
		expect(conflictedAside(board).map(({ collection }) => collection)).toEqual(['events']);
	});

	test('R-F8 the milestones of a key result are told by their names, and the history says whose weight it was', async () => {
		const { session, keyResultId } = await shown((mine, theirs, { keyResultId }) => {
			const before = { ...mine, at: (mine.at - 60_000) as Instant };
			made(setMeasure(before, keyResultId, { kind: 'milestones' }));
			const pilot = made(addMilestone(before, keyResultId, { title: 'Pilot' }));
			meet(mine.doc, theirs.doc);
			made(describeMilestone(mine, keyResultId, pilot, { weight: 3 }));
			made(describeMilestone(theirs, keyResultId, pilot, { weight: 5 }));
		});
		expect(panel()!.textContent).toContain(
			'Pilot: You and Ben both changed the weight of the milestone at the same time.'
		);
		expect(lines().map((line) => line?.replace(' shown for now', ''))).toEqual([
			...['You: 3', 'Ben: 5']
		]);
		const keyResult = session.board.keyResults.get(keyResultId)!;
		const world = { board: session.board, locale: 'en-GB', parts: partsIn(keyResult) };
		expect(changeWords(keyResult.changes.at(-1)!, world)).toBe(
			'weight of the milestone “Pilot” set to 5'
		);
	});

	test('R-F9 a check-in and an observation that two put right are said in all their words', async () => {
		const { keyResultId, session } = await shown((mine, theirs, { doc, edit, keyResultId: id }) => {
			made(checkIn(edit, id, { value: 68 }));
			made(addEvidence(edit, id, { quote: 'I found it' }));
			meet(doc, theirs.doc);
			const { checkIns, evidence } = boardOf(doc).keyResults.get(id)!;
			const facts = { value: 70, confidence: 6, said: 'at-risk', blocker: 'Holidays' } as const;
			made(correctCheckIn(mine, id, checkIns[0]!, facts));
			made(correctCheckIn(theirs, id, checkIns[0]!, { value: 72, moved: 'Macros' }));
			made(withdrawEvidence(mine, id, evidence[0]!.id));
			const link = 'https://example.org';
			made(correctEvidence(theirs, id, evidence[0]!, { quote: 'I found it myself', link }));
		});
		expect(panel()!.textContent).toContain('You and Ben both changed the check-in of 20 Nov');
		expect(panel()!.textContent).toContain('You and Ben both changed the observation of 20 Nov');
		expect(lines()).toEqual([
			'You: 70 %, confidence 6 of 10, at risk, blocked: “Holidays”',
			'Ben: 72 %, “Macros” shown for now',
			'You: taken back',
			'Ben: “I found it myself” https://example.org shown for now'
		]);
		const [, theirs] = within(panel()!).getAllByRole('button');
		await fireEvent.click(theirs!);
		await tick();
		expect(session.board.keyResults.get(keyResultId)!.checkIns).toMatchObject([{ value: 72 }]);
		expect(lines()).toHaveLength(2);
	});

	test('R-F7 of thousands of made-up values a few are shown, mine and that of the board among them', async () => {
		const versions = Array.from({ length: 5_000 }, (_, at) => ({
			value: `Value ${at}`,
			changes: [
				{ key: `${at}`, at: at as Instant, field: 'title', before: null, after: `Value ${at}` }
			]
		}));
		const { board, me } = { board: boardOf(aDocument().doc), me: 'ana' as PersonId };
		const [, , , mine] = versions;
		Object.assign(mine!.changes[0]!, { by: me });
		const conflict = { field: 'title', shown: 'Value 4000', versions };
		const shown = () => versionWords(conflict, { board, me, locale: 'en-GB' });
		expect(await quickestMs(1_000, shown)).toBeLessThan(1_000);
		const words = shown();
		expect(words.length).toBeLessThan(20);
		expect(words[0]).toMatchObject({ who: 'You', chosen: 'Value 3' });
		expect(words.filter(({ isShown }) => isShown)).toMatchObject([{ chosen: 'Value 4000' }]);
	});
});
