import fc from 'fast-check';
import type * as Y from 'yjs';
import { boardCounts } from '#domain/board-count.ts';
import { addDays } from '#domain/day.ts';
import type * as Ids from '#domain/id.ts';
import { archive, restore } from '#document/commands/archive.ts';
import { renameBoard } from '#document/commands/board.ts';
import { startCounting, stopCounting } from '#document/commands/board-count.ts';
import { checkIn, correctCheckIn, withdrawCheckIn } from '#document/commands/check-in.ts';
import { addComment } from '#document/commands/comment.ts';
import { calculateKpi, typeKpi } from '#document/commands/formula.ts';
import { addInitiative, finishInitiative } from '#document/commands/initiative.ts';
import { addKeyResult, setMeasure, setWeight } from '#document/commands/key-result.ts';
import { addKpi, setKpiLimits } from '#document/commands/kpi.ts';
import { addMilestone, archiveMilestone } from '#document/commands/milestone.ts';
import { moveObjective, reorder } from '#document/commands/move.ts';
import { addGuardrail, addObjective, renameObjective } from '#document/commands/objective.ts';
import { addPerson, joinTeam, leaveTeam } from '#document/commands/person.ts';
import { recordReading, recordReadings, withdrawReading } from '#document/commands/reading.ts';
import { addDivider } from '#document/commands/process.ts';
import { addSegment, setSegmentLimits } from '#document/commands/segment.ts';
import type { Edit } from '#document/edit.ts';
import { readEntity } from '#document/read-board.ts';
import { rootOf, type Collection } from '#document/schema.ts';
import { noon, today } from './world.ts';

/** One intent to be: which, about what, with which numbers. All of it is only choices. */
export interface Choice {
	readonly intent: number;
	readonly a: number;
	readonly b: number;
	readonly text: string;
}

export const choices = fc.record<Choice>({
	intent: fc.nat(1000),
	a: fc.nat(1000),
	b: fc.nat(1000),
	text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
});

/** Carry out a random intent on a document, as the given person; it may be refused. */
export function carryOut(
	doc: Y.Doc,
	choice: Choice,
	tick: number,
	by?: Ids.PersonId,
	newId?: () => string
): void {
	const who = { ...(by ? { by } : {}), ...(newId ? { newId } : {}) };
	const edit: Edit = { doc, at: (noon + tick * 1000) as Edit['at'], today, ...who };
	const intent = intents[choice.intent % intents.length];
	intent?.(edit, choice);
}

const intents: readonly ((edit: Edit, choice: Choice) => unknown)[] = [
	(edit, { text }) => renameBoard(edit, text),
	(edit, { text }) => addPerson(edit, { name: text }),
	(edit, { a, b }) => joinTeam(edit, pick(edit, 'people', a), pick(edit, 'teams', b)),
	(edit, { a, b }) => leaveTeam(edit, pick(edit, 'people', a), pick(edit, 'teams', b)),
	(edit, { a, text }) =>
		addObjective(edit, {
			title: text,
			parent: { kind: 'objective', id: pick(edit, 'objectives', a) }
		}),
	(edit, { a, text }) => renameObjective(edit, pick(edit, 'objectives', a), text),
	(edit, { a, b }) =>
		moveObjective(edit, pick(edit, 'objectives', a), {
			...{ kind: 'objective', id: pick(edit, 'objectives', b) }
		}),
	(edit, { a, b }) => addGuardrail(edit, pick(edit, 'objectives', a), pick(edit, 'kpis', b)),
	(edit, { a, b }) => {
		const place = { [b % 2 ? 'after' : 'before']: pick(edit, 'objectives', b) };
		return reorder(
			edit,
			'objectives',
			pick(edit, 'objectives', a),
			place as { after: Ids.ObjectiveId }
		);
	},
	(edit, { a }) => archive(edit, 'objectives', pick(edit, 'objectives', a)),
	(edit, { a }) => restore(edit, 'objectives', pick(edit, 'objectives', a)),
	(edit, { a, b, text }) =>
		addKeyResult(edit, {
			...{ objectiveId: pick(edit, 'objectives', a), title: text },
			measure: { kind: 'reach', from: b, to: b + 10 }
		}),
	(edit, { a, text }) =>
		setMeasure(edit, pick(edit, 'keyResults', a), {
			...{ kind: 'milestones', milestones: [{ title: text }] }
		}),
	(edit, { a, b }) =>
		setMeasure(edit, pick(edit, 'keyResults', a), { kind: 'keep', max: b, period: 'week' }),
	(edit, { a, b }) => setWeight(edit, pick(edit, 'keyResults', a), b),
	(edit, { a, text }) => addMilestone(edit, pick(edit, 'keyResults', a), { title: text }),
	(edit, { a }) => {
		const id = pick(edit, 'keyResults', a);
		const measure = readEntity(edit.doc, 'keyResults', id).entity?.measure;
		const milestone = measure?.kind === 'milestones' ? measure.milestones[0] : undefined;
		if (milestone) archiveMilestone(edit, id, milestone.id);
	},
	(edit, { a, b, text }) =>
		checkIn(edit, pick(edit, 'keyResults', a), {
			...{ value: b, confidence: b % 11, moved: text, day: addDays(today, -(b % 20)) }
		}),
	(edit, { a, b }) => {
		const id = pick(edit, 'keyResults', a);
		const checkIns = readEntity(edit.doc, 'keyResults', id).entity?.checkIns ?? [];
		const one = checkIns[b % Math.max(1, checkIns.length)];
		if (one && b % 3) correctCheckIn(edit, id, one, { value: b });
		else if (one) withdrawCheckIn(edit, id, one.id);
	},
	(edit, { text }) => addKpi(edit, { name: text }),
	(edit, { a, b }) => {
		const inputs = [pick(edit, 'kpis', b), pick(edit, 'kpis', a + b)].map((id) => `[${id}]`);
		return calculateKpi(edit, pick(edit, 'kpis', a), `change(${inputs.join(' + ')}) / ${b % 3}`);
	},
	(edit, { a }) => typeKpi(edit, pick(edit, 'kpis', a)),
	(edit, { a, text }) =>
		startCounting(edit, countAt(a), { name: text, question: '', definition: '' }),
	(edit, { a }) => stopCounting(edit, countAt(a)),
	(edit, { a, b }) =>
		setKpiLimits(edit, pick(edit, 'kpis', a), { direction: 'lower', target: b, alarm: b + 5 }),
	(edit, { a, b, text }) => {
		const note = b % 2 ? { note: text } : {};
		const reading = { day: addDays(today, -(b % 30)), value: a, ...note };
		return recordReading(edit, pick(edit, 'kpis', a), reading);
	},
	(edit, { a, b }) => {
		const days = Array.from({ length: b % 40 }, (_, i) => addDays(today, -i));
		const readings = days.map((day, i) => ({ day, value: a + i }));
		return recordReadings(edit, pick(edit, 'kpis', a), readings);
	},
	(edit, { a, b }) => {
		const id = pick(edit, 'kpis', a);
		const readings = readEntity(edit.doc, 'kpis', id).entity?.readings ?? [];
		const one = readings[b % Math.max(1, readings.length)];
		if (one) withdrawReading(edit, id, one);
	},
	(edit, { a, b, text }) => {
		const id = pick(edit, 'kpis', a);
		const added = addSegment(edit, id, text);
		const limits = { direction: 'higher', target: b } as const;
		if (added.done) setSegmentLimits(edit, id, added.value, limits);
	},
	(edit, { a, b, text }) =>
		addDivider(edit, pick(edit, 'kpis', a), { day: addDays(today, -b), reason: text }),
	(edit, { a, text }) =>
		addInitiative(edit, { keyResultId: pick(edit, 'keyResults', a), title: text }),
	(edit, { a }) => finishInitiative(edit, pick(edit, 'initiatives', a), today),
	(edit, { a, text }) =>
		addComment(edit, { kind: 'objective', id: pick(edit, 'objectives', a) }, text)
];

// Ids have a kind only for the compiler; which one it is follows from the collection.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function pick(edit: Edit, collection: Collection, choice: number): any {
	const ids = [...rootOf(edit.doc, collection).keys()].sort();
	return ids[choice % Math.max(1, ids.length)] ?? 'none';
}

function countAt(place: number) {
	return boardCounts[place % boardCounts.length] ?? 'stale-goals';
}
