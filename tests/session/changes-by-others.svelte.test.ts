import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { archive } from '#document/commands/archive.ts';
import { checkIn } from '#document/commands/check-in.ts';
import { addComment } from '#document/commands/comment.ts';
import {
	addInitiative,
	describeInitiative,
	finishInitiative
} from '#document/commands/initiative.ts';
import { addObjective, renameObjective } from '#document/commands/objective.ts';
import { recordReading } from '#document/commands/reading.ts';
import type { Edit } from '#document/edit.ts';
import { addDays, type Day } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import { calmAfterMs, ChangesByOthers, markedForMs } from '#session/changes-by-others.svelte.ts';
import { changedWords } from '#ui/app/changed-words.ts';
import { aDocument, boardOf, made, replica, today } from '#tests/document/world.ts';

const tomasz = 'tomasz' as PersonId;

let world: ReturnType<typeof aDocument>;
/** Another device, and what is written there. */
let there: Edit;
let here: Y.Doc;
let changes: ChangesByOthers;
/** Who the sender of a client of Yjs is, where it is known. */
let signed: PersonId | undefined;
const others = {};

beforeEach(() => {
	vi.useFakeTimers();
	world = aDocument();
	there = { ...world.edit, by: tomasz };
	here = replica(world.doc);
	signed = undefined;
	changes = new ChangesByOthers({ doc: here, others }, { personOf: () => signed });
});
afterEach(() => {
	here.destroy();
	vi.useRealTimers();
});

/** What the other device has written comes here. */
function arrive(origin: unknown = others): void {
	Y.applyUpdate(here, Y.encodeStateAsUpdate(there.doc, Y.encodeStateVector(here)), origin);
}

function words(me: PersonId | null = null): string {
	vi.advanceTimersByTime(calmAfterMs);
	const board = boardOf(here);
	const person = { ...board.people.get(world.me)!, id: tomasz, name: 'Tomasz' };
	const people = new Map(board.people).set(tomasz, person);
	return changes.heard ? changedWords(changes.heard, { ...board, people }, me) : '';
}

describe('marks', () => {
	test('R-M1 what another device changes is marked for a while, and nothing else is', () => {
		const { objectiveId, keyResultId } = world;
		const seen: boolean[] = [];
		const stop = $effect.root(() => {
			$effect(() => void seen.push(changes.at(objectiveId) !== undefined));
		});
		flushSync();
		made(renameObjective(there, objectiveId, 'Calmer'));
		arrive();
		flushSync();
		expect(changes.at(keyResultId)).toBeUndefined();
		vi.advanceTimersByTime(markedForMs - 1);
		expect(changes.at(objectiveId)).toBeDefined();
		vi.advanceTimersByTime(1);
		flushSync();
		expect(seen).toEqual([false, true, false]);
		stop();
	});

	test('R-M1 what changes again stays marked from then on', () => {
		const { objectiveId } = world;
		made(renameObjective(there, objectiveId, 'Calmer'));
		arrive();
		vi.advanceTimersByTime(markedForMs - 1_000);
		made(renameObjective(there, objectiveId, 'Calmest'));
		arrive();
		vi.advanceTimersByTime(markedForMs - 1);
		expect(changes.at(objectiveId)).toBeDefined();
		vi.advanceTimersByTime(1);
		expect(changes.at(objectiveId)).toBeUndefined();
	});

	test('R-M2 what is written here or in a tab of this browser is no news', () => {
		const { objectiveId } = world;
		made(renameObjective({ ...there, doc: here }, objectiveId, 'Mine'));
		made(renameObjective(there, objectiveId, 'In another tab'));
		changes.relay('here', () => arrive('tab'));
		expect(changes.at(objectiveId)).toBeUndefined();
		expect(words()).toBe('');
	});

	test('R-M2 what a tab hands over from another device is', () => {
		made(renameObjective(there, world.objectiveId, 'By Tomasz'));
		changes.relay('others', () => arrive('tab'));
		expect(changes.at(world.objectiveId)).toBeDefined();
		expect(words()).toBe('Tomasz changed “By Tomasz”.');
		vi.advanceTimersByTime(markedForMs);
		made(renameObjective({ ...there, doc: here }, world.objectiveId, 'Mine'));
		expect(words()).toBe('');
	});

	test('R-M3 parts mark what they are seen at: facts, initiatives, comments, what went to the trash', () => {
		const { kpiId, keyResultId, objectiveId } = world;
		const isMarked = () =>
			[kpiId, keyResultId, objectiveId].map((id) => changes.at(id) !== undefined);
		const rest = () => vi.advanceTimersByTime(markedForMs);
		made(recordReading(there, kpiId, { day: today, value: 7 }));
		arrive();
		expect(isMarked()).toEqual([true, false, false]);
		rest();
		made(addInitiative(there, { keyResultId, title: 'Answer twice a day' }));
		arrive();
		expect(isMarked()).toEqual([false, true, false]);
		rest();
		made(addComment(there, { kind: 'objective', id: objectiveId }, 'Well done'));
		arrive();
		expect(isMarked()).toEqual([false, false, true]);
		rest();
		made(archive(there, 'keyResults', keyResultId));
		arrive();
		expect(isMarked()).toEqual([false, true, true]);
		expect(changes.at(kpiId, objectiveId)).toBe(changes.at(objectiveId));
	});
});

describe('words', () => {
	test('R-M4 say once who did what, by the word of what was written', () => {
		const { keyResultId, kpiId, objectiveId, cycleId } = world;
		made(checkIn(there, keyResultId, { value: 70 }));
		arrive();
		expect(words()).toBe('Tomasz changed “Answered on the first day”.');
		vi.advanceTimersByTime(markedForMs);
		expect(changes.heard).toBeUndefined();
		made(recordReading(there, kpiId, { day: today, value: 7 }));
		arrive();
		expect(words()).toBe('Tomasz changed “Open tickets”.');
		made(addObjective(there, { title: 'Fast boats', cycleId }));
		arrive();
		expect(words()).toBe('Tomasz added “Fast boats”.');
		made(addComment(there, { kind: 'objective', id: objectiveId }, 'Well done'));
		arrive();
		expect(words()).toBe('Tomasz commented on “Calm support”.');
	});

	test('R-M4 else by the device that signed it, else nobody is named', () => {
		const { keyResultId } = world;
		const initiative = made(addInitiative(there, { keyResultId, title: 'Answer' }));
		arrive();
		words();
		// When work was done is no field whose history is kept: it does not say who wrote it.
		const finish = (on: Day) => {
			made(finishInitiative(there, initiative, on));
			arrive();
		};
		finish(today);
		expect(words()).toBe('Somebody changed “Answer”.');
		signed = tomasz;
		finish(addDays(today, -1));
		expect(words()).toBe('Tomasz changed “Answer”.');
		signed = world.me;
		finish(today);
		expect(words(world.me)).toBe('Your other device changed “Answer”.');
		made(describeInitiative(there, initiative, { title: 'Answer twice' }));
		arrive();
		expect(words()).toBe('Tomasz changed “Answer twice”.');
	});

	test('R-M5 are joined when many come at once, each entity counted once', () => {
		const { objectiveId, keyResultId, kpiId } = world;
		made(renameObjective(there, objectiveId, 'Calmer'));
		arrive();
		vi.advanceTimersByTime(calmAfterMs - 1);
		made(renameObjective(there, objectiveId, 'Calmest'));
		made(checkIn({ ...there, by: world.me }, keyResultId, { value: 70 }));
		made(recordReading(there, kpiId, { day: today, value: 7 }));
		arrive();
		expect(words()).toBe('3 changes by Tomasz and Ana.');
	});

	test('R-M6 a first sync marks nothing and is told in one sentence', () => {
		const { objectiveId, cycleId } = world;
		made(renameObjective(there, objectiveId, 'Calmer'));
		for (let count = 0; count < 20; count += 1)
			made(addObjective(there, { title: `Objective ${count}`, cycleId }));
		arrive();
		expect(changes.at(objectiveId)).toBeDefined();
		for (let count = 0; count < 20; count += 1)
			made(addObjective(there, { title: `More ${count}`, cycleId }));
		arrive();
		expect(changes.at(objectiveId)).toBeUndefined();
		expect(words()).toBe('Many changes came in.');
	});
});
