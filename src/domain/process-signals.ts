import type { ProcessLimits } from './process-limits.ts';

/**
 * Wheeler's rules, the strongest first: a value outside the limits; three of four in a row nearer to a limit than
 * to the centre, on one side; eight in a row on one side; and, weaker than all, a range above its limit.
 */
export type ProcessRule = 'outside' | 'near-limit' | 'run' | 'jump';

/** Above or below the centre; of a jump, up or down. */
export type ProcessSide = 'above' | 'below';

/** One signal, for as long as it goes on without a break. Places count from the first value. */
export interface ProcessSignal {
	readonly rule: ProcessRule;
	readonly side: ProcessSide;
	/** The first value that belongs to it, the one that made it a signal, and the last one. */
	readonly first: number;
	readonly found: number;
	readonly last: number;
}

/** Everything in the values that is not noise by these limits, in the order in which it is found. */
export function processSignals(
	values: readonly number[],
	limits: ProcessLimits
): readonly ProcessSignal[] {
	const zones = values.map((value) => zoneOf(value, limits));
	const signals: Growing[] = [];
	const latest: { [rule in ProcessRule]?: Growing } = {};
	for (let at = 0; at < values.length; at += 1) {
		for (const { rule, side, first } of foundAt(at, values, zones, limits)) {
			const going = latest[rule];
			if (going?.last === at - 1 && going.side === side) going.last = at;
			else signals.push((latest[rule] = { rule, side, first, found: at, last: at }));
		}
	}
	return signals;
}

/** How far out a value lies: 0 on the centre, 1 nearer to it, 2 nearer to a limit, 3 outside; below, negative. */
type Zone = -3 | -2 | -1 | 0 | 1 | 2 | 3;

function zoneOf(value: number, limits: ProcessLimits): Zone {
	const { centre, lower, upper } = limits;
	const off = Math.abs(value - centre);
	const reach = (upper - lower) / 2;
	const dust = dustOf(limits);
	if (off <= dust) return 0;
	const far = off - reach > dust ? 3 : off - reach / 2 > dust ? 2 : 1;
	return value > centre ? far : (-far as Zone);
}

/** Means of rounded numbers are not exact: what is that near to a line lies on it. */
function dustOf({ centre, lower, upper }: ProcessLimits): number {
	return 2 ** -40 * Math.max(Math.abs(centre), upper - lower);
}

function foundAt(
	at: number,
	values: readonly number[],
	zones: readonly Zone[],
	limits: ProcessLimits
): readonly Pick<ProcessSignal, 'rule' | 'side' | 'first'>[] {
	const found: Pick<ProcessSignal, 'rule' | 'side' | 'first'>[] = [];
	const zone = zones[at] ?? 0;
	const side = zone > 0 ? 'above' : 'below';
	if (Math.abs(zone) === 3) found.push({ rule: 'outside', side, first: at });
	if (Math.abs(zone) >= 2) {
		const near = reaching(zones, at, 4, side === 'above' ? 2 : -2);
		if (near.count >= 3) found.push({ rule: 'near-limit', side, first: near.first });
	}
	if (zone !== 0 && reaching(zones, at, 8, side === 'above' ? 1 : -1).count === 8) {
		found.push({ rule: 'run', side, first: at - 7 });
	}
	const range = (values[at] ?? 0) - (values[at - 1] ?? values[at] ?? 0);
	if (Math.abs(range) - limits.upperRange > dustOf(limits)) {
		found.push({ rule: 'jump', side: range > 0 ? 'above' : 'below', first: at });
	}
	return found;
}

/** How many among the last `window` values lie as far out as that, on the same side, and the first of them. */
function reaching(zones: readonly Zone[], at: number, window: number, far: number) {
	let count = 0;
	let first = at;
	for (let place = at; place > at - window && place >= 0; place -= 1) {
		const zone = zones[place] ?? 0;
		if (far > 0 ? zone < far : zone > far) continue;
		count += 1;
		first = place;
	}
	return { count, first };
}

type Growing = { -readonly [field in keyof ProcessSignal]: ProcessSignal[field] };
