import { expect, test } from 'vitest';
import { kpiReport } from '#domain/kpi-report.ts';
import { recoveriesOf } from '#domain/kpi-recovery.ts';
import { recoveryPlan } from '#domain/recovery-plan.ts';
import { archive } from '#document/commands/archive.ts';
import { openInvestigation } from '#document/commands/investigation.ts';
import { addKpi, setCounter, setKpiLimits, setKpiOwner } from '#document/commands/kpi.ts';
import { recordReading } from '#document/commands/reading.ts';
import { startRecovery } from '#document/commands/recovery.ts';
import { localOrigin } from '#document/edit.ts';
import { History } from '#document/undo.ts';
import { aDocument, boardOf, made, today } from './world.ts';

function anAlarm() {
	const world = aDocument();
	const { edit, kpiId, me, doc } = world;
	made(setKpiLimits(edit, kpiId, { direction: 'lower', target: 6, alarm: 15 }));
	made(setKpiOwner(edit, kpiId, me));
	const counterId = made(addKpi(edit, { name: 'Asked again' }));
	made(setCounter(edit, kpiId, counterId));
	made(recordReading(edit, kpiId, { day: today, value: 19 }));
	const id = made(openInvestigation(edit, kpiId, { saw: 'The most ever.' }));
	const board = boardOf(doc);
	const kpi = board.kpis.get(kpiId)!;
	const plan = recoveryPlan(
		board,
		kpiReport(board, kpi, today),
		board.investigations.get(id)!,
		today
	);
	const words = { title: 'Bring it back', why: 'The most ever.', keyResultTitle: 'Back to 6' };
	return { ...world, id, counterId, wish: { ...plan!, ...words } };
}

test('T-K7 an investigation starts its recovery objective in one step, with all that the KPI knows', () => {
	const { doc, edit, id, wish, kpiId, counterId, cycleId, me, teamId } = anAlarm();
	const history = new History(doc);
	const before = boardOf(doc);
	const objectiveId = made(history.step(() => startRecovery(edit, id, wish)));
	const board = boardOf(doc);
	expect(board.objectives.get(objectiveId)).toMatchObject({
		...{ title: 'Bring it back', why: 'The most ever.', ownerId: me, teamId, cycleId },
		guardrailIds: [counterId]
	});
	const fed = [...board.keyResults.values()].find((each) => each.objectiveId === objectiveId);
	expect(fed).toMatchObject({
		...{ kpiId, ownerId: me, measure: { kind: 'reach', from: 19, to: 6 } },
		window: { from: today, to: '2026-12-31' }
	});
	expect(recoveriesOf(board, board.kpis.get(kpiId)!, today)).toMatchObject([
		{ objective: { id: objectiveId }, state: 'running' }
	]);
	made(history.undo());
	expect(boardOf(doc)).toEqual(before);
	expect(history.canUndo).toBe(false);
});

test('T-K7 what is refused half-way leaves nothing, and neither an investigation nor a KPI in the trash starts one', () => {
	const { doc, edit, id, wish, counterId, kpiId } = anAlarm();
	const history = new History(doc);
	made(archive(edit, 'kpis', counterId));
	const before = boardOf(doc);
	const step = () =>
		history.step(() => doc.transact(() => startRecovery(edit, id, wish), localOrigin));
	expect(step()).toEqual({ done: false, why: 'gone' });
	expect(boardOf(doc)).toEqual(before);
	made(archive(edit, 'kpis', kpiId));
	expect(step()).toMatchObject({ why: 'gone' });
	made(archive(edit, 'investigations', id));
	expect(startRecovery(edit, id, wish)).toMatchObject({ why: 'gone' });
});
