import type { Board } from '#domain/board.ts';
import type { PersonId } from '#domain/id.ts';
import { personName } from '#domain/lookups.ts';

/** As much of a device as it takes to tell which one it is. */
interface NamedDevice {
	readonly name: string | undefined;
	readonly person: PersonId | undefined;
	readonly isThis: boolean;
}

/**
 * Who made a change and on which device: "Ana (Firefox on Linux)", "Ana on this device". The name is only what the
 * change says; the device is certain. If the device is known to be somebody else's, or nobody was named, that is
 * said.
 */
export function attributionWords(
	by: PersonId | undefined,
	device: NamedDevice | undefined,
	board: Board
): string {
	const who = personName(board, by) ?? 'somebody';
	if (!device) return who;
	if (device.isThis) return `${who} on this device`;
	const owner = device.person === by ? undefined : personName(board, device.person);
	if (owner) return `${who} on a device of ${owner}${device.name ? ` (${device.name})` : ''}`;
	return device.name ? `${who} (${device.name})` : `${who} on another device`;
}
