import { processLimits } from '#domain/process-limits.ts';
import { processSignals, type ProcessSignal } from '#domain/process-signals.ts';
import { seeded, type Random } from '#domain/seeded.ts';

const series = 20_000;
const length = 24;
const baseline = 12;
const shift = 3;
const within = 5;

/** Shares of simulated series, in percent. */
export interface Simulated {
	/** Stable series of 24 values in which something is found although nothing happened. */
	readonly stable: { readonly outside: number; readonly withRange: number; readonly any: number };
	/** Limits locked on 12 values, a shift of three sigma after them: found within five values. */
	readonly shifted: { readonly outside: number; readonly any: number };
}

/** The rules on normal values that are the same in every run. */
export function simulate(): Simulated {
	const random = seeded('process behaviour');
	const stable = { outside: 0, withRange: 0, any: 0 };
	const shifted = { outside: 0, any: 0 };
	for (let nth = 0; nth < series; nth += 1) {
		const calm = signalsOf(normals(length, random), length);
		stable.outside += share(calm, (rule) => rule === 'outside');
		stable.withRange += share(calm, (rule) => rule === 'outside' || rule === 'jump');
		stable.any += share(calm, () => true);

		const moved = [
			...normals(baseline, random),
			...normals(within, random).map((value) => value + shift)
		];
		// What the twelve themselves give does not count: only what is found behind them.
		const found = signalsOf(moved, baseline).filter(({ last }) => last >= baseline);
		shifted.outside += share(found, (rule) => rule === 'outside');
		shifted.any += share(found, () => true);
	}
	return { stable, shifted };
}

function signalsOf(values: readonly number[], upTo: number): readonly ProcessSignal[] {
	const limits = processLimits(values.slice(0, upTo));
	return limits ? processSignals(values, limits) : [];
}

function share(
	signals: readonly ProcessSignal[],
	counts: (rule: ProcessSignal['rule']) => boolean
): number {
	return signals.some(({ rule }) => counts(rule)) ? 100 / series : 0;
}

/** Normal values of mean 0 and deviation 1, by Box and Muller. */
function normals(count: number, random: Random): number[] {
	return Array.from({ length: count }, () => {
		const size = Math.sqrt(-2 * Math.log(1 - random()));
		return size * Math.cos(2 * Math.PI * random());
	});
}
