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
	const signals: Growing[] = [];
	const latest: { [rule in ProcessRule]?: Growing } = {};
	const find = (rule: ProcessRule, side: ProcessSide, first: number, at: number): void => {
		const going = latest[rule];
		if (going?.last === at - 1 && going.side === side) going.last = at;
		else signals.push((latest[rule] = { rule, side, first, found: at, last: at }));
	};
	const dust = dustOf(limits);
	const zones: Zone[] = [];
	let run = 0;
	let before = values[0] ?? 0;
	for (const [at, value] of values.entries()) {
		const zone = zoneOf(value, limits, dust);
		const side = zone > 0 ? 'above' : 'below';
		const distance = Math.abs(zone);
		zones.push(zone);
		run = zone * run > 0 ? run + Math.sign(zone) : Math.sign(zone);
		if (distance === 3) find('outside', side, at, at);
		if (distance >= 2) {
			const near = nearLimit(zones);
			if (near !== undefined) find('near-limit', side, near, at);
		}
		if (Math.abs(run) >= 8) find('run', side, at - 7, at);
		const range = value - before;
		if (Math.abs(range) - limits.upperRange > dust) {
			find('jump', range > 0 ? 'above' : 'below', at, at);
		}
		before = value;
	}
	return signals;
}

/** How far out a value lies: 0 on the centre, 1 nearer to it, 2 nearer to a limit, 3 outside; below, negative. */
type Zone = -3 | -2 | -1 | 0 | 1 | 2 | 3;

function zoneOf(value: number, { centre, lower, upper }: ProcessLimits, dust: number): Zone {
	const off = Math.abs(value - centre);
	const reach = (upper - lower) / 2;
	if (off <= dust) return 0;
	const far = off - reach > dust ? 3 : off - reach / 2 > dust ? 2 : 1;
	return value > centre ? far : (-far as Zone);
}

/** Means of rounded numbers are not exact: what is that near to a line lies on it. */
function dustOf({ centre, lower, upper }: ProcessLimits): number {
	return 2 ** -40 * Math.max(Math.abs(centre), upper - lower);
}

/** The first of three among the last four values that are nearer to a limit, on the side of the last one. */
function nearLimit(zones: readonly Zone[]): number | undefined {
	const side = Math.sign(zones.at(-1) ?? 0);
	let first: number | undefined;
	let count = 0;
	for (let place = zones.length - 1; place >= Math.max(0, zones.length - 4); place -= 1) {
		if ((zones[place] ?? 0) * side < 2) continue;
		count += 1;
		first = place;
	}
	return count >= 3 ? first : undefined;
}

type Growing = { -readonly [field in keyof ProcessSignal]: ProcessSignal[field] };
