import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aDocument, boardId } from '#tests/document/world.ts';
import { readBoard } from '#document/read-board.ts';
import { History } from '#document/undo.ts';
import { keyResultsOf, liveObjectives, livePeople, liveTeams } from '#domain/lookups.ts';
import { applyImport } from '#exchange/apply-plan.ts';
import { corrected, type PlanKind } from '#exchange/import-plan.ts';
import { readImport } from '#exchange/read-import.ts';

const plan = (text: string) =>
	readImport(text, { shape: 'auto', roles: {} }, { people: [], teams: [] }).plan;
const page = (name: string) => plan(readFileSync(`../shared/data/${name}`, 'utf8'));

function world() {
	const made = aDocument();
	const read = () => readBoard(made.doc, boardId);
	const add = (text: ReturnType<typeof plan>) => {
		const result = applyImport(made.edit, text, { board: read(), cycleId: made.cycleId });
		if (!result.done) throw new Error(result.why);
		return result.value;
	};
	return { ...made, read, add };
}

describe('a plan becomes a board', () => {
	test('X-A1 the first page: objectives, owners, teams, results and where they hang', () => {
		const { add, read } = world();
		expect(add(page('gitlab-2018-q1.md'))).toMatchObject({
			...{ objectives: 4, keyResults: 13, kpis: 0, refusals: [] }
		});
		const board = read();
		expect(board.problems).toEqual([]);
		const byTitle = (title: string) => liveObjectives(board).find((each) => each.title === title)!;
		const top = byTitle('Grow Incremental ACV according to plan');
		const below = byTitle('IACV doubles year over year');
		expect(below.parent).toEqual({ kind: 'objective', id: top.id });
		expect(board.people.get(below.ownerId!)?.name).toBe('CEO');
		expect(keyResultsOf(board, below.id)).toHaveLength(4);
		const sales = livePeople(board).find(({ name }) => name === 'Sales')!;
		expect(sales.teamIds.map((id) => board.teams.get(id)?.name)).toEqual(['Sales']);
		expect(livePeople(board).map(({ name }) => name)).toContain('VP Product');
		expect([...board.comments.values()].map((comment) => comment.text)).toEqual([
			'Was in the 80’s as a percentile'
		]);
	});

	test('X-A2 the second page: teams own objectives, and the tree is as it was written', () => {
		const { add, read } = world();
		expect(add(page('gitlab-2018-q2.md'))).toMatchObject({ objectives: 14, keyResults: 21 });
		const board = read();
		const content = liveObjectives(board).find(({ title }) => title.startsWith('Publish content'))!;
		expect(board.teams.get(content.teamId!)?.name).toBe('Content');
		expect(keyResultsOf(board, content.id).map(({ title }) => title)).toEqual([
			...['Publish v2 of /customers', 'Publish /devops']
		]);
		expect(liveTeams(board).filter(({ name }) => name === 'SDR')).toHaveLength(1);
	});

	test('X-A3 is one step of undo', () => {
		const { add, read, doc } = world();
		const history = new History(doc);
		const before = read();
		add(page('gitlab-2018-q2.md'));
		history.undo();
		expect(liveObjectives(read())).toEqual(liveObjectives(before));
		expect(history.canUndo).toBe(false);
	});

	test('X-A4 names are matched with those that are there, whatever their capitals', () => {
		const { add, read, teamId } = world();
		add(plan('support: nothing\nSupport: Be calm. Add 3 guides\nana: nothing'));
		const board = read();
		const objective = liveObjectives(board).find(({ title }) => title === 'Be calm')!;
		expect(objective.teamId).toBe(teamId);
		expect(liveTeams(board)).toHaveLength(1);
	});

	test('X-A4 an accent written in two signs is the same accent', () => {
		const { add, read } = world();
		add(plan('Lucía: Be calm. Add 3 guides\nLuci\u0301a: Be quick. Add 4 guides'));
		const people = livePeople(read()).filter(({ name }) => name.startsWith('Luc'));
		expect(people).toHaveLength(1);
	});

	test('X-A5 readings, values now and done boxes become facts', () => {
		const { add, read, kpiId, today } = { ...world(), today: '2026-11-20' };
		expect(add(plan('Date,open tickets,Churn\n2026-01-05,4,2 %\n2026-01-12,5,3 %'))).toMatchObject({
			...{ kpis: 1, readings: 4 }
		});
		expect(
			read()
				.kpis.get(kpiId)
				?.readings.map(({ value }) => value)
		).toEqual([4, 5]);
		add(plan('Objective,KR,Start,Target,Current\nWin,Sell,3,9,5'));
		add(plan('- Calm\n  - NPS from 4 to 6\n    - [x] Call ten'));
		const board = read();
		const sell = [...board.keyResults.values()].find((each) => each.title === 'Sell')!;
		expect(sell.checkIns).toMatchObject([{ value: 5, day: today }]);
		const call = [...board.initiatives.values()].find((each) => each.title === 'Call ten')!;
		expect(call.doneOn).toBe(today);
	});

	test('X-A6 what the board refuses is told with its line, and the rest is added', () => {
		const { add } = world();
		const long = plan('Win\n  Add 3 shops\n  Add 4 shops');
		const broken = corrected(long, { '2': { title: '  ' } });
		expect(add(broken)).toMatchObject({
			...{ objectives: 1, keyResults: 1 },
			refusals: [{ line: 2, why: 'title-empty' }]
		});
	});

	test('X-A6 what belongs to something that the board refuses is told too', () => {
		const { add } = world();
		const broken = corrected(plan('Win\n  Add 3 shops\n    [ ] Rent one'), { '1': { title: ' ' } });
		expect(add(broken)).toMatchObject({
			...{ objectives: 0, keyResults: 0, initiatives: 0 },
			refusals: [1, 2, 3].map((line) => ({ line, why: 'title-empty' }))
		});
	});

	test('X-A7 what has no field of its own where it goes is kept as a comment', () => {
		const { add, read } = world();
		add(plan('Objective,Weight,Due,Question,Current\nWin,3,2026-03-02,Do we?,7'));
		const said = () => [...read().comments.values()].map(({ text }) => text);
		expect(said()).toEqual(['Do we?\n2026-03-02\nCurrent: 7\nWeight: 3']);
	});

	test('X-A7 what was read of a line that a person makes something else is kept as a comment', () => {
		const kept = (text: string, id: string, kind: PlanKind) => {
			const { add, read } = world();
			expect(add(corrected(plan(text), { [id]: { kind } })).refusals).toEqual([]);
			return [...read().comments.values()].map((comment) => comment.text);
		};
		const row = 'Objective,KR,Start,Target,Current,Weight\nWin,Sell,3 %,9 %,5 %,2';
		expect(kept(row, '2.1', 'keyResult')).toEqual([]);
		expect(kept(row, '2.1', 'objective')).toEqual([
			'Start: 3 %\nTarget: 9 %\nValue now: 5 %\nWeight: 2'
		]);
		expect(kept(row, '2.1', 'kpi')).toEqual(['Start: 3 %\nWeight: 2']);
		const limits = 'KPI,Target,Direction,Watch,Alarm\nChurn,2,lower,3,4';
		expect(kept(limits, '2', 'objective')).toEqual(['Target: at most 2\nWatch: 3\nAlarm: 4']);
		const readings = 'Date,Churn,Note\n2026-01-05,4,Odd\n2026-01-12,5,';
		expect(kept(readings, '2', 'objective')).toEqual(['2026-01-05: 4 (Odd)\n2026-01-12: 5']);
		// Its words say already what it was measured by.
		expect(kept('Win\n  NPS from 4 to 6', '2', 'objective')).toEqual([]);
		expect(kept('Win\n  Sell\n    [x] Call', '3', 'objective')).toEqual(['Done']);
	});

	test('X-A4 a line that a person makes a team is one, by its title where it names none', () => {
		const { add, read } = world();
		add(corrected(plan('Win\n  Add 3 shops\nCrew room'), { '3': { kind: 'team' } }));
		expect(liveTeams(read()).map(({ name }) => name)).toContain('Crew room');
	});

	test('X-A7 what a text says of a KPI that is there stands beside it, unless it is the same', () => {
		const { add, read, kpiId } = world();
		const words =
			'KPI,Question,Owner,Target,Direction,Watch\nopen tickets,Do they wait?,Ben,5,lower,9';
		add(plan(words));
		const said = () => [...read().comments.values()];
		expect(said()).toMatchObject([
			{
				about: { kind: 'kpi', id: kpiId },
				text: 'Question: Do they wait?\nOwner: Ben\nTarget: 5\nWatch: 9'
			}
		]);
		const { name, question } = read().kpis.get(kpiId)!;
		expect(question).not.toBe('Do they wait?');
		if (question) add(plan(`KPI,Question\n${name},${question}`));
		expect(said()).toHaveLength(1);
	});
});
