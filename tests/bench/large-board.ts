import { checkIn } from '#document/commands/check-in.ts';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addKpi } from '#document/commands/kpi.ts';
import { addObjective } from '#document/commands/objective.ts';
import { recordReadings } from '#document/commands/reading.ts';
import { newBoard, newBoardId } from '#document/new-board.ts';
import { readBoard } from '#document/read-board.ts';
import { addDays, type Day, type Instant } from '#domain/day.ts';
import type { Result } from '#domain/result.ts';
import { seeded } from '#domain/seeded.ts';
import { backupFile } from '#storage/backup-file.ts';
import * as Y from 'yjs';

const keyResultsEach = 4;
const checkInsEach = 26;
const readingsEach = 520;
const dayMs = 86_400_000;

/** How large a board is: 50 objectives and 40 KPIs make 26,000 records. */
export interface Size {
	readonly objectives: number;
	readonly kpis: number;
}

/** A board made by the real commands, as the bytes of a backup file, and how many facts are on it. */
export async function largeBoard(
	size: Size,
	today: Day
): Promise<{ id: string; name: string; bytes: Uint8Array; records: number }> {
	const id = newBoardId();
	const name = `${size.objectives} objectives, ${size.kpis} KPIs`;
	const begin = addDays(today, -checkInsEach * 7);
	const at = (day: Day) => Date.parse(`${day}T09:00:00Z`) as Instant;
	const cycle = { name: 'Half a year', from: begin, to: addDays(today, 28) };
	const made = sure(
		newBoard({ name, timeZone: 'UTC', myName: 'Ana', cycle, at: at(begin), today: begin })
	);
	const { doc, me } = made;
	const cycleId = [...readBoard(doc, id).cycles.values()][0]?.id;
	const random = seeded('large board');
	const on = (day: Day) => ({ doc, by: me, at: at(day), today: day });

	for (let count = 0; count < size.objectives; count += 1) {
		const objective = sure(
			addObjective(on(begin), {
				title: `Objective ${count + 1}`,
				level: 'team',
				ownerId: me,
				...(cycleId ? { cycleId } : {})
			})
		);
		for (let nth = 0; nth < keyResultsEach; nth += 1) {
			const keyResult = sure(
				addKeyResult(on(begin), {
					objectiveId: objective,
					title: `Key result ${nth + 1}`,
					measure: { kind: 'reach', from: 0, to: 100 },
					unit: { kind: 'percent' }
				})
			);
			for (let week = 1; week <= checkInsEach; week += 1) {
				const day = addDays(begin, week * 7 - 1);
				const value = Math.round(week * 3 + random() * 8);
				sure(checkIn(on(day), keyResult, { value, confidence: 6, moved: 'A little further.' }));
			}
		}
	}
	for (let count = 0; count < size.kpis; count += 1) {
		const kpi = sure(
			addKpi(on(begin), {
				name: `KPI ${count + 1}`,
				cadence: 'daily',
				ownerId: me,
				limits: { direction: 'higher', target: 50, watch: 40, alarm: 30 }
			})
		);
		const readings = Array.from({ length: readingsEach }, (_, nth) => ({
			day: addDays(today, nth - readingsEach + 1),
			value: Math.round((50 + random() * 20 - 5) * 10) / 10
		}));
		sure(recordReadings({ ...on(today), at: (at(today) - dayMs) as Instant }, kpi, readings));
	}
	const file = await backupFile([{ id, name, at: at(today), state: Y.encodeStateAsUpdate(doc) }]);
	const facts = size.objectives * keyResultsEach * checkInsEach + size.kpis * readingsEach;
	return { id, name, bytes: new Uint8Array(await file.arrayBuffer()), records: facts };
}

function sure<Value>(result: Result<Value, string>): Value {
	if (!result.done) throw new Error(`refused: ${result.why}`);
	return result.value;
}
