import type { Instant } from '#domain/day.ts';
import type { SharingRow } from '#storage/database.ts';
import type { Renewal, SharedDevice, SharingChoices } from './sharing-state.ts';

/** What a person chose of a board's connections on this device. */
export function choicesOf(row: SharingRow | undefined): SharingChoices {
	const { isOff = false, sameNetworkOnly = false, relays, turn } = row ?? {};
	return { isOff, sameNetworkOnly, relays, turn };
}

/** The new links that were announced for a board, and whose device, by its own word, made them. */
export function renewalOf(
	row: SharingRow | undefined,
	devices: readonly SharedDevice[]
): Renewal | undefined {
	const [first] = row?.renewals ?? [];
	if (!first) return undefined;
	const maker = devices.find(({ id }) => id === first.device);
	return { by: maker?.person, at: first.at as Instant };
}

/** All of a row that connections depend on. This device's key may change under them. */
export function connectedBy(row: SharingRow | undefined): string {
	if (!row) return '';
	const { syncId, editSecret, isOff, sameNetworkOnly, relays, turn } = row;
	return JSON.stringify([syncId, editSecret !== undefined, isOff, sameNetworkOnly, relays, turn]);
}
