import { afterEach, beforeEach, expect, test } from 'vitest';
import { addKpi } from '#document/commands/kpi.ts';
import { enterReadings } from '#document/commands/reading.ts';
import { addDays, type Day } from '#domain/day.ts';
import type { KpiId } from '#domain/id.ts';
import { refused } from '#domain/result.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import type { IntentPart } from '#session/long-intent.ts';
import { parcels } from '#session/parcels.ts';
import { aDevice, newBoard, openBoard } from './open-device.ts';

let world: Awaited<ReturnType<typeof aDevice>>;
let session: BoardSession;

beforeEach(async () => {
	world = await aDevice();
	session = await openBoard(world.device, await newBoard(world.shelf));
});
afterEach(async () => {
	await session.close();
	world.close();
});

const counts = () => [...session.board.kpis.values()].map((kpi) => kpi.readings.length);

/** A new KPI, and after it ten readings in each of four parts. */
function parts(): IntentPart[] {
	let kpiId: KpiId;
	const readings =
		(part: number): IntentPart =>
		(edit) =>
			enterReadings(
				edit,
				Array.from({ length: 10 }, (_, at) => ({
					kpiId,
					reading: { day: addDays('2026-01-01' as Day, part * 10 + at), value: at }
				}))
			);
	const begin: IntentPart = (edit) => {
		const added = addKpi(edit, { name: 'Sales' });
		if (added.done) kpiId = added.value;
		return added;
	};
	return [begin, ...[0, 1, 2, 3].map(readings)];
}
const quiet = () => ({ signal: new AbortController().signal, onDone: () => undefined });

test('N-P1 a change in parts is one step of undo, and the page has turns between them', async () => {
	session.run(addKpi, { name: 'Before' });
	let turns = 0;
	const clock = setInterval(() => (turns += 1));
	expect((await session.writing.longIntent(parts(), quiet())).done).toBe(true);
	clearInterval(clock);
	expect(turns).toBeGreaterThan(0);
	expect(counts()).toEqual([0, 40]);
	session.writing.undo();
	expect(counts()).toEqual([0]);
	session.writing.redo();
	expect(counts()).toEqual([0, 40]);
});

test('N-P1 stopped or refused on the way it has changed nothing, and is no step', async () => {
	session.run(addKpi, { name: 'Before' });
	const stop = new AbortController();
	const seen: number[] = [];
	const stopped = await session.writing.longIntent(parts(), {
		signal: stop.signal,
		onDone: (ratio) => {
			seen.push(ratio);
			if (ratio === 0.6) stop.abort();
		}
	});
	expect(stopped).toEqual({ done: false, why: 'stopped' });
	expect(seen).toEqual([0.2, 0.4, 0.6]);
	expect(counts()).toEqual([0]);
	expect(session.writing.canRedo).toBe(false);
	const wrong = await session.writing.longIntent([...parts(), () => refused('gone')], quiet());
	expect(wrong).toEqual({ done: false, why: 'gone' });
	expect(counts()).toEqual([0]);
	session.writing.undo();
	expect(counts()).toEqual([]);
});

test('N-P2 updates go out in parcels, in their order and none left out', () => {
	const updates = [100, 150_000, 150_000, 10, 400_000, 5].map((size) => new Uint8Array(size));
	const sent = parcels(updates);
	expect(sent.flat().every((update, at) => update === updates[at])).toBe(true);
	expect(sent.map((some) => some.map(({ length }) => length))).toEqual([
		[100, 150_000],
		[150_000, 10],
		[400_000],
		[5]
	]);
	expect(parcels([])).toEqual([]);
});
