import type { Instant } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import type { DeviceRow } from '#storage/database.ts';
import type { Progress } from '#sync/pull.ts';
import type { Replica } from '#sync/replica.ts';
import type { DeviceId } from '#sync/signer.ts';
import type { Vector } from '#sync/vector.ts';
import { withDistinctNames } from './distinct-names.ts';
import type { Said } from './said.ts';
import type { RefusedDevices, SharedDevice } from './sharing-state.ts';

/** A device that is there now. */
export interface Present {
	readonly device: DeviceId | undefined;
	readonly said: Said | undefined;
	readonly progress: Progress | undefined;
}

/** The devices of a board as they are shown: this one, those that are here, then those seen last. */
export function sharedDevices(
	replica: Replica,
	known: readonly DeviceRow[],
	present: readonly Present[],
	me: Pick<Said, 'person' | 'name'>
): readonly SharedDevice[] {
	const own = replica.device?.id;
	const rows = new Map(known.map((row) => [row.device, row]));
	const hereById = new Map<string, Present>();
	for (const one of present)
		if (one.device && !hereById.has(one.device)) hereById.set(one.device, one);
	const ids = new Set<string>([...rows.keys(), ...hereById.keys()]);
	if (own) ids.delete(own);
	const others = [...ids].map((id): SharedDevice => {
		const row = rows.get(id);
		const here = hereById.get(id);
		const isRefused = replica.stopped.has(id as DeviceId);
		const confirmed = replica.acknowledgements.byDevice.get(id as DeviceId);
		return {
			id,
			name: here?.said?.name ?? row?.name,
			person: (here?.said?.person ?? row?.person) as PersonId | undefined,
			canEdit: replica.members.has(id as DeviceId),
			isThis: false,
			isHere: here !== undefined,
			seenAt: row?.seenAt as Instant | undefined,
			// By its numbers it may have all that is here, and by what it wrote it has not.
			behind: isRefused ? undefined : confirmed && missingThere(id, confirmed, replica.vector),
			place: here?.said?.place
		};
	});
	others.sort(
		(one, other) =>
			Number(other.isHere) - Number(one.isHere) || (other.seenAt ?? 0) - (one.seenAt ?? 0)
	);
	const all = own ? [thisDevice(own, replica, me), ...others] : others;
	return withDistinctNames(all, ({ id }) => replica.members.since(id as DeviceId));
}

/** Of which devices nothing more is taken. */
export function refusedDevices({ stopped }: Pick<Replica, 'stopped'>): RefusedDevices {
	const forked = [...stopped.values()].filter((why) => why === 'fork').length;
	return { forked, others: stopped.size - forked };
}

function thisDevice(
	id: DeviceId,
	replica: Replica,
	{ person, name }: Pick<Said, 'person' | 'name'>
): SharedDevice {
	return {
		id,
		name,
		person,
		canEdit: replica.members.has(id),
		isThis: true,
		isHere: true,
		seenAt: undefined,
		behind: 0,
		place: undefined
	};
}

/** How many envelopes that are here a device has not confirmed. What it wrote itself needs no confirming. */
function missingThere(there: string, confirmed: Vector, here: Vector): number {
	let missing = 0;
	for (const [device, seq] of here) {
		if (device !== there) missing += Math.max(0, seq - (confirmed.get(device) ?? 0));
	}
	return missing;
}
