import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { boardId, aDocument } from '#tests/document/world.ts';
import { carryOut, choices } from '#tests/document/random-intents.ts';
import { readBoard } from '#document/read-board.ts';
import { docFromJson, fileLimits, jsonFromDoc } from '#exchange/board-json.ts';
import { csvFromTable } from '#exchange/csv.ts';
import {
	checkInsTable,
	kpisTable,
	objectivesTable,
	readingsTable
} from '#exchange/board-tables.ts';
import { recordReading } from '#document/commands/reading.ts';
import { checkIn } from '#document/commands/check-in.ts';

describe('a board as JSON', () => {
	test('X-J1 whatever was done to a board, its JSON makes the same board', () => {
		fc.assert(
			fc.property(fc.array(choices, { maxLength: 40 }), (intents) => {
				const { doc, me } = aDocument();
				intents.forEach((choice, tick) => carryOut(doc, choice, tick, me));
				const read = docFromJson(jsonFromDoc(doc, boardId));
				if (!read.done) throw new Error(read.why);
				expect(read.value.id).toBe(boardId);
				expect(readBoard(read.value.doc, boardId)).toEqual(readBoard(doc, boardId));
				expect(jsonFromDoc(read.value.doc, boardId)).toBe(jsonFromDoc(doc, boardId));
			}),
			{ numRuns: 60 }
		);
	});

	test('X-J2 what a newer version wrote survives: fields, nested maps, whole roots', () => {
		const { doc, objectiveId } = aDocument();
		const objective = doc.getMap<never>('objectives').get(objectiveId) as unknown as Map<
			string,
			unknown
		>;
		objective.set('mood', { kind: 'new', of: [1, 'x'] });
		objective.set('@odd', 'kept');
		doc.getMap('rituals').set('weekly', 'Friday');
		const text = jsonFromDoc(doc, boardId);
		const read = docFromJson(text);
		expect(read.done && jsonFromDoc(read.value.doc, boardId)).toBe(text);
		expect(text).toContain('"mood"');
		expect(read.done && read.value.doc.getMap('rituals').get('weekly')).toBe('Friday');
	});

	test('X-J3 what is no board, too new, out of bounds or reaches into the program is refused', () => {
		const wrap = (board: string, version = 1): string =>
			`{"format":"quarterdeck-board","version":${version},"id":"board1","board":${board}}`;
		const why = (text: string): unknown => {
			const read = docFromJson(text);
			return read.done ? 'read' : read.why;
		};
		expect(why('')).toBe('file-foreign');
		expect(why('{"a":1}')).toBe('file-foreign');
		expect(why('[]')).toBe('file-foreign');
		expect(why(wrap('{"meta":{}}', 2))).toBe('file-newer');
		expect(why(wrap('{}'))).toBe('file-broken');
		expect(why(wrap('{"meta":7}'))).toBe('file-broken');
		expect(why(wrap('{"meta":{"__proto__":{"x":1}}}'))).toBe('file-broken');
		expect(why(wrap(`{"meta":{"a":${'['.repeat(40)}${']'.repeat(40)}}}`))).toBe('file-broken');
		const long = JSON.stringify('x'.repeat(fileLimits.textLength + 1));
		expect(why(wrap(`{"meta":{"a":${long}}}`))).toBe('file-too-big');
		expect(why(wrap('{"meta":{"name":"Fine"}}'))).toBe('read');
	});

	test('X-J4 no text at all makes it throw', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				expect(() => docFromJson(text)).not.toThrow();
			})
		);
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
				const text = JSON.stringify({
					format: 'quarterdeck-board',
					version: 1,
					id: 'board1',
					board: value
				});
				const read = docFromJson(text);
				if (read.done) expect(readBoard(read.value.doc, boardId).id).toBe(boardId);
			})
		);
	});
});

describe('tables as CSV', () => {
	test('X-C1 what is written reads back the same, whatever is in the cells', () => {
		const cell = fc.oneof(
			fc.string(),
			fc.constantFrom('=1+1', '-3', '+x', '@a', '"', 'a,b', 'a\nb', '\t')
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
				const text = csvFromTable({ name: 't', head: ['A', 'B'], rows }, { mark: 'none' });
				const back = Papa.parse<string[]>(text.replace(/\r\n$/, ''), {
					newline: '\r\n',
					delimiter: ','
				}).data;
				const safe = (value: string): string =>
					/^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+(?:[.,]\d+)*$/.test(value) ? `'${value}` : value;
				expect(back).toEqual([['A', 'B'], ...rows.map((row) => row.map(safe))]);
			})
		);
	});

	test('X-C2 cells that a spreadsheet would run are text; plain numbers stay numbers', () => {
		const rows = [['=HYPERLINK("x")', '+1,5', '-3', -3, '@x', '\tx', null]];
		const text = csvFromTable({ name: 't', head: ['a'], rows }, { mark: 'bom' });
		expect(text).toBe(`\ufeffa\r\n"'=HYPERLINK(""x"")","+1,5",-3,-3,'@x,'\tx,\r\n`);
	});

	test('X-C3 objectives, check-ins, KPIs and readings: one row each, with names and units', () => {
		const { doc, edit, keyResultId, kpiId } = aDocument();
		checkIn(edit, keyResultId, { value: 70, moved: 'Night shift' });
		recordReading(edit, kpiId, { day: edit.today, value: 12, note: 'after the sale' });
		const board = readBoard(doc, boardId);
		const tables = [objectivesTable, checkInsTable, kpisTable, readingsTable].map((table) =>
			table(board)
		);
		for (const { head, rows } of tables) {
			expect(rows).toHaveLength(1);
			expect(rows[0]).toHaveLength(head.length);
		}
		expect(tables[0]!.rows[0]).toEqual(expect.arrayContaining(['Calm support', 65, 80, 70, '%']));
		expect(tables[1]!.rows[0]).toEqual(expect.arrayContaining(['Night shift', 'Ana']));
		expect(tables[3]!.rows[0]).toEqual(
			expect.arrayContaining(['Open tickets', 12, 'after the sale'])
		);
	});
});
