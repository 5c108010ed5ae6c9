import type * as Y from 'yjs';
import { readBoard } from '#document/read-board.ts';
import type { Instant } from '#domain/day.ts';
import type { BoardId, PersonId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Envelopes } from '#storage/envelopes.ts';
import { type FileRefusal, type FileTaken, takeFile } from '#sync/carriers/file.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import type { Replica } from '#sync/replica.ts';
import { saidIn } from './said.ts';
import { now } from './today.ts';

/** What a file of changes brought to a board. */
export interface TakenChanges {
	/** How many changes came in that were not here. */
	readonly news: number;
	/** How many build on something that has not come. */
	readonly waiting: number;
	/** Whose device made the file, as far as it says so: the name of its person, and its own. */
	readonly person: string | undefined;
	readonly device: string | undefined;
}

/** A board that takes a file. */
export interface TakingBoard {
	readonly envelopes: Envelopes<LogNote>;
	readonly replica: Replica;
	/** The document as it is when the file was taken. */
	readonly doc: () => Y.Doc;
}

const whyByRefusal: Readonly<Record<FileRefusal, Why>> = {
	'file-foreign': 'file-foreign',
	'file-newer': 'file-newer',
	'file-too-big': 'file-too-big',
	'file-broken': 'file-broken',
	'file-other-board': 'file-needs-link',
	'not-stored': 'device-full'
};

/** Take a file into a board by the checks of any channel, and remember who made it. */
export async function takeChanges(
	{ envelopes, replica, doc }: TakingBoard,
	file: Blob
): Promise<Result<TakenChanges, Why>> {
	const result = await takeFile(replica, file);
	if (!result.done) return refused(whyByRefusal[result.why]);
	const { news, waiting, refused: bad, from } = result.value;
	if (news === 0 && bad > 0) return refused('file-refused');
	if (news === 0 && waiting > 0) return refused('file-gap');
	const said = await remembered(envelopes, result.value);
	const devices = said ? [] : await envelopes.devices();
	const known = said ?? devices.find(({ device }) => device === from);
	const { people } = readBoard(doc(), envelopes.boardId as BoardId);
	const person = people.get(known?.person as PersonId)?.name;
	return done({ news, waiting, person, device: known?.name });
}

/** What whoever made it says of itself; it was there when the file was made, and no later than now. */
async function remembered(
	envelopes: Envelopes<LogNote>,
	{ from, aside, made }: FileTaken
): Promise<{ readonly name?: string; readonly person?: string } | undefined> {
	const said = aside && saidIn(aside);
	if (!from) return undefined;
	const devices = await envelopes.devices();
	const before = devices.find(({ device }) => device === from)?.seenAt ?? 0;
	const seenAt = Math.max(before, Math.min(made, now())) as Instant;
	// Older words about itself than those that are known say nothing.
	const isNews = made >= before && said;
	const words = isNews
		? { ...(said.name ? { name: said.name } : {}), ...(said.person ? { person: said.person } : {}) }
		: undefined;
	await envelopes.learn(from, { seenAt, ...words }).catch(() => undefined);
	return words;
}
