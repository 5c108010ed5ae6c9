import { expect, test } from 'vitest';
import type { PersonId } from '#domain/id.ts';
import { renameObjective } from '#document/commands/objective.ts';
import { archive } from '#document/commands/archive.ts';
import { History } from '#document/undo.ts';
import { deviceOfChange } from '#session/device-of-change.ts';
import type { SharedDevice } from '#session/sharing-state.ts';
import { attributionWords } from '#ui/vocabulary/attribution-words.ts';
import { aBoard, aPerson } from '#tests/builders.ts';
import { aDocument, boardOf, later, made, meet, replica } from '#tests/document/world.ts';

const board = aBoard(aPerson('Ana'), aPerson('Ben'));
const [ana, ben] = ['ana', 'ben'] as PersonId[];
const laptop = { name: 'Firefox on Linux', person: ana, isThis: false };

test('B-G3 a change is said with the device on which it was made', () => {
	expect(attributionWords(ana, undefined, board)).toBe('Ana');
	expect(attributionWords(ana, laptop, board)).toBe('Ana (Firefox on Linux)');
	expect(attributionWords(ana, { ...laptop, isThis: true }, board)).toBe('Ana on this device');
	expect(attributionWords(ana, { ...laptop, name: undefined }, board)).toBe(
		'Ana on another device'
	);
	expect(attributionWords(undefined, undefined, board)).toBe('somebody');
});

test('B-G3 whoever a change names, the device that signed it is told as whose it is', () => {
	expect(attributionWords(ben, laptop, board)).toBe('Ben on a device of Ana (Firefox on Linux)');
	expect(attributionWords(undefined, laptop, board)).toBe(
		'somebody on a device of Ana (Firefox on Linux)'
	);
	expect(attributionWords(undefined, { ...laptop, person: undefined }, board)).toBe(
		'somebody (Firefox on Linux)'
	);
});

test('B-G3 the device follows from what was signed, also of what was undone and done again', () => {
	const { doc, edit, objectiveId } = aDocument();
	const other = replica(doc);
	const history = new History(doc);
	made(renameObjective(later(edit), objectiveId, 'Here'));
	history.undo();
	history.redo();
	meet(doc, other);
	// Ben's device says that Ana wrote this.
	made(renameObjective({ ...later(edit, { minutes: 5 }), doc: other }, objectiveId, 'There'));
	meet(doc, other);
	made(archive(later(edit, { minutes: 9 }), 'objectives', objectiveId));
	const device = (id: string, isThis: boolean) => ({ id, isThis, name: id }) as SharedDevice;
	const sharing = {
		stored: { doc },
		state: {
			devices: [device('here', true), device('there', false)],
			writers: new Map([[other.clientID, 'there']])
		},
		// Another tab is the one that is connected.
		deviceOf: () => undefined
	};
	const { changes } = boardOf(doc).objectives.get(objectiveId)!;
	const devices = changes.map(
		(change) => deviceOfChange(sharing, 'objectives', objectiveId, change)?.name
	);
	expect(devices).toEqual(['here', 'there', 'here']);
	expect(
		deviceOfChange(sharing, 'objectives', objectiveId, { key: 'none', field: 'title' })
	).toBeUndefined();
});
