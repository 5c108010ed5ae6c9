import { test } from 'vitest';
import { converge } from './convergence.ts';

test.each(Array.from({ length: 12 }, (_, at) => at + 1))(
	'Y-R1 devices converge, seed %i',
	async (seed) => {
		const start = Date.now();
		const { messages } = await converge({ seed, operations: 60 });
		console.log(seed, messages, Date.now() - start);
	},
	60_000
);
