import { expect, test } from 'vitest';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { readingsFile } from '#exchange/readings-file.ts';
import { ReadingsImport, type FileChoices } from '#ui/exchange/readings-import.svelte.ts';
import { aBoard, aKpi, day } from '#tests/builders.ts';

const choices = (uses: FileChoices['uses']): FileChoices => ({ uses, dayOrder: '', decimal: '' });

test('X-D7 nothing is added by what a column was for before, while the file is read anew', async () => {
	const session = { board: aBoard(aKpi('Churn')), today: day('2026-03-12') };
	const rows = Array.from({ length: 1_000 }, (_, at) => `2026-03-0${(at % 9) + 1},1,2`);
	const file = readingsFile(['Date,Churn,Sales', ...rows].join('\n'))!;
	const incoming = new ReadingsImport(session as unknown as BoardSession, file);
	await incoming.read(choices({}));
	expect(incoming.ready?.columns).toHaveLength(2);
	const reading = incoming.read(choices({ Sales: 'none' }));
	expect(incoming.ready).toBeUndefined();
	await reading;
	expect(incoming.ready?.columns).toHaveLength(1);
});
