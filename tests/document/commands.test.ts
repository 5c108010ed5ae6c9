import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/day.ts';
import type { KpiId, ObjectiveId, PersonId } from '#domain/id.ts';
import { archive, restore } from '#document/commands/archive.ts';
import * as boardVerbs from '#document/commands/board.ts';
import * as comments from '#document/commands/comment.ts';
import * as cycles from '#document/commands/cycle.ts';
import * as events from '#document/commands/event.ts';
import * as initiatives from '#document/commands/initiative.ts';
import * as investigations from '#document/commands/investigation.ts';
import * as keyResults from '#document/commands/key-result.ts';
import * as kpis from '#document/commands/kpi.ts';
import * as milestones from '#document/commands/milestone.ts';
import { moveInitiative, moveKeyResult, moveObjective, reorder } from '#document/commands/move.ts';
import * as objectives from '#document/commands/objective.ts';
import * as people from '#document/commands/person.ts';
import { addSegment } from '#document/commands/segment.ts';
import * as reviews from '#document/commands/review.ts';
import * as teams from '#document/commands/team.ts';
import { isOrder } from '#document/order.ts';
import { newBoard, newBoardId } from '#document/new-board.ts';
import { layoutVersion } from '#document/schema.ts';
import { aDocument, boardOf, day, later, made, meet, noon, replica, today } from './world.ts';

const refusal = (why: string) => ({ done: false, why });

describe('a new board', () => {
	const start = { name: 'Harbour', timeZone: 'Europe/Oslo', myName: 'Ana', at: noon, today };

	test('T-N1 has me on it, and the cycle and the team if they were given', () => {
		const cycle = { name: 'Q4', from: day('2026-10-01'), to: day('2026-12-31') };
		const { doc, me } = made(newBoard({ ...start, teamName: 'Support', cycle }));
		const board = boardOf(doc);
		expect(board.problems).toEqual([]);
		expect(board.settings).toMatchObject({ name: 'Harbour', createdOn: today, readOnly: false });
		expect(board.people.get(me)).toMatchObject({ name: 'Ana', teamIds: [...board.teams.keys()] });
		expect([...board.cycles.values()]).toMatchObject([{ ...cycle, state: 'active' }]);
		expect(newBoardId()).toMatch(/^[\w-]{22}$/);
	});

	test('T-N2 needs a name, my name, a known time zone and a cycle that ends after it begins', () => {
		const cycle = { name: 'Q4', from: day('2026-12-31'), to: day('2026-10-01') };
		expect(newBoard({ ...start, name: '  ' })).toEqual(refusal('title-empty'));
		expect(newBoard({ ...start, myName: '' })).toEqual(refusal('title-empty'));
		expect(newBoard({ ...start, timeZone: 'Moon/Base' })).toEqual(refusal('time-zone-unknown'));
		expect(newBoard({ ...start, cycle })).toEqual(refusal('span-reversed'));
	});
});

describe('what every command keeps to', () => {
	test('T-C1 text is trimmed, freed of what nobody sees, and refused when it is too long, never cut', () => {
		const { doc, edit, objectiveId } = aDocument();
		const rename = (title: string) => objectives.renameObjective(edit, objectiveId, title);
		made(rename('  Calm\u0000 \n\u202e support\ud800 '));
		expect(boardOf(doc).objectives.get(objectiveId)!.title).toBe('Calm support\ufffd');
		made(objectives.describeObjective(edit, objectiveId, { why: ' one\r\ntwo\n' }));
		expect(boardOf(doc).objectives.get(objectiveId)!.why).toBe('one\ntwo');
		expect(rename(' \n ')).toEqual(refusal('title-empty'));
		expect(rename('\u200b\u2060')).toEqual(refusal('title-empty'));
		made(rename('👩\u200d🚀'));
		expect(boardOf(doc).objectives.get(objectiveId)!.title).toBe('👩\u200d🚀');
		expect(rename('x'.repeat(301))).toEqual(refusal('name-too-long'));
		expect(
			objectives.describeObjective(edit, objectiveId, { why: 'new', winning: 'x'.repeat(10_001) })
		).toEqual(refusal('text-too-long'));
		expect(boardOf(doc).objectives.get(objectiveId)!.why).toBe('one\ntwo');
	});

	test('T-C8 a name of more than 300 characters is refused by each command that gives one', () => {
		const { edit, objectiveId, keyResultId, kpiId, me } = aDocument();
		const teamId = made(teams.addTeam(edit, { name: 'Night' }));
		const cycle = { name: 'Q1', from: day('2027-01-01'), to: day('2027-03-31') };
		const naming: readonly ((name: string) => { done: boolean })[] = [
			(name) => boardVerbs.renameBoard(edit, name),
			(name) => boardVerbs.renameTerm(edit, 'objective', { one: name, many: 'goals' }),
			(name) => people.addPerson(edit, { name }),
			(name) => people.renamePerson(edit, me, name),
			(name) => teams.addTeam(edit, { name }),
			(name) => teams.renameTeam(edit, teamId, name),
			(name) => cycles.addCycle(edit, { ...cycle, name }),
			(title) => objectives.addObjective(edit, { title }),
			(title) => objectives.renameObjective(edit, objectiveId, title),
			(title) => keyResults.renameKeyResult(edit, keyResultId, title),
			(title) => initiatives.addInitiative(edit, { keyResultId, title }),
			(name) => kpis.addKpi(edit, { name }),
			(name) => kpis.renameKpi(edit, kpiId, name),
			(name) => kpis.setKpiUnit(edit, kpiId, { kind: 'number', name }),
			(name) => addSegment(edit, kpiId, name),
			(title) => events.addEvent(edit, { day: today, title }),
			(title) => milestones.addMilestone(edit, keyResultId, { title })
		];
		for (const give of naming) {
			expect(give('x'.repeat(301))).toEqual(refusal('name-too-long'));
			expect(give(` ${'x'.repeat(300)} `).done).toBe(true);
		}
	});

	test('T-C2 what is not there, or in the trash, is refused as gone, and so is pointing at it', () => {
		const { edit, objectiveId, keyResultId } = aDocument();
		const nobody = 'nobody' as PersonId;
		expect(objectives.setObjectiveOwner(edit, objectiveId, nobody)).toEqual(refusal('gone'));
		expect(objectives.addGuardrail(edit, objectiveId, 'none' as KpiId)).toEqual(refusal('gone'));
		made(archive(edit, 'objectives', objectiveId));
		expect(objectives.renameObjective(edit, objectiveId, 'New')).toEqual(refusal('gone'));
		expect(archive(edit, 'objectives', objectiveId)).toEqual(refusal('gone'));
		expect(moveKeyResult(edit, keyResultId, objectiveId)).toEqual(refusal('gone'));
		made(restore(edit, 'objectives', objectiveId));
		made(objectives.renameObjective(edit, objectiveId, 'New'));
		expect(restore(edit, 'objectives', 'none' as ObjectiveId)).toEqual(refusal('gone'));
	});

	test('T-C3 a board of a newer version is shown and never changed', () => {
		const { doc, edit, objectiveId, keyResultId, kpiId, me } = aDocument();
		doc.getMap('meta').set('schema', { minReader: 1, minWriter: layoutVersion + 1 });
		const before = Y.encodeStateAsUpdate(doc);
		const all = [
			objectives.renameObjective(edit, objectiveId, 'New'),
			objectives.addObjective(edit, { title: 'New' }),
			boardVerbs.renameBoard(edit, 'New'),
			archive(edit, 'kpis', kpiId),
			restore(edit, 'kpis', kpiId),
			reviews.addReview(edit, { kind: 'kpis' }),
			milestones.addMilestone(edit, keyResultId, { title: 'New' }),
			people.renamePerson(edit, me, 'New')
		];
		for (const result of all) expect(result).toEqual(refusal('read-only'));
		expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
		expect(boardOf(doc).settings.readOnly).toBe(true);
	});

	test('T-C4 a refused command, and one that changes nothing, writes nothing', () => {
		const { doc, edit, objectiveId, keyResultId } = aDocument();
		let writes = 0;
		doc.on('update', () => (writes += 1));
		objectives.renameObjective(edit, objectiveId, 'Calm support');
		objectives.addObjective(edit, { title: 'New', ownerId: 'none' as PersonId });
		keyResults.setUnit(edit, keyResultId, { kind: 'percent' });
		keyResults.setWeight(edit, keyResultId, -1);
		expect(writes).toBe(0);
	});

	test('T-C5 edits of different fields, and additions to one set, by two people both stay', () => {
		const { doc, edit, objectiveId, kpiId } = aDocument();
		const other = made(kpis.addKpi(edit, { name: 'Churn' }));
		const copy = replica(doc);
		const theirs = { ...later(edit), doc: copy };
		made(objectives.renameObjective(edit, objectiveId, 'Mine'));
		made(objectives.describeObjective(theirs, objectiveId, { why: 'Theirs' }));
		made(objectives.addGuardrail(edit, objectiveId, kpiId));
		made(objectives.addGuardrail(theirs, objectiveId, other));
		meet(doc, copy);
		expect(boardOf(doc)).toEqual(boardOf(copy));
		expect(boardOf(doc).objectives.get(objectiveId)).toMatchObject({
			title: 'Mine',
			why: 'Theirs'
		});
		expect(boardOf(doc).objectives.get(objectiveId)!.guardrailIds).toHaveLength(2);
		made(objectives.removeGuardrail(edit, objectiveId, other));
		expect(boardOf(doc).objectives.get(objectiveId)!.guardrailIds).toEqual([kpiId]);
	});

	test('T-C6 each change of wording, owner, start or target is kept with what it was before', () => {
		const { doc, edit, me, objectiveId, keyResultId } = aDocument();
		const next = later(edit, { days: 3 });
		made(keyResults.setMeasure(next, keyResultId, { kind: 'reach', from: 65, to: 75 }));
		made(keyResults.setUnit(next, keyResultId, { kind: 'number', name: 'answers' }));
		made(objectives.setObjectiveOwner(next, objectiveId, me));
		const board = boardOf(doc);
		expect(board.keyResults.get(keyResultId)!.changes).toMatchObject([
			{ at: next.at, by: me, field: 'to', before: 80, after: 75 },
			{ field: 'unit', before: '{"kind":"percent"}', after: '{"kind":"number","name":"answers"}' }
		]);
		expect(board.objectives.get(objectiveId)!.changes).toMatchObject([
			{ field: 'owner', before: null, after: me }
		]);
	});
});

describe('the board, its cycles, teams and people', () => {
	test('T-B1 settings are changed one by one, and terms go back to the usual words', () => {
		const { doc, edit } = aDocument();
		made(boardVerbs.renameBoard(edit, 'Pier'));
		made(boardVerbs.setSettings(edit, { yearStartMonth: 4, checkInWeekday: 3 }));
		made(boardVerbs.renameTerm(edit, 'objective', { one: 'goal', many: 'goals' }));
		made(boardVerbs.setLimits(edit, { objectives: 3 }));
		const { settings } = boardOf(doc);
		expect(settings).toMatchObject({ name: 'Pier', yearStartMonth: 4, checkInWeekday: 3 });
		expect(settings.terms).toEqual({ objective: { one: 'goal', many: 'goals' } });
		expect(settings.limits.objectives).toBe(3);
		made(boardVerbs.renameTerm(edit, 'objective', null));
		expect(boardOf(doc).settings.terms).toEqual({});
		expect(boardVerbs.setSettings(edit, { timeZone: 'Nowhere' })).toEqual(
			refusal('time-zone-unknown')
		);
		expect(boardVerbs.setLimits(edit, { kpis: 0 })).toEqual(refusal('limit-too-small'));
	});

	test('T-B2 cycles have days in order, several at once, and a state that goes both ways', () => {
		const { doc, edit, cycleId } = aDocument();
		const span = { from: day('2026-11-01'), to: day('2026-11-30') };
		const id = made(cycles.addCycle(edit, { name: 'Sprint', ...span, state: 'draft' }));
		made(cycles.setCycleState(edit, id, 'active'));
		made(cycles.renameCycle(edit, id, 'November'));
		expect(boardOf(doc).cycles.get(id)).toMatchObject({
			name: 'November',
			state: 'active',
			...span
		});
		const reversed = { from: span.to, to: span.from };
		expect(cycles.setCycleSpan(edit, id, reversed)).toEqual(refusal('span-reversed'));
		expect(cycles.setCycleSpan(edit, id, { ...span, to: day('2026-11-31') })).toEqual(
			refusal('day-unreadable')
		);
		for (const to of ['2200-01-01', '9999-12-31'])
			expect(cycles.setCycleSpan(edit, id, { ...span, to: day(to) })).toEqual(
				refusal('day-unlikely')
			);
		expect(archive(edit, 'cycles', cycleId)).toEqual(refusal('still-used'));
		made(archive(edit, 'cycles', id));
	});

	test('T-B3 a person can be on several teams, and the last one stays', () => {
		const { doc, edit, me, teamId } = aDocument();
		const other = made(teams.addTeam(edit, { name: 'Sales', purpose: 'Finds who needs us' }));
		made(teams.renameTeam(edit, other, 'Growth'));
		made(teams.describeTeam(edit, other, 'Finds them'));
		made(people.joinTeam(edit, me, other));
		expect(boardOf(doc).people.get(me)!.teamIds).toEqual([teamId, other].sort());
		made(people.leaveTeam(edit, me, teamId));
		expect(boardOf(doc).people.get(me)!.teamIds).toEqual([other]);
		expect(archive(edit, 'people', me)).toEqual(refusal('last-person'));
		const bo = made(people.addPerson(edit, { name: 'Bo', role: 'Lead', teamIds: [other] }));
		made(people.describePerson(edit, bo, { responsibilities: 'The queue', growth: 'Writing' }));
		expect(boardOf(doc).people.get(bo)).toMatchObject({
			role: 'Lead',
			responsibilities: 'The queue'
		});
		made(archive(edit, 'people', me));
		expect(archive(edit, 'teams', teamId)).toEqual(refusal('still-used'));
		made(archive(edit, 'teams', other));
	});
});

describe('objectives and key results', () => {
	test('T-O1 an objective serves another one, never itself or one below it', () => {
		const { doc, edit, objectiveId, keyResultId } = aDocument();
		const parent = { kind: 'keyResult', id: keyResultId } as const;
		const child = made(objectives.addObjective(edit, { title: 'Child', parent }));
		const under = (id: ObjectiveId) => ({ kind: 'objective', id }) as const;
		expect(moveObjective(edit, objectiveId, under(child))).toEqual(refusal('loop'));
		expect(moveObjective(edit, objectiveId, parent)).toEqual(refusal('loop'));
		expect(moveObjective(edit, child, under('none' as ObjectiveId))).toEqual(refusal('gone'));
		made(moveObjective(edit, child, null));
		expect(boardOf(doc).objectives.get(child)!.parent).toBeUndefined();
		made(moveObjective(edit, objectiveId, under(child)));
		expect(boardOf(doc).objectives.get(objectiveId)!.parent).toEqual(under(child));
	});

	test('T-O2 level, kind, team and cycle of an objective can be changed', () => {
		const { doc, edit, objectiveId } = aDocument();
		made(objectives.setObjectiveLevel(edit, objectiveId, 'company'));
		made(objectives.setObjectiveKind(edit, objectiveId, 'learning'));
		made(objectives.setObjectiveTeam(edit, objectiveId, null));
		made(objectives.setObjectiveCycle(edit, objectiveId, null));
		const objective = boardOf(doc).objectives.get(objectiveId)!;
		expect(objective).toMatchObject({ level: 'company', kind: 'learning' });
		expect([objective.teamId, objective.cycleId]).toEqual([undefined, undefined]);
	});

	test('T-O3 a measure that nothing could be measured by is refused', () => {
		const { edit, objectiveId, keyResultId } = aDocument();
		const set = (measure: keyResults.MeasureWish) =>
			keyResults.setMeasure(edit, keyResultId, measure);
		const weekly = { kind: 'keep', period: 'week' } as const;
		expect(set({ kind: 'reach', from: 5, to: 5 })).toEqual(refusal('start-equals-target'));
		expect(set({ kind: 'reach', from: NaN, to: 5 })).toEqual(refusal('number-not-finite'));
		const relativeTo = { kind: 'baseline', value: 0 } as const;
		expect(set({ kind: 'reach', from: 0, to: 25, relativeTo })).toEqual(refusal('baseline-zero'));
		expect(set(weekly)).toEqual(refusal('limits-missing'));
		expect(set({ ...weekly, min: 5, max: 4 })).toEqual(refusal('limits-crossed'));
		expect(set({ kind: 'evidence', wanted: 0 })).toEqual(refusal('wanted-too-few'));
		const list = [{ title: 'One', weight: -1 }];
		expect(set({ kind: 'milestones', milestones: list })).toEqual(refusal('weight-negative'));
		expect(keyResults.setWeight(edit, keyResultId, -0.5)).toEqual(refusal('weight-negative'));
		const wish = {
			objectiveId,
			title: 'Same',
			measure: { kind: 'reach', from: 1, to: 1 }
		} as const;
		expect(keyResults.addKeyResult(edit, wish)).toEqual(refusal('start-equals-target'));
		const money = { kind: 'money', currency: 'euro' } as const;
		expect(keyResults.setUnit(edit, keyResultId, money)).toEqual(refusal('currency-unknown'));
		const halves = { kind: 'percent', decimals: 0.5 } as const;
		expect(keyResults.setUnit(edit, keyResultId, halves)).toEqual(refusal('number-not-finite'));
	});

	test('T-O4 a key result is measured in any of five ways, and another way clears the numbers of the former', () => {
		const { doc, edit, keyResultId } = aDocument();
		const measure = () => boardOf(doc).keyResults.get(keyResultId)!.measure;
		const relativeTo = { kind: 'control' } as const;
		const wishes: readonly keyResults.MeasureWish[] = [
			{ kind: 'reach', from: 0, to: 25, relativeTo },
			{ kind: 'keep', min: 1, max: 2, period: 'month' },
			{ kind: 'done' },
			{ kind: 'evidence', wanted: 8 },
			{ kind: 'reach', from: 1, to: 2 }
		];
		for (const wish of wishes) {
			made(keyResults.setMeasure(edit, keyResultId, wish));
			expect(measure()).toEqual(wish);
		}
		const list = [{ title: 'Draft' }, { title: 'Print', weight: 3 }];
		made(keyResults.setMeasure(edit, keyResultId, { kind: 'milestones', milestones: list }));
		expect(measure()).toMatchObject({
			milestones: [
				{ title: 'Draft', weight: 1 },
				{ title: 'Print', weight: 3 }
			]
		});
	});

	test('T-O5 a window of its own lies inside the cycle', () => {
		const { doc, edit, keyResultId, objectiveId } = aDocument();
		const window = { from: day('2026-11-01'), to: day('2026-11-30') };
		made(keyResults.setWindow(edit, keyResultId, window));
		expect(boardOf(doc).keyResults.get(keyResultId)!.window).toEqual(window);
		const beyond = { from: day('2026-11-01'), to: day('2027-01-01') };
		expect(keyResults.setWindow(edit, keyResultId, beyond)).toEqual(
			refusal('window-outside-cycle')
		);
		expect(
			keyResults.addKeyResult(edit, {
				...{ objectiveId, title: 'Late', window: beyond, measure: { kind: 'done' } }
			})
		).toEqual(refusal('window-outside-cycle'));
		made(keyResults.setWindow(edit, keyResultId, null));
		expect(boardOf(doc).keyResults.get(keyResultId)!.window).toBeUndefined();
	});

	test('T-O6 name, owner, indicator and the KPI that feeds it can be changed', () => {
		const { doc, edit, me, keyResultId, kpiId } = aDocument();
		made(keyResults.renameKeyResult(edit, keyResultId, 'Answered today'));
		made(keyResults.setKeyResultOwner(edit, keyResultId, me));
		made(keyResults.setIndicator(edit, keyResultId, 'leading'));
		made(keyResults.feedByKpi(edit, keyResultId, kpiId));
		expect(boardOf(doc).keyResults.get(keyResultId)).toMatchObject({
			...{ title: 'Answered today', ownerId: me, indicator: 'leading', kpiId }
		});
	});

	test('T-O7 milestones are added, reworded, finished, put in another order and taken out', () => {
		const { doc, edit, keyResultId } = aDocument();
		made(keyResults.setMeasure(edit, keyResultId, { kind: 'milestones' }));
		const [a, b, c] = ['A', 'B', 'C'].map((title) =>
			made(milestones.addMilestone(edit, keyResultId, { title }))
		);
		const titles = () => {
			const measure = boardOf(doc).keyResults.get(keyResultId)!.measure;
			return measure.kind === 'milestones' ? measure.milestones.map(({ title }) => title) : [];
		};
		made(milestones.reorderMilestone(edit, keyResultId, c!, { before: a! }));
		expect(titles()).toEqual(['C', 'A', 'B']);
		made(milestones.describeMilestone(edit, keyResultId, a!, { title: 'Aa', weight: 2 }));
		made(milestones.finishMilestone(edit, keyResultId, a!, today));
		made(milestones.archiveMilestone(edit, keyResultId, b!));
		expect(titles()).toEqual(['C', 'Aa']);
		expect(milestones.finishMilestone(edit, keyResultId, b!, today)).toEqual(refusal('gone'));
		expect(milestones.finishMilestone(edit, keyResultId, c!, day('2026-12-24'))).toEqual(
			refusal('day-in-future')
		);
		expect(milestones.addMilestone(edit, keyResultId, { title: '', weight: 1 })).toEqual(
			refusal('title-empty')
		);
	});

	test('T-O8 initiatives are added, changed, done, undone and moved', () => {
		const { doc, edit, me, objectiveId, keyResultId } = aDocument();
		const due = day('2026-12-01');
		const id = made(initiatives.addInitiative(edit, { keyResultId, title: 'Macro', due }));
		made(initiatives.describeInitiative(edit, id, { ownerId: me, due: null }));
		made(initiatives.finishInitiative(edit, id, today));
		expect(boardOf(doc).initiatives.get(id)).toMatchObject({ ownerId: me, doneOn: today });
		expect(boardOf(doc).initiatives.get(id)!.due).toBeUndefined();
		made(initiatives.finishInitiative(edit, id, null));
		const wish = { objectiveId, title: 'Other', measure: { kind: 'done' } } as const;
		const other = made(keyResults.addKeyResult(edit, wish));
		made(moveInitiative(edit, id, other));
		expect(boardOf(doc).initiatives.get(id)!.keyResultId).toBe(other);
	});
});

describe('order', () => {
	test('T-M1 what is moved lands where it was put, and only it is written', () => {
		const { doc, edit, objectiveId: a } = aDocument();
		const b = made(objectives.addObjective(edit, { title: 'B' }));
		const c = made(objectives.addObjective(edit, { title: 'C' }));
		const order = () =>
			[...boardOf(doc).objectives.values()]
				.sort((one, other) => (one!.order < other!.order ? -1 : 1))
				.map((objective) => objective!.id);
		expect(order()).toEqual([a, b, c]);
		const before = boardOf(doc);
		made(reorder(edit, 'objectives', c, { after: a }));
		expect(order()).toEqual([a, c, b]);
		made(reorder(edit, 'objectives', b, { before: a }));
		expect(order()).toEqual([b, a, c]);
		expect(boardOf(doc).objectives.get(a)).toEqual(before.objectives.get(a));
		const others = [...boardOf(doc).objectives.values()].filter(({ id }) => id !== c);
		made(
			reorder(
				edit,
				'objectives',
				c,
				{ after: b },
				others.map((objective) => objective.order)
			)
		);
		expect(order()).toEqual([b, c, a]);
		expect(reorder(edit, 'objectives', b, { after: 'none' as ObjectiveId })).toEqual(
			refusal('gone')
		);
	});

	test('T-M2 orders that two people made at the same time still leave room beside them', () => {
		const { doc, edit } = aDocument();
		const copy = replica(doc);
		const mine = made(objectives.addObjective(edit, { title: 'Mine' }));
		const newId = () => `other${Math.random()}`;
		const theirs = made(
			objectives.addObjective({ ...later(edit), doc: copy, newId }, { title: 'Theirs' })
		);
		meet(doc, copy);
		const third = made(objectives.addObjective(edit, { title: 'Third' }));
		made(reorder(edit, 'objectives', third, { after: mine }));
		made(reorder(edit, 'objectives', third, { before: theirs }));
		const board = boardOf(doc);
		expect(board.objectives.get(mine)!.order).toBe(board.objectives.get(theirs)!.order);
		expect(isOrder(board.objectives.get(third)!.order)).toBe(true);
		expect(board.objectives.get(third)!.order < board.objectives.get(mine)!.order).toBe(true);
	});
});

describe('KPIs and what is said about them', () => {
	test('T-K1 limits that cross are refused, and another direction clears the former ones', () => {
		const { doc, edit, kpiId } = aDocument();
		const limits = () => boardOf(doc).kpis.get(kpiId)!.limits;
		const higher = { direction: 'higher', target: 95, watch: 90, alarm: 80 } as const;
		made(kpis.setKpiLimits(edit, kpiId, higher));
		expect(limits()).toEqual(higher);
		const target = { low: 20, high: 22 };
		const within = { direction: 'within', target, alarm: { low: 18, high: 24 } } as const;
		made(kpis.setKpiLimits(edit, kpiId, within));
		expect(limits()).toEqual(within);
		for (const crossed of [
			{ ...higher, watch: 96 },
			{ direction: 'lower', target: 24, alarm: 12 },
			{ direction: 'lower', watch: 24, alarm: 12 },
			{ direction: 'within', target: { low: 5, high: 4 } },
			{ direction: 'within', target, alarm: { low: 21, high: 30 } }
		] as const)
			expect(kpis.setKpiLimits(edit, kpiId, crossed)).toEqual(refusal('limits-crossed'));
		expect(limits()).toEqual(within);
	});

	test('T-K2 everything that is said about a KPI can be changed', () => {
		const { doc, edit, me, teamId, kpiId } = aDocument();
		const counterId = made(kpis.addKpi(edit, { name: 'Reopened', cadence: 'monthly' }));
		made(kpis.renameKpi(edit, kpiId, 'Waiting tickets'));
		made(kpis.describeKpi(edit, kpiId, { question: 'Who waits?', action: 'Call in help' }));
		made(kpis.setKpiOwner(edit, kpiId, me));
		made(kpis.setKpiTeam(edit, kpiId, teamId));
		made(kpis.setCadence(edit, kpiId, 'daily'));
		made(kpis.setKpiUnit(edit, kpiId, { kind: 'rate', per: 1000, name: ' orders ' }));
		made(kpis.setKpiIndicator(edit, kpiId, 'leading'));
		made(kpis.setCounter(edit, kpiId, counterId));
		made(kpis.setAlwaysTracked(edit, kpiId, 'always'));
		expect(boardOf(doc).kpis.get(kpiId)).toMatchObject({
			...{ name: 'Waiting tickets', question: 'Who waits?', action: 'Call in help', ownerId: me },
			...{ cadence: 'daily', unit: { kind: 'rate', per: 1000, name: 'orders' }, counterId },
			...{ indicator: 'leading', alwaysTracked: true, teamId }
		});
	});

	test('T-K3 events stand on the charts they were put on', () => {
		const { doc, edit, kpiId } = aDocument();
		const holiday = { day: day('2026-12-24'), title: 'Holidays', kpiIds: [kpiId] };
		const id = made(events.addEvent(edit, holiday));
		made(events.describeEvent(edit, id, { note: 'Closed until January' }));
		expect(boardOf(doc).events.get(id)).toMatchObject({ ...holiday, note: 'Closed until January' });
		made(events.hideEventOn(edit, id, kpiId));
		expect(boardOf(doc).events.get(id)!.kpiIds).toEqual([]);
		made(events.showEventOn(edit, id, kpiId));
		expect(events.addEvent(edit, { ...holiday, day: day('soon') })).toEqual(
			refusal('day-unreadable')
		);
	});

	test('T-K4 comments are about something that is there, and say something', () => {
		const { doc, edit, me, kpiId } = aDocument();
		const about = { kind: 'kpi', id: kpiId } as const;
		const id = made(comments.addComment(edit, about, 'Up again'));
		made(comments.rewordComment(edit, id, 'Up again, as in May'));
		expect(boardOf(doc).comments.get(id)).toMatchObject({
			about,
			by: me,
			text: 'Up again, as in May'
		});
		expect(comments.addComment(edit, { kind: 'board' }, ' ')).toEqual(refusal('text-empty'));
		const nothing = { kind: 'kpi', id: 'none' as KpiId } as const;
		expect(comments.addComment(edit, nothing, 'Hm')).toEqual(refusal('gone'));
	});

	test('T-K5 an investigation is opened, written down, closed and opened again', () => {
		const { doc, edit, me, kpiId } = aDocument();
		const id = made(investigations.openInvestigation(edit, kpiId, { saw: 'A jump' }));
		const found = { cause: 'Outage', verdict: 'signal', ownerId: me } as const;
		made(investigations.describeInvestigation(edit, id, found));
		made(investigations.setInvestigationState(edit, id, 'closed'));
		const read = () => boardOf(doc).investigations.get(id);
		expect(read()).toMatchObject({ openedOn: today, closedOn: today, saw: 'A jump', ...found });
		made(investigations.setInvestigationState(edit, id, 'open'));
		expect(read()!.closedOn).toBeUndefined();
	});

	test('T-K6 a review keeps scores with their reasons, and answers', () => {
		const { doc, edit, cycleId, keyResultId } = aDocument();
		const id = made(reviews.addReview(edit, { kind: 'cycle', cycleId }));
		const score = { score: 0.7, reason: 'The last week was lost to the move' };
		made(reviews.setScore(edit, id, keyResultId, score));
		made(reviews.answerQuestion(edit, id, 'learned', 'Start earlier'));
		expect(boardOf(doc).reviews.get(id)!.scores[keyResultId]).toEqual(score);
		expect(boardOf(doc).reviews.get(id)!.answers['learned']).toBe('Start earlier');
		expect(reviews.setScore(edit, id, keyResultId, { ...score, score: 1.1 })).toEqual(
			refusal('score-out-of-range')
		);
		made(reviews.setScore(edit, id, keyResultId, null));
		made(reviews.answerQuestion(edit, id, 'learned', ''));
		expect(Object.keys(boardOf(doc).reviews.get(id)!.scores)).toEqual([]);
		expect(Object.keys(boardOf(doc).reviews.get(id)!.answers)).toEqual([]);
		expect(noon).toBe(edit.at satisfies Instant);
	});
});
