import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import type { PersonId } from '#domain/id.ts';
import { unseenNews } from '#domain/news.ts';
import { checkIn, correctCheckIn } from '#document/commands/check-in.ts';
import { addComment } from '#document/commands/comment.ts';
import { recordReading } from '#document/commands/reading.ts';
import { renameObjective } from '#document/commands/objective.ts';
import { Away } from '#session/away.svelte.ts';
import { aDocument, boardOf, day, later, made, meet, replica } from '#tests/document/world.ts';

const ben = 'ben' as PersonId;

/** Ben, whose device was without a network since noon, and this device, that was looked at an hour later. */
function aWorld() {
	const world = aDocument();
	const { doc, edit, keyResultId, kpiId, objectiveId } = world;
	made(checkIn({ ...edit, by: ben }, keyResultId, { value: 60 }));
	const other = replica(doc);
	const theirs = { ...later(edit, { by: ben }), doc: other };
	made(checkIn(theirs, keyResultId, { value: 68 }));
	made(recordReading(theirs, kpiId, { day: day('2026-11-19'), value: 4 }));
	made(addComment(theirs, { kind: 'objective', id: objectiveId }, 'Nice'));
	made(renameObjective(theirs, objectiveId, 'Calmer support'));
	made(checkIn(later(edit), keyResultId, { value: 69 }));
	const { seen } = new Away(doc, {}).looked();
	return { ...world, other, theirs, row: { seen, seenAt: later(edit, { minutes: 60 }).at } };
}

const newsIn = (doc: Y.Doc, { since, late }: Away, me: PersonId) =>
	since === undefined ? undefined : unseenNews(boardOf(doc), { since, late }, me);
const one = { checkIns: 1, readings: 1, comments: 1, people: [ben] };
const none = { checkIns: 0, readings: 0, comments: 0, people: [] };

test('Q-H7 what was made long ago and comes while the board is open is news, once', () => {
	const { doc, other, row, me } = aWorld();
	const away = new Away(doc, row);
	expect(newsIn(doc, away, me)).toEqual(none);
	meet(other, doc);
	meet(other, doc);
	expect(newsIn(doc, away, me)).toEqual(one);
	expect(newsIn(doc, away, ben)).toEqual({ ...none, checkIns: 1, people: [me] });
});

test('Q-H7 what came while nobody looked is news when the board is opened, and no longer after it was looked at', () => {
	const { doc, other, row, me } = aWorld();
	meet(other, doc);
	const away = new Away(doc, row);
	expect(newsIn(doc, away, me)).toEqual(one);
	expect(newsIn(doc, new Away(doc, { ...row, seen: away.looked().seen }), me)).toEqual(none);
});

test('Q-H7 a correction that comes late is one check-in, and whoever never looked is told nothing', () => {
	const { doc, other, theirs, row, me, keyResultId } = aWorld();
	const [, said] = boardOf(other).keyResults.get(keyResultId)!.checkIns;
	made(correctCheckIn(theirs, keyResultId, said!, { value: 67 }));
	const away = new Away(doc, row);
	const stranger = new Away(doc, {});
	meet(other, doc);
	expect(newsIn(doc, away, me)).toEqual(one);
	expect([stranger.since, stranger.late.size]).toEqual([undefined, 0]);
	// An entry of an older version knows the moment and not how far the document was.
	expect(newsIn(doc, new Away(doc, { seenAt: row.seenAt }), me)).toEqual(none);
});
