import * as Y from 'yjs';
import type { Board, Entities } from '#domain/board.ts';
import { addDays, type Day, type Instant } from '#domain/day.ts';
import type { BoardId, PersonId } from '#domain/id.ts';
import type { Result } from '#domain/result.ts';
import { addObjective } from '#document/commands/objective.ts';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addKpi } from '#document/commands/kpi.ts';
import type { Edit } from '#document/edit.ts';
import { newBoard } from '#document/new-board.ts';
import { readBoard } from '#document/read-board.ts';

export const today = '2026-11-20' as Day;
export const noon = Date.UTC(2026, 10, 20, 12) as Instant;
export const boardId = 'board' as BoardId;

/** A day of the calendar, for tests that write many. */
export function day(text: string): Day {
	return text as Day;
}

/** What a command made; the test ends where it was refused. */
export function made<Value>(result: Result<Value, string>): Value {
	if (!result.done) throw new Error(`refused: ${result.why}`);
	return result.value;
}

/** A document with one person, one team, one quarter, one objective with a key result, and one KPI. */
export function aDocument() {
	let count = 0;
	const newId = () => `id${String((count += 1)).padStart(4, '0')}`;
	const cycle = { name: 'Q4', from: day('2026-10-01'), to: day('2026-12-31') };
	const { doc, me } = made(
		newBoard({
			...{ name: 'Harbour', timeZone: 'Europe/Oslo', myName: 'Ana', teamName: 'Support' },
			...{ cycle, at: noon, today, newId }
		})
	);
	const edit: Edit = { doc, by: me, at: noon, today, newId };
	const board = readBoard(doc, boardId);
	const cycleId = first(board.cycles);
	const teamId = first(board.teams);
	const objectiveId = made(addObjective(edit, { title: 'Calm support', cycleId, teamId }));
	const keyResultId = made(
		addKeyResult(edit, {
			...{ objectiveId, title: 'Answered on the first day' },
			...{ measure: { kind: 'reach', from: 65, to: 80 }, unit: { kind: 'percent' } }
		})
	);
	const kpiId = made(addKpi(edit, { name: 'Open tickets', teamId }));
	return { doc, me, edit, cycleId, teamId, objectiveId, keyResultId, kpiId };
}

/** The same edit some minutes and perhaps days later, perhaps by somebody else. */
export function later(
	edit: Edit,
	{ minutes = 1, days = 0, by }: { minutes?: number; days?: number; by?: PersonId } = {}
): Edit {
	return {
		...edit,
		at: (edit.at + minutes * 60_000 + days * 86_400_000) as Instant,
		today: addDays(edit.today, days),
		...(by ? { by } : {})
	};
}

/** The board that a document holds now. */
export function boardOf(doc: Y.Doc): Board {
	return readBoard(doc, boardId);
}

/** Another device with the same document. */
export function replica(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

/** Let devices meet in the given order until all know everything. */
export function meet(...docs: readonly Y.Doc[]): void {
	for (const from of docs)
		for (const to of docs)
			if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}

function first<Id extends string>(entities: Entities<Id, unknown>): Id {
	const [id] = entities.keys();
	if (id === undefined) throw new Error('nothing there');
	return id;
}
