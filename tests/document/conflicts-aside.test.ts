import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import type { Entities } from '#domain/board.ts';
import type { Conflicted, Recording } from '#domain/conflict.ts';
import type { ChangeValue } from '#domain/entity.ts';
import { partFieldText } from '#domain/part-field.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import type { PersonId } from '#domain/id.ts';
import { addComment, rewordComment } from '#document/commands/comment.ts';
import { addEvent, describeEvent } from '#document/commands/event.ts';
import { describeInvestigation, openInvestigation } from '#document/commands/investigation.ts';
import { setMeasure } from '#document/commands/key-result.ts';
import { setKpiLimits } from '#document/commands/kpi.ts';
import {
	addMilestone,
	archiveMilestone,
	describeMilestone,
	restoreMilestone
} from '#document/commands/milestone.ts';
import {
	addSegment,
	renameSegment,
	setSegmentLimits,
	weighSegment
} from '#document/commands/segment.ts';
import { settle } from '#document/commands/settle.ts';
import { type RecoveryWish, startRecovery } from '#document/commands/recovery.ts';
import type { Edit } from '#document/edit.ts';
import { storedEntity } from '#document/entity.ts';
import { heldAt } from '#document/field-place.ts';
import { recorded } from '#document/read/changes.ts';
import type { Collection } from '#document/schema.ts';
import { History } from '#document/undo.ts';
import { aDocument, boardOf, day, later, made, meet, replica } from './world.ts';

const ben = 'ben' as PersonId;

/** Two devices that have the same board, with one of everything, and are apart. */
function apart(ids: readonly [number, number]) {
	const here = aDocument();
	const { edit, kpiId, keyResultId } = here;
	made(setMeasure(edit, keyResultId, { kind: 'milestones', milestones: [{ title: 'Pilot' }] }));
	const milestoneId = made(addMilestone(edit, keyResultId, { title: 'Launch', weight: 2 }));
	made(setKpiLimits(edit, kpiId, { direction: 'within', target: { low: 2, high: 4 } }));
	const segmentId = made(addSegment(edit, kpiId, 'North'));
	const eventId = made(addEvent(edit, { day: day('2026-11-02'), title: 'Prices raised' }));
	const investigationId = made(openInvestigation(edit, kpiId, { saw: 'A jump' }));
	const commentId = made(addComment(edit, { kind: 'kpi', id: kpiId }, 'Look at this'));
	const there = replica(here.doc);
	[here.doc.clientID, there.clientID] = ids;
	const mine = later(edit);
	const theirs: Edit = { ...later(edit, { minutes: 2, by: ben }), doc: there };
	const things = { milestoneId, segmentId, eventId, investigationId, commentId };
	return { ...here, ...things, there, mine, theirs };
}

type World = ReturnType<typeof apart>;

const within = (low: number, high: number): KpiLimits => ({
	direction: 'within',
	target: { low, high }
});

/** Who writes what: a change of one field that both make, and the two values of it as they are recorded. */
interface Case {
	readonly what: string;
	readonly of: (world: World) => readonly [Recording, id: string, field: string];
	readonly write: (edit: Edit, world: World, isMine: boolean) => void;
	readonly values: readonly [ChangeValue, ChangeValue];
}

const texts = ['Mine', 'Theirs'] as const;
const days = [day('2026-11-05'), day('2026-11-09')] as const;
const pick = <Value>(values: readonly [Value, Value], isMine: boolean) => values[isMine ? 0 : 1];

const cases: readonly Case[] = [
	...(['saw', 'cause', 'nextStep'] as const).map((field) => ({
		what: `${field} of what was looked into`,
		of: ({ investigationId }: World) => ['investigations', investigationId, field] as const,
		write: (edit: Edit, { investigationId }: World, isMine: boolean) =>
			void made(describeInvestigation(edit, investigationId, { [field]: pick(texts, isMine) })),
		values: texts
	})),
	{
		what: 'the verdict of what was looked into',
		of: ({ investigationId }) => ['investigations', investigationId, 'verdict'],
		write: (edit, { investigationId }, isMine) =>
			made(describeInvestigation(edit, investigationId, { verdict: isMine ? 'noise' : 'signal' })),
		values: ['noise', 'signal']
	},
	{
		what: 'the day of the next step',
		of: ({ investigationId }) => ['investigations', investigationId, 'nextStepDue'],
		write: (edit, { investigationId }, isMine) =>
			made(describeInvestigation(edit, investigationId, { nextStepDue: pick(days, isMine) })),
		values: days
	},
	...(['title', 'note'] as const).map((field) => ({
		what: `the ${field} of an event`,
		of: ({ eventId }: World) => ['events', eventId, field] as const,
		write: (edit: Edit, { eventId }: World, isMine: boolean) =>
			void made(describeEvent(edit, eventId, { [field]: pick(texts, isMine) })),
		values: texts
	})),
	{
		what: 'the day of an event',
		of: ({ eventId }) => ['events', eventId, 'day'],
		write: (edit, { eventId }, isMine) =>
			made(describeEvent(edit, eventId, { day: pick(days, isMine) })),
		values: days
	},
	{
		what: 'a comment',
		of: ({ commentId }) => ['comments', commentId, 'text'],
		write: (edit, { commentId }, isMine) =>
			made(rewordComment(edit, commentId, pick(texts, isMine))),
		values: texts
	},
	{
		what: 'the title of a milestone',
		of: ({ keyResultId, milestoneId: id }) => [
			...(['keyResults', keyResultId] as const),
			partFieldText({ parts: 'milestones', id, field: 'title' })
		],
		write: (edit, { keyResultId, milestoneId }, isMine) =>
			made(describeMilestone(edit, keyResultId, milestoneId, { title: pick(texts, isMine) })),
		values: texts
	},
	{
		what: 'the weight of a milestone',
		of: ({ keyResultId, milestoneId: id }) => [
			...(['keyResults', keyResultId] as const),
			partFieldText({ parts: 'milestones', id, field: 'weight' })
		],
		write: (edit, { keyResultId, milestoneId }, isMine) =>
			made(describeMilestone(edit, keyResultId, milestoneId, { weight: isMine ? 3 : 0.5 })),
		values: [3, 0.5]
	},
	{
		what: 'the name of a segment',
		of: ({ kpiId, segmentId: id }) => [
			...(['kpis', kpiId] as const),
			partFieldText({ parts: 'segments', id, field: 'name' })
		],
		write: (edit, { kpiId, segmentId }, isMine) =>
			made(renameSegment(edit, kpiId, segmentId, pick(texts, isMine))),
		values: texts
	},
	{
		what: 'the weight of a segment',
		of: ({ kpiId, segmentId: id }) => [
			...(['kpis', kpiId] as const),
			partFieldText({ parts: 'segments', id, field: 'weight' })
		],
		write: (edit, { kpiId, segmentId }, isMine) =>
			made(weighSegment(edit, kpiId, segmentId, isMine ? 4 : 0)),
		values: [4, 0]
	},
	{
		what: 'the range that a segment has to keep to',
		of: ({ kpiId, segmentId: id }) => [
			...(['kpis', kpiId] as const),
			partFieldText({ parts: 'segments', id, field: 'target' })
		],
		write: (edit, { kpiId, segmentId }, isMine) =>
			made(setSegmentLimits(edit, kpiId, segmentId, isMine ? within(1, 3) : within(2, 2.5))),
		values: ['[1,3]', '[2,2.5]']
	}
];

function conflictedIn(doc: Y.Doc, collection: Recording, id: string): Conflicted {
	const entities: Entities<string, object> = boardOf(doc)[collection as Collection];
	return entities.get(id) as Conflicted;
}

/** What is held by the field that a conflict is about. */
function shownIn(doc: Y.Doc, [collection, id, field]: ReturnType<Case['of']>): unknown {
	return recorded(heldAt(storedEntity(doc, collection as Collection, id)!, field));
}

describe.each([
	[1, 2],
	[2, 1]
] as const)('two devices, %i and %i', (...ids) => {
	test.each(cases)(
		'T-W12 of $what both values stand, and either can be chosen and taken back',
		({ of, write, values }) => {
			for (const chosen of values) {
				const world = apart(ids);
				const { doc, there, mine, theirs, me } = world;
				const [collection, id, field] = of(world);
				write(mine, world, true);
				write(theirs, world, false);
				meet(doc, there);
				const { conflicts } = conflictedIn(doc, collection, id);
				expect(conflicts).toMatchObject([
					{
						field,
						versions: [
							{ value: values[0], changes: [{ by: me }] },
							{ value: values[1], changes: [{ by: ben }] }
						]
					}
				]);
				expect(conflictedIn(there, collection, id).conflicts).toEqual(conflicts);
				expect(values).toContain(shownIn(doc, of(world)));
				const history = new History(doc);
				made(settle(later(mine, { minutes: 5 }), collection, id, field, chosen));
				meet(doc, there);
				for (const each of [doc, there]) {
					expect(conflictedIn(each, collection, id).conflicts).toBeUndefined();
					expect(shownIn(each, of(world))).toBe(chosen);
				}
				history.undo();
				meet(doc, there);
				expect(conflictedIn(there, collection, id).conflicts).toEqual(conflicts);
			}
		}
	);

	test.each(cases)(
		'T-W12 what came of $what while it was typed stands beside it',
		({ of, write, values }) => {
			const world = apart(ids);
			const { doc, there, mine, theirs } = world;
			const [collection, id] = of(world);
			const stood = String(shownIn(doc, of(world)) ?? '');
			write(theirs, world, false);
			meet(doc, there);
			write({ ...mine, at: later(theirs).at, over: () => stood }, world, true);
			const [conflict] = conflictedIn(doc, collection, id).conflicts ?? [];
			expect(conflict?.versions.map(({ value }) => value).sort()).toEqual([...values].sort());
			expect(shownIn(doc, of(world))).toBe(values[0]);
		}
	);

	test.each(cases)('T-W6 taking back one’s own $what leaves theirs', ({ of, write, values }) => {
		const world = apart(ids);
		const { doc, there, mine, theirs } = world;
		const [collection, id] = of(world);
		const history = new History(doc);
		write(mine, world, true);
		write(theirs, world, false);
		meet(doc, there);
		history.undo();
		meet(doc, there);
		for (const each of [doc, there]) {
			expect(shownIn(each, of(world))).toBe(values[1]);
			expect(conflictedIn(each, collection, id).conflicts).toBeUndefined();
		}
	});

	test('T-W12 two recoveries that were started apart are both there, and the one that counts can be chosen', () => {
		const { doc, there, mine, theirs, investigationId, kpiId } = apart(ids);
		const wish: RecoveryWish = {
			...{ kpiId, title: 'Bring it back', why: '', keyResultTitle: 'Back to 4' },
			...{ guardrailIds: [], unit: { kind: 'number' }, window: { from: days[0], to: days[1] } },
			measure: { kind: 'keep', max: 4, period: 'week' }
		};
		const objectives = [mine, theirs].map((edit) =>
			made(startRecovery(edit, investigationId, wish))
		);
		meet(doc, there);
		const [conflict] = boardOf(doc).investigations.get(investigationId)!.conflicts!;
		expect(conflict).toMatchObject({ field: 'objective' });
		expect(conflict!.versions.map(({ value }) => value)).toEqual(objectives);
		for (const id of objectives)
			expect(boardOf(there).objectives.get(id)?.archivedOn).toBeUndefined();
	});
});

test('T-W13 of a milestone in the trash, or of a way of measuring that was left, nothing is to be chosen', () => {
	const world = apart([1, 2]);
	const { doc, there, mine, theirs, keyResultId, milestoneId } = world;
	made(describeMilestone(mine, keyResultId, milestoneId, { title: 'Mine' }));
	made(describeMilestone(theirs, keyResultId, milestoneId, { title: 'Theirs' }));
	meet(doc, there);
	const titles = () =>
		(boardOf(doc).keyResults.get(keyResultId)!.conflicts ?? []).flatMap(({ versions }) =>
			versions.map(({ value }) => value)
		);
	const field = partFieldText({ parts: 'milestones', id: milestoneId, field: 'title' });
	expect(titles()).toEqual(['Mine', 'Theirs']);
	made(archiveMilestone(later(mine), keyResultId, milestoneId));
	expect(titles()).toEqual([]);
	expect(settle(mine, 'keyResults', keyResultId, field, 'Mine')).toMatchObject({ why: 'gone' });
	made(restoreMilestone(later(mine), keyResultId, milestoneId));
	expect(titles()).toEqual(['Mine', 'Theirs']);
	made(setMeasure(later(mine), keyResultId, { kind: 'done' }));
	expect(titles()).toEqual([]);
});

test('T-W13 what a hostile device makes up about a part that has no history is nothing to choose', () => {
	const { doc, keyResultId, milestoneId } = apart([1, 2]);
	const changes = storedEntity(doc, 'keyResults', keyResultId)!.get('changes') as Y.Map<unknown>;
	const fields = ['order', 'archivedBy', '__proto__', 'title.x'];
	for (const [at, name] of fields.entries())
		for (const value of ['a1', 'a2']) {
			const field = partFieldText({ parts: 'milestones', id: milestoneId, field: name });
			changes.set(`${at}~${name}${value}`, [at, null, field, null, value, []]);
		}
	const keyResult = boardOf(doc).keyResults.get(keyResultId)!;
	expect(keyResult.conflicts).toBeUndefined();
	expect(keyResult.changes.length).toBeGreaterThanOrEqual(8);
});

test('T-W4 the same words, numbers, days and ranges from both are no conflict here either', () => {
	const world = apart([1, 2]);
	const { doc, there, mine, theirs } = world;
	for (const { write } of cases) {
		write(mine, world, true);
		write(theirs, world, true);
	}
	meet(doc, there);
	for (const { of } of cases) {
		const [collection, id] = of(world);
		expect(conflictedIn(doc, collection, id).conflicts).toBeUndefined();
	}
});
