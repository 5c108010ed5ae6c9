import * as Y from 'yjs';
import type { Day, Instant, Span } from '#domain/day.ts';
import type { BoardId, PersonId } from '#domain/id.ts';
import { refused, type Result, done } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { wording } from './checks.ts';
import { knownTimeZone } from './commands/board.ts';
import { addCycle } from './commands/cycle.ts';
import { addPerson } from './commands/person.ts';
import { addTeam } from './commands/team.ts';
import { transact, type Edit } from './edit.ts';
import { firstRefusal } from './entity.ts';
import { layoutVersion, metaOf, openRoots } from './schema.ts';

/** What a board begins with. */
export interface NewBoard {
	readonly name: string;
	readonly timeZone: string;
	readonly myName: string;
	readonly cycle?: { readonly name: string } & Span;
	readonly teamName?: string;
	readonly at: Instant;
	readonly today: Day;
	readonly newId?: () => string;
}

/** A board that was made, and who of its people made it. */
export interface MadeBoard {
	readonly doc: Y.Doc;
	readonly me: PersonId;
}

/** Make the document of a new board, with me on it. Refuses an empty name, and a cycle that ends before it begins. */
export function newBoard(board: NewBoard): Result<MadeBoard, Why> {
	const fields = { name: wording(board.name), timeZone: knownTimeZone(board.timeZone) };
	const why = firstRefusal(fields);
	if (why) return refused(why);
	const doc = new Y.Doc();
	openRoots(doc);
	const { at, today, newId } = board;
	const edit: Edit = { doc, at, today, ...(newId ? { newId } : {}) };
	return transact(edit, () => {
		const meta = metaOf(doc);
		meta.set('schema', { minReader: layoutVersion, minWriter: layoutVersion });
		for (const [field, checked] of Object.entries(fields))
			if (checked.done) meta.set(field, checked.value);
		meta.set('createdOn', today);
		const team = board.teamName ? addTeam(edit, { name: board.teamName }) : done(undefined);
		if (!team.done) return team;
		const teamIds = team.value ? [team.value] : [];
		const me = addPerson(edit, { name: board.myName, teamIds });
		if (!me.done) return me;
		const cycle = board.cycle ? addCycle(edit, board.cycle) : done(undefined);
		return cycle.done ? done({ doc, me: me.value }) : cycle;
	});
}

/** An id for a board, 16 random bytes as 22 characters that are safe in an address. */
export function newBoardId(): BoardId {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const text = btoa(String.fromCharCode(...bytes));
	return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') as BoardId;
}
