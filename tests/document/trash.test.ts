import { describe, expect, test } from 'vitest';
import { archive, restore } from '#document/commands/archive.ts';
import { addMilestone, archiveMilestone, restoreMilestone } from '#document/commands/milestone.ts';
import { setMeasure } from '#document/commands/key-result.ts';
import { addSegment, archiveSegment, restoreSegment } from '#document/commands/segment.ts';
import { trashed } from '#domain/trashed.ts';
import { readBoard } from '#document/read-board.ts';
import { aDocument, boardId, made, today } from './world.ts';

describe('what was taken off something', () => {
	test('T-P1 a milestone in the trash is listed with its day and its person, and comes back to where it was', () => {
		const { doc, edit, me, keyResultId, objectiveId } = aDocument();
		made(setMeasure(edit, keyResultId, { kind: 'milestones' }));
		const [first, second] = ['Draft', 'Launch'].map((title) =>
			made(addMilestone(edit, keyResultId, { title }))
		);
		made(archiveMilestone(edit, keyResultId, first!));
		const board = () => readBoard(doc, boardId);
		const titles = () => {
			const { measure } = board().keyResults.get(keyResultId)!;
			return measure.kind === 'milestones' ? measure.milestones.map(({ id }) => id) : [];
		};
		expect(titles()).toEqual([second]);
		expect(trashed(board())).toEqual([
			{
				...{ kind: 'milestones', id: first, keyResultId },
				...{ title: 'Draft', on: today, by: me, within: [] }
			}
		]);

		made(archive(edit, 'objectives', objectiveId));
		const within = trashed(board()).find(({ kind }) => kind === 'milestones')?.within;
		expect(within).toEqual([{ kind: 'objectives', id: objectiveId, title: 'Calm support' }]);
		expect(restoreMilestone(edit, keyResultId, second!).done).toBe(true);
		made(restore(edit, 'objectives', objectiveId));
		made(restoreMilestone(edit, keyResultId, first!));
		expect(titles()).toEqual([first, second]);
		expect(trashed(board())).toEqual([]);
	});

	test('T-P1 a segment of a KPI does so too, and one that never was is refused', () => {
		const { doc, edit, me, kpiId } = aDocument();
		const shop = made(addSegment(edit, kpiId, 'Shop'));
		made(archiveSegment(edit, kpiId, shop));
		const board = () => readBoard(doc, boardId);
		expect(board().kpis.get(kpiId)!.segments).toEqual([]);
		expect(trashed(board())).toEqual([
			{ kind: 'segments', id: shop, kpiId, title: 'Shop', on: today, by: me, within: [] }
		]);
		made(restoreSegment(edit, kpiId, shop));
		expect(
			board()
				.kpis.get(kpiId)!
				.segments.map(({ name }) => name)
		).toEqual(['Shop']);
		expect(trashed(board())).toEqual([]);
		expect(restoreSegment(edit, kpiId, 'nobody' as typeof shop)).toEqual({
			done: false,
			why: 'gone'
		});
	});
});
