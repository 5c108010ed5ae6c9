import type { Board } from '#domain/board.ts';
import type { Choice } from '#kit/field.ts';
import type { SharedDevice } from '#session/sharing-state.ts';
import { countedChanges } from '#ui/vocabulary/changes-file-words.ts';

/** The choice of a file for everybody. */
export const everybody = 'everybody';

/** Whom a file can be made for: everybody, or a known device, with what it lacks. */
export function fileChoices(
	devices: readonly SharedDevice[],
	{ people }: Pick<Board, 'people'>
): readonly Choice<string>[] {
	const others = devices.filter(({ isThis }) => !isThis);
	return [
		{ value: everybody, label: 'Everybody: all that is on this board' },
		...others.map(({ id, name, person, behind }) => {
			const words = [person && people.get(person)?.name, name].filter(Boolean).join(', ');
			return { value: id, label: `${words || 'A device without a name'}: ${lackWords(behind)}` };
		})
	];
}

/** What is said when a file was handed out; that does not mean it has arrived. */
export function savedWords(count: number, isForOne: boolean): string {
	const lasts =
		'It counts as arrived when a file from there is opened here, or when the devices meet.';
	if (!isForOne) return `The file has all ${countedChanges(count)} of this board. ${lasts}`;
	return count === 0
		? 'The file has no changes; it only says what this device has.'
		: `The file has ${countedChanges(count)}. ${lasts}`;
}

function lackWords(behind: number | undefined): string {
	if (behind === undefined) return 'all, it has confirmed nothing yet';
	return behind === 0 ? 'nothing missing there' : `${countedChanges(behind)} not confirmed`;
}
