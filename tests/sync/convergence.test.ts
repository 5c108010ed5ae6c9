import { expect, test } from 'vitest';
import { converge } from './convergence.ts';

/** A few by default; tests/bench/convergence.mjs runs the many. */
const { SEEDS: seeds = '1-6', OPERATIONS: operations = '40' } = process.env;
const [first = 1, last = first] = seeds.split('-').map(Number);

test.each(Array.from({ length: last - first + 1 }, (_, at) => first + at))(
	'Y-R10 whatever is done on two to six devices, and whatever becomes of their messages, all have the same in the end: seed %i',
	async (seed) => {
		const { messages } = await converge({ seed, operations: Number(operations) });
		expect(messages).toBeGreaterThan(0);
	},
	3_600_000
);
