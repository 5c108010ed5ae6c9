import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignment, ancestorsOf, type AlignmentNode } from '#domain/alignment.ts';
import type { Board } from '#domain/board.ts';
import type { ObjectiveId } from '#domain/id.ts';
import { mayMove } from '#domain/parentage.ts';
import { aBoard, anObjective, aReach, changed, day, idOf } from '#tests/builders.ts';

const id = (title: string) => idOf<'objective'>(title);
const below = (title: string) => {
	return { parent: { kind: 'objective', id: id(title) } } as const;
};

/** The forest as text: `a(b c(d))`. */
function drawn(nodes: readonly AlignmentNode[]): string {
	return nodes
		.map(
			({ objective, children }) => objective.title + (children.length ? `(${drawn(children)})` : '')
		)
		.join(' ');
}

function idsIn(nodes: readonly AlignmentNode[]): ObjectiveId[] {
	return nodes.flatMap(({ objective, children }) => [objective.id, ...idsIn(children)]);
}

describe('who serves whom', () => {
	const board = aBoard(
		anObjective('a', { level: 'company' }, aReach(0, 1)),
		anObjective('b', { parent: { kind: 'keyResult', id: idOf('a/1') } }),
		anObjective('c', below('a')),
		anObjective('d', below('c')),
		anObjective('e', below('gone')),
		anObjective('f', { level: 'person', ...below('e') })
	);

	test('L-1 an objective hangs under the objective it serves, or under the one whose key result it serves', () => {
		const { roots } = alignment(board);
		expect(drawn(roots)).toBe('a(b c(d)) e(f)');
		expect(roots[0]?.children[0]?.viaKeyResultId).toBe('a/1');
		expect(roots[0]?.children[1]).not.toHaveProperty('viaKeyResultId');
	});

	test('L-1 of some objectives, each hangs under the nearest one above that is among them', () => {
		expect(drawn(alignment(board, [id('a'), id('d'), id('f')]).roots)).toBe('a(d) f');
	});

	test('L-2 below company level without a company objective above is an orphan', () => {
		expect([...alignment(board).orphans]).toEqual(['e', 'f']);
		const odd = aBoard(
			anObjective('top'),
			anObjective('company', { level: 'company', ...below('top') }),
			anObjective('team', below('company'))
		);
		expect([...alignment(odd).orphans]).toEqual(['top']);
	});

	test('L-2 a parent in the trash is no parent; an archived key result leaves its objective', () => {
		const archivedOn = day('2026-02-01');
		const without = changed(board, 'objectives', 'a', { archivedOn });
		expect(drawn(alignment(without).roots)).toBe('b c(d) e(f)');
		expect(alignment(without).orphans.has(id('d'))).toBe(true);
		const noKeyResult = changed(board, 'keyResults', 'a/1', { archivedOn });
		const [a] = alignment(noKeyResult).roots;
		expect(drawn(a?.children ?? [])).toBe('b c(d)');
		expect(a?.children[0]).not.toHaveProperty('viaKeyResultId');
	});

	test('L-3 those above come nearest first', () => {
		expect(ancestorsOf(board, id('d')).map(({ title }) => title)).toEqual(['c', 'a']);
		expect(ancestorsOf(board, id('gone'))).toEqual([]);
	});

	test('L-4 an objective may not be moved below itself, nor to what is gone', () => {
		const to = (parent: string) => mayMove(board, id('a'), { kind: 'objective', id: id(parent) });
		expect(to('d')).toEqual({ done: false, why: 'loop' });
		expect(to('a')).toEqual({ done: false, why: 'loop' });
		expect(to('gone')).toEqual({ done: false, why: 'gone' });
		expect(to('e').done).toBe(true);
		const own = mayMove(board, id('a'), { kind: 'keyResult', id: idOf('a/1') });
		expect(own).toEqual({ done: false, why: 'loop' });
		expect(mayMove(board, id('d'), null).done).toBe(true);
	});
});

describe('loops', () => {
	test('L-5 a loop that two people closed is cut above the smallest id, on every device', () => {
		const loop = aBoard(
			anObjective('c', below('b')),
			anObjective('a', below('c')),
			anObjective('b', below('a')),
			anObjective('d', below('b')),
			anObjective('e', below('e'))
		);
		expect(drawn(alignment(loop).roots)).toBe('a(b(c d)) e');
		expect(ancestorsOf(loop, id('c')).map(({ title }) => title)).toEqual(['b', 'a']);
	});

	/** Boards in which anything may point anywhere. */
	const anyBoard: fc.Arbitrary<Board> = fc
		.array(
			fc.record({ parent: fc.option(fc.nat(14)), isVia: fc.boolean(), isArchived: fc.boolean() }),
			{
				maxLength: 14
			}
		)
		.map((list) =>
			aBoard(
				...list.map(({ parent, isVia, isArchived }, index) =>
					anObjective(
						`o${index}`,
						aReach(0, 1),
						isArchived && index % 3 === 0 ? { archivedOn: day('2026-02-01') } : {},
						parent === null
							? {}
							: isVia
								? { parent: { kind: 'keyResult', id: idOf(`o${parent}/1`) } }
								: below(`o${parent}`)
					)
				)
			)
		);

	test('L-6 whatever the parents are, it is a forest with every live objective in it exactly once', () => {
		fc.assert(
			fc.property(anyBoard, (board) => {
				const live = [...board.objectives.values()].filter((one) => !one.archivedOn);
				const ids = idsIn(alignment(board).roots);
				expect(ids.toSorted()).toEqual(live.map((one) => one!.id).toSorted());
			})
		);
	});

	test('L-6 the order in which a device holds the objectives changes nothing', () => {
		fc.assert(
			fc.property(anyBoard, (board) => {
				const reversed = new Map([...board.objectives].toReversed());
				expect(alignment({ ...board, objectives: reversed })).toEqual(alignment(board));
			})
		);
	});

	test('L-6 a chain of thousands is no trouble', () => {
		const board = aBoard(
			...Array.from({ length: 4_000 }, (_, at) => anObjective(`o${at}`, below(`o${at + 1}`)))
		);
		expect(alignment(board).roots).toHaveLength(1);
		expect(ancestorsOf(board, id('o0'))).toHaveLength(3_999);
	});
});
