import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Conflicted } from '#domain/conflict.ts';
import type { Day, Instant } from '#domain/day.ts';
import type { ObjectiveId, PersonId } from '#domain/id.ts';
import { renameBoard, renameTerm, setLimits, setSettings } from '#document/commands/board.ts';
import { addCycle, renameCycle, setCycleSpan } from '#document/commands/cycle.ts';
import { addInitiative, describeInitiative } from '#document/commands/initiative.ts';
import { setUnit } from '#document/commands/key-result.ts';
import { describeKpi, setKpiLimits } from '#document/commands/kpi.ts';
import { archive, restore } from '#document/commands/archive.ts';
import {
	describeObjective,
	renameObjective,
	setObjectiveOwner
} from '#document/commands/objective.ts';
import { addPerson, describePerson, renamePerson } from '#document/commands/person.ts';
import { addTeam, renameTeam } from '#document/commands/team.ts';
import { settle } from '#document/commands/settle.ts';
import type { Edit } from '#document/edit.ts';
import { storedEntity } from '#document/entity.ts';
import { followTouched } from '#document/touched.ts';
import { History } from '#document/undo.ts';
import { quickestMs } from '../patience.ts';
import { aDocument, boardOf, later, made, meet, noon, replica } from './world.ts';

const ben = 'ben' as PersonId;
const cem = 'cem' as PersonId;

/** Two devices that have the same board and are apart. */
function apart(ids: readonly [number, number] = [1, 2]) {
	const here = aDocument();
	const there = replica(here.doc);
	[here.doc.clientID, there.clientID] = ids;
	const mine = later(here.edit);
	const theirs: Edit = { ...later(here.edit, { minutes: 2, by: ben }), doc: there };
	return { ...here, there, mine, theirs };
}

const conflictsIn = (doc: Y.Doc, id: ObjectiveId) =>
	boardOf(doc).objectives.get(id)!.conflicts ?? [];
const titlesIn = (doc: Y.Doc, id: ObjectiveId) =>
	conflictsIn(doc, id).flatMap(({ versions }) => versions.map(({ value }) => value));

describe.each([
	[1, 2],
	[2, 1]
] as const)('two devices, %i and %i', (...ids) => {
	test('T-W11 what was written over a text that others changed meanwhile stands beside theirs', () => {
		const { doc, there, mine, theirs, objectiveId } = apart(ids);
		made(renameObjective(theirs, objectiveId, 'Theirs'));
		meet(doc, there);
		// It came while this was typed: whoever typed had seen what stood there before.
		made(renameObjective({ ...mine, over: () => 'Calm support' }, objectiveId, 'Mine'));
		meet(doc, there);
		for (const each of [doc, there]) {
			expect(titlesIn(each, objectiveId).sort()).toEqual(['Mine', 'Theirs']);
			expect(boardOf(each).objectives.get(objectiveId)?.title).toBe('Mine');
		}
		// Whoever writes over what stands there has seen it, and what was there when they began may be a change, too.
		made(renameObjective({ ...mine, over: () => 'Mine' }, objectiveId, 'Ours'));
		expect(conflictsIn(doc, objectiveId)).toEqual([]);
		made(renameObjective(theirs, objectiveId, 'Theirs again'));
		made(renameObjective({ ...mine, at: later(mine).at }, objectiveId, 'Mine again'));
		made(renameObjective({ ...mine, over: () => 'Ours' }, objectiveId, 'Both'));
		expect(titlesIn(doc, objectiveId).sort()).toEqual(['Both', 'Mine again']);
	});

	test('T-W11 an empty field that others filled meanwhile, and a setting, are kept from both sides', () => {
		const { doc, there, mine, theirs, objectiveId } = apart(ids);
		made(describeObjective(theirs, objectiveId, { why: 'Theirs' }));
		made(renameBoard(theirs, 'Theirs'));
		meet(doc, there);
		made(describeObjective({ ...mine, over: () => '' }, objectiveId, { why: 'Mine' }));
		made(renameBoard({ ...mine, over: () => 'Before' }, 'Mine'));
		expect(titlesIn(doc, objectiveId).sort()).toEqual(['Mine', 'Theirs']);
		expect(boardOf(doc).settings.conflicts).toMatchObject([{ field: 'name' }]);
	});

	test('T-W1 what two wrote into one field while they were apart is both there, with who', () => {
		const { doc, there, mine, theirs, objectiveId, me } = apart(ids);
		made(renameObjective(mine, objectiveId, 'Mine'));
		made(renameObjective(theirs, objectiveId, 'Theirs'));
		expect(conflictsIn(doc, objectiveId)).toEqual([]);
		meet(doc, there);
		const [conflict] = conflictsIn(doc, objectiveId);
		expect(conflict).toMatchObject({
			field: 'title',
			versions: [
				{ value: 'Mine', changes: [{ by: me, before: 'Calm support' }] },
				{ value: 'Theirs', changes: [{ by: ben, before: 'Calm support' }] }
			]
		});
		expect(conflictsIn(there, objectiveId)).toEqual([conflict]);
		expect(['Mine', 'Theirs']).toContain(boardOf(doc).objectives.get(objectiveId)!.title);
		// Only edits write: there is nothing to pass on.
		const { length } = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(there));
		expect(length).toBe(Y.encodeStateAsUpdate(there, Y.encodeStateVector(there)).length);
	});

	test('T-W2 choosing one writes it anew, once, and settles it everywhere; undo opens it again', () => {
		for (const title of ['Mine', 'Theirs']) {
			const { doc, there, mine, theirs, objectiveId } = apart(ids);
			made(renameObjective(mine, objectiveId, 'Mine'));
			made(renameObjective(theirs, objectiveId, 'Theirs'));
			meet(doc, there);
			const shown = boardOf(doc).objectives.get(objectiveId)!.title;
			const history = new History(doc);
			made(settle(later(mine, { minutes: 5 }), 'objectives', objectiveId, 'title', title));
			meet(doc, there);
			for (const each of [doc, there]) {
				expect(boardOf(each).objectives.get(objectiveId)!.title).toBe(title);
				expect(conflictsIn(each, objectiveId)).toEqual([]);
			}
			expect(settle(mine, 'objectives', objectiveId, 'title', title)).toEqual({
				...{ done: false, why: 'settled' }
			});
			history.undo();
			meet(doc, there);
			for (const each of [doc, there]) {
				expect(boardOf(each).objectives.get(objectiveId)!.title).toBe(shown);
				expect(titlesIn(each, objectiveId)).toEqual(['Mine', 'Theirs']);
			}
			expect(history.canUndo).toBe(false);
		}
	});

	test('T-C8 what somebody else gave a longer name is shown, and can be chosen', () => {
		const { doc, there, mine, theirs, objectiveId } = apart(ids);
		const long = 'Long '.repeat(200).trim();
		made(renameObjective(mine, objectiveId, 'Mine'));
		made(renameObjective(theirs, objectiveId, 'Theirs'));
		// As an older version may have written it, and its history.
		const entity = there.getMap<Y.Map<unknown>>('objectives').get(objectiveId)!;
		const changes = entity.get('changes') as Y.Map<readonly unknown[]>;
		for (const [key, change] of changes)
			if (change[4] === 'Theirs') changes.set(key, change.with(4, long));
		entity.set('title', long);
		meet(doc, there);
		made(settle(later(mine, { minutes: 5 }), 'objectives', objectiveId, 'title', long));
		expect(boardOf(doc).objectives.get(objectiveId)!.title).toBe(long);
		expect(boardOf(doc).problems).toEqual([]);
	});

	test('T-W3 whoever writes the field again, having seen both, settles it', () => {
		const { doc, there, mine, theirs, objectiveId } = apart(ids);
		made(renameObjective(mine, objectiveId, 'Mine'));
		made(renameObjective(theirs, objectiveId, 'Theirs'));
		const third = replica(doc);
		meet(doc, there);
		made(renameObjective(later(theirs), objectiveId, 'Both'));
		meet(doc, there);
		expect(conflictsIn(doc, objectiveId)).toEqual([]);
		// Who had seen one of them only stands beside it.
		made(renameObjective({ ...later(mine, { by: cem }), doc: third }, objectiveId, 'Third'));
		meet(doc, there, third);
		for (const each of [doc, there, third])
			expect([...titlesIn(each, objectiveId)].sort()).toEqual(['Both', 'Third']);
	});

	test('T-W4 the same value, other fields, what was seen, and the trash are no conflict', () => {
		const { doc, there, mine, theirs, objectiveId, me } = apart(ids);
		made(renameObjective(mine, objectiveId, 'Same'));
		made(renameObjective(theirs, objectiveId, 'Same'));
		made(describeObjective(mine, objectiveId, { why: 'Why' }));
		made(setObjectiveOwner(theirs, objectiveId, me));
		made(archive(mine, 'objectives', objectiveId));
		made(
			archive({ ...theirs, today: later(theirs, { days: 1 }).today }, 'objectives', objectiveId)
		);
		meet(doc, there);
		expect(conflictsIn(doc, objectiveId)).toEqual([]);
		made(restore(mine, 'objectives', objectiveId));
		meet(doc, there);
		made(renameObjective(later(theirs), objectiveId, 'Next'));
		meet(doc, there);
		made(renameObjective(mine, objectiveId, 'Last'));
		meet(doc, there);
		expect(conflictsIn(there, objectiveId)).toEqual([]);
	});

	test('T-W6 taking back what stood above theirs leaves theirs, never an empty field', () => {
		const { doc, there, mine, theirs, objectiveId, keyResultId, kpiId } = apart(ids);
		const history = new History(doc);
		made(renameObjective(mine, objectiveId, 'Mine'));
		made(describeKpi(mine, kpiId, { question: 'Mine?' }));
		made(setUnit(mine, keyResultId, { kind: 'number', name: 'mine' }));
		made(renameObjective(theirs, objectiveId, 'Theirs'));
		made(describeKpi(theirs, kpiId, { question: 'Theirs?' }));
		made(setUnit(theirs, keyResultId, { kind: 'number', name: 'theirs' }));
		meet(doc, there);
		for (let step = 0; step < 3; step += 1) history.undo();
		meet(doc, there);
		for (const each of [doc, there]) {
			const board = boardOf(each);
			expect(board.objectives.get(objectiveId)!.title).toBe('Theirs');
			expect(board.kpis.get(kpiId)!.question).toBe('Theirs?');
			expect(board.keyResults.get(keyResultId)!.unit).toEqual({ kind: 'number', name: 'theirs' });
			expect(conflictsIn(each, objectiveId)).toEqual([]);
		}
		for (let step = 0; step < 3; step += 1) history.redo();
		meet(doc, there);
		expect(titlesIn(there, objectiveId)).toEqual(['Mine', 'Theirs']);
	});

	test('T-W7 what was built on a change that is taken back meanwhile has seen what came before it, and is never silently undone with it', () => {
		const { doc, there, mine, theirs, objectiveId } = apart(ids);
		made(renameObjective(mine, objectiveId, 'First'));
		const history = new History(doc);
		made(renameObjective(later(mine), objectiveId, 'Second'));
		meet(doc, there);
		made(renameObjective(later(theirs, { minutes: 9 }), objectiveId, 'Third'));
		history.undo();
		meet(doc, there);
		for (const each of [doc, there]) {
			// Which of the two stands is the chance of Yjs: where it is not the word of somebody, both are shown.
			const shown = boardOf(each).objectives.get(objectiveId)!.title;
			const values = shown === 'Third' ? [] : ['Third', 'First'];
			expect(titlesIn(each, objectiveId)).toEqual(values);
			if (shown !== 'Third')
				made(settle({ ...later(theirs), doc: each }, 'objectives', objectiveId, 'title', shown));
			expect(conflictsIn(each, objectiveId)).toEqual([]);
		}
	});

	test('T-W8 numbers, limits and units of gauges and key results are kept from both sides too', () => {
		const { doc, there, mine, theirs, kpiId, keyResultId } = apart(ids);
		made(setKpiLimits(mine, kpiId, { direction: 'lower', target: 5, alarm: 9 }));
		made(setKpiLimits(theirs, kpiId, { direction: 'lower', target: 7, alarm: 9 }));
		made(setUnit(mine, keyResultId, { kind: 'number', name: 'answers' }));
		made(setUnit(theirs, keyResultId, { kind: 'money', currency: 'EUR' }));
		meet(doc, there);
		const board = boardOf(doc);
		expect(board.kpis.get(kpiId)!.conflicts).toMatchObject([
			{ field: 'target', versions: [{ value: 5 }, { value: 7 }] }
		]);
		const [unit] = board.keyResults.get(keyResultId)!.conflicts!;
		for (const { value } of unit!.versions) {
			const again = replica(doc);
			made(settle({ ...later(mine), doc: again }, 'keyResults', keyResultId, 'unit', value));
			expect(boardOf(again).keyResults.get(keyResultId)!.unit).toEqual(JSON.parse(String(value)));
			expect(boardOf(again).keyResults.get(keyResultId)!.conflicts).toBeUndefined();
		}
	});
});

test('T-W4 undo and redo of one device alone are no conflict', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(5), { maxLength: 20 }), (acts) => {
			const { doc, edit, objectiveId } = aDocument();
			const history = new History(doc);
			acts.forEach((act, tick) => {
				if (act === 4) history.undo();
				else if (act === 5) history.redo();
				else made(renameObjective(later(edit, { minutes: tick }), objectiveId, `Title ${act}`));
				expect(conflictsIn(doc, objectiveId)).toEqual([]);
			});
		})
	);
});

test('T-W5 three devices that write, choose and meet in any order find the same, and end with none once all is settled', () => {
	const step = fc.record({ who: fc.nat(2), to: fc.nat(2), act: fc.nat(3), title: fc.nat(4) });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			const { doc, edit, objectiveId } = aDocument();
			const docs = [doc, replica(doc), replica(doc)];
			const people = [edit.by!, ben, cem];
			steps.forEach(({ who, to, act, title }, tick) => {
				const at = (noon + tick * 1000) as Instant;
				const mine: Edit = { ...edit, doc: docs[who]!, by: people[who]!, at };
				if (act < 2) made(renameObjective(mine, objectiveId, `Title ${title}`));
				else if (act === 2) {
					const from = docs[to]!;
					Y.applyUpdate(docs[who]!, Y.encodeStateAsUpdate(from, Y.encodeStateVector(docs[who]!)));
				} else {
					const [conflict] = conflictsIn(docs[who]!, objectiveId);
					const version = conflict?.versions[title % conflict.versions.length];
					if (version) made(settle(mine, 'objectives', objectiveId, 'title', version.value));
				}
				// What the board shows is always one of what is offered.
				const offered = titlesIn(docs[who]!, objectiveId);
				const shown = boardOf(docs[who]!).objectives.get(objectiveId)!.title;
				if (offered.length > 0) expect(offered).toContain(shown);
			});
			meet(...docs);
			meet(...docs);
			const found = docs.map((each) => conflictsIn(each, objectiveId));
			expect(found[1]).toEqual(found[0]);
			expect(found[2]).toEqual(found[0]);
			const last = found[0]![0]?.versions.at(-1);
			if (!last) return;
			const end: Edit = { ...edit, doc: docs[1]!, at: (noon + 3_600_000) as Instant };
			made(settle(end, 'objectives', objectiveId, 'title', last.value));
			meet(...docs);
			for (const each of docs) expect(conflictsIn(each, objectiveId)).toEqual([]);
		}),
		{ numRuns: 150 }
	);
}, 60_000);

describe('names and settings', () => {
	/** What is to be chosen of one entity or of the settings, field by field. */
	const valuesOf = ({ conflicts = [] }: Conflicted) =>
		Object.fromEntries(
			conflicts.map(({ field, versions }) => [field, versions.map(({ value }) => value)])
		);

	/** A board made before its changes were kept: nothing in it has a place for them. */
	function ofBefore() {
		const world = apart();
		const { edit } = world;
		const team = made(addTeam(edit, { name: 'Support' }));
		const person = made(addPerson(edit, { name: 'Cem' }));
		const cycle = made(
			addCycle(edit, { name: 'Q1', from: '2026-01-01' as Day, to: '2026-03-31' as Day })
		);
		const initiative = made(
			addInitiative(edit, { keyResultId: world.keyResultId, title: 'Write answers' })
		);
		meet(world.doc, world.there);
		for (const [collection, id] of [
			...([
				['teams', team],
				['people', person]
			] as const),
			...([
				['cycles', cycle],
				['initiatives', initiative]
			] as const)
		])
			expect(storedEntity(world.doc, collection, id)?.has('changes')).toBe(false);
		return { ...world, team, person, cycle, initiative };
	}

	test('T-W9 of people, teams, cycles, initiatives and settings both values are kept too, on a board that had no place for them', () => {
		const { doc, there, mine, theirs, me, team, person, cycle, initiative } = ofBefore();
		for (const [edit, word, month] of [
			[mine, 'Mine', 2],
			[theirs, 'Theirs', 3]
		] as const) {
			made(renameTeam(edit, team, word));
			made(renamePerson(edit, person, word));
			made(describePerson(edit, person, { role: word }));
			made(renameCycle(edit, cycle, word));
			made(
				setCycleSpan(edit, cycle, { from: `2026-0${month}-01` as Day, to: '2026-12-31' as Day })
			);
			made(describeInitiative(edit, initiative, { title: word }));
			made(renameBoard(edit, word));
			made(setSettings(edit, { yearStartMonth: month }));
			made(setLimits(edit, { kpis: month }));
			made(renameTerm(edit, 'kpi', { one: word, many: 'Gauges' }));
		}
		meet(doc, there);
		const both = ['Mine', 'Theirs'];
		for (const each of [doc, there]) {
			const board = boardOf(each);
			expect(board.problems).toEqual([]);
			expect(valuesOf(board.teams.get(team)!)).toEqual({ name: both });
			expect(valuesOf(board.people.get(person)!)).toEqual({ name: both, role: both });
			expect(valuesOf(board.initiatives.get(initiative)!)).toEqual({ title: both });
			expect(valuesOf(board.cycles.get(cycle)!)).toEqual({
				...{ name: both, span: ['2026-02-01/2026-12-31', '2026-03-01/2026-12-31'] }
			});
			expect(valuesOf(board.settings)).toEqual({
				...{ name: both, yearStartMonth: [2, 3], 'limit:kpis': [2, 3], 'term:kpi:one': both }
			});
			const [name] = board.teams.get(team)!.conflicts!;
			expect(name!.versions.map(({ changes: [change] }) => change?.by)).toEqual([me, ben]);
		}
		for (const [collection, id, field, chosen] of [
			...([
				['teams', team, 'name', 'Mine'],
				['people', person, 'name', 'Theirs'],
				['people', person, 'role', 'Mine'],
				['initiatives', initiative, 'title', 'Theirs'],
				['cycles', cycle, 'name', 'Mine'],
				['cycles', cycle, 'span', '2026-03-01/2026-12-31'],
				['meta', '', 'name', 'Theirs'],
				['meta', '', 'yearStartMonth', 2],
				['meta', '', 'limit:kpis', 3],
				['meta', '', 'term:kpi:one', 'Mine']
			] as const)
		])
			made(settle(later(mine, { minutes: 5 }), collection, id, field, chosen));
		meet(doc, there);
		const board = boardOf(there);
		expect(board.teams.get(team)).toMatchObject({ name: 'Mine' });
		expect(board.people.get(person)).toMatchObject({ name: 'Theirs', role: 'Mine' });
		expect(board.cycles.get(cycle)).toMatchObject({ name: 'Mine', from: '2026-03-01' });
		expect(board.settings).toMatchObject({
			...{ name: 'Theirs', yearStartMonth: 2, limits: { kpis: 3 } },
			terms: { kpi: { one: 'Mine', many: 'Gauges' } }
		});
		for (const each of [
			board.teams.get(team)!,
			board.people.get(person)!,
			board.cycles.get(cycle)!
		])
			expect(each.conflicts).toBeUndefined();
		expect(board.settings.conflicts).toBeUndefined();
	});

	test('T-W9 who wrote them is known, one undo takes name and record back, and nobody lists them as fields', () => {
		const { doc, there, mine, theirs, person } = ofBefore();
		const told: (PersonId | undefined)[] = [];
		const stop = followTouched(
			doc,
			() => true,
			(touched) => told.push(...touched.map(({ by }) => by))
		);
		made(renamePerson(theirs, person, 'Theirs'));
		meet(doc, there);
		stop();
		expect(told).toEqual([ben]);
		const history = new History(doc);
		made(renamePerson(mine, person, 'Mine'));
		history.undo();
		meet(doc, there);
		const { name, conflicts } = boardOf(there).people.get(person)!;
		expect({ name, conflicts }).toEqual({ name: 'Theirs', conflicts: undefined });
	});
});

test('T-W10 a history that a hostile device made up is read in no time, and choosing goes on', async () => {
	const { doc, edit, objectiveId } = aDocument();
	const changes = (doc.getMap('objectives').get(objectiveId) as Y.Map<Y.Map<unknown>>).get(
		'changes'
	)!;
	doc.transact(() => {
		for (let count = 0; count < 10_000; count += 1) {
			const made = `${noon + count}~made${count}`;
			changes.set(made, [
				noon + count,
				null,
				'title',
				null,
				`Title ${count}`,
				[`${noon - count}~gone${count}`]
			]);
		}
	});
	expect(await quickestMs(1_000, () => conflictsIn(doc, objectiveId))).toBeLessThan(1_000);
	const [conflict] = conflictsIn(doc, objectiveId);
	expect(conflict!.versions.length).toBeGreaterThan(1_000);
	made(settle(later(edit), 'objectives', objectiveId, 'title', 'Calm support'));
	expect(conflictsIn(doc, objectiveId)).toEqual([]);
});
