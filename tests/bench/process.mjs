// How often the rules of the process chart find something where nothing happened, and where something did. Node alone:
// `node tests/bench/process.mjs`.
import { loaded, report } from './ground.mjs';

/** What another simulation of the same rules gave, in percent; ours has to agree within two points. */
const expected = {
	stable: { outside: 5, withRange: 17, any: 21 },
	shifted: { any: 98, outside: 86 }
};
const agreement = 2;

export async function benchProcess() {
	await loaded('/tests/bench/process.ts', async (module) => {
		const { simulate } = /** @type {typeof import('./process.ts')} */ (module);
		const { stable, shifted } = simulate();
		console.log('\nProcess chart: found in stable series of 24 normal values');
		tell('a point outside', stable.outside, expected.stable.outside);
		tell('that, or a range outside', stable.withRange, expected.stable.withRange);
		tell('any rule', stable.any, expected.stable.any);
		console.log('Process chart: a shift of 3 sigma, found within 5 points by limits locked on 12');
		tell('any rule', shifted.any, expected.shifted.any);
		tell('a point outside', shifted.outside, expected.shifted.outside);
	});
}

/**
 * @param {string} what
 * @param {number} figure
 * @param {number} wanted
 */
function tell(what, figure, wanted) {
	report(what, figure, { unit: '%', baseline: wanted, of: 'expected' });
	const off = Math.abs(figure - wanted);
	report('  away from it', off, { unit: 'pt', most: agreement });
}

if (process.argv[1] === import.meta.filename) await benchProcess();
