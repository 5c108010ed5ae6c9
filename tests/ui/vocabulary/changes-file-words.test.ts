import { expect, test } from 'vitest';
import type { BoardId } from '#domain/id.ts';
import { restoredWords } from '#ui/vocabulary/restored-words.ts';
import { savedWords } from '#ui/share/file-choices.ts';
import { takenWords } from '#ui/vocabulary/changes-file-words.ts';

const nobody = { person: undefined, device: undefined, waiting: 0 };

test('Y-F9 what a file brought is one sentence, with whose device made it as far as that is known', () => {
	const ana = { ...nobody, person: 'Ana', device: 'Safari on an iPhone' };
	expect(takenWords({ ...ana, news: 12 })).toBe(
		'12 changes from Ana (Safari on an iPhone) came in.'
	);
	expect(takenWords({ ...nobody, device: 'Edge on Windows', news: 1 })).toBe(
		'1 change from Edge on Windows came in.'
	);
	expect(takenWords({ ...nobody, news: 3 })).toBe('3 changes came in.');
	expect(takenWords({ ...nobody, news: 0 })).toMatch(/^Nothing new in it/);
	expect(takenWords({ ...nobody, news: 1, waiting: 2 })).toMatch(
		/came in\. 2 changes in it build on/
	);
});

test('Y-F9 on another board it is said which one it went to', () => {
	const crew = { id: 'crew' as BoardId, name: 'Crew', outcome: 'merged' as const };
	const boards = [{ ...crew, changes: { ...nobody, news: 3 } }];
	expect(restoredWords(boards, 'crew' as BoardId)).toBe('3 changes came in.');
	expect(restoredWords(boards, 'other' as BoardId)).toBe('“Crew”: 3 changes came in.');
});

test('Y-S23 a board that came by a file and that nobody signed as the one that is here says that it is kept apart, and from which', () => {
	const crew = { id: 'new' as BoardId, name: 'Crew', outcome: 'added' as const, beside: 'Crew' };
	const words = restoredWords([{ ...crew, changes: { ...nobody, news: 3 } }], 'new' as BoardId);
	expect(words).toMatch(
		/^3 changes came in\. It is kept apart from “Crew”.*Both stay as they are\.$/
	);
});

test('Y-F9 a file that was given away has not arrived by that', () => {
	expect(savedWords(3, true)).toMatch(/^The file has 3 changes\. It counts as arrived when/);
	expect(savedWords(0, true)).toBe('The file has no changes; it only says what this device has.');
	expect(savedWords(40, false)).toMatch(/^The file has all 40 changes of this board\./);
});
