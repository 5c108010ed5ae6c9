import type { SharedDevice } from './sharing-state.ts';

/** As much of a device as it takes to give it a name of its own. */
type Named = Pick<SharedDevice, 'id' | 'name' | 'person'>;

const endings: Readonly<Record<number, string>> = { 2: 'nd', 3: 'rd' };

/**
 * The devices; those of one person that call themselves the same are told apart: "Firefox on Linux" and "2nd
 * Firefox on Linux". Counted by age, so that they are called the same on every device, and a new one renames none.
 */
export function withDistinctNames<Device extends Named>(
	devices: readonly Device[],
	since: (device: Device) => number | undefined
): readonly Device[] {
	const age = (device: Device) => since(device) ?? Infinity;
	const oldestFirst = [...devices].sort((one, other) =>
		age(one) === age(other) ? (one.id < other.id ? -1 : 1) : age(one) - age(other)
	);
	const counts = new Map<string, number>();
	const names = new Map<string, string>();
	for (const { id, name, person } of oldestFirst) {
		if (!name) continue;
		const called = `${person ?? ''} ${name}`;
		const nth = (counts.get(called) ?? 0) + 1;
		counts.set(called, nth);
		if (nth > 1) names.set(id, `${nth}${endings[nth] ?? 'th'} ${name}`);
	}
	return devices.map((device) => ({ ...device, name: names.get(device.id) ?? device.name }));
}
