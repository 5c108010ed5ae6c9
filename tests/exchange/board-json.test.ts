import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { finished } from '#tests/finished.ts';
import { boardId, aDocument } from '#tests/document/world.ts';
import { carryOut, choices } from '#tests/document/random-intents.ts';
import { readBoard } from '#document/read-board.ts';
import { docFromJson, jsonFromDoc } from '#exchange/board-json.ts';
import { cutJson } from '#exchange/json-pieces.ts';
import { breachOfBounds, jsonBounds } from '#exchange/json-bounds.ts';
import { csvFromTable, type CsvTable } from '#exchange/csv.ts';
import {
	checkInsTable,
	kpisTable,
	objectivesTable,
	readingsTable
} from '#exchange/board-tables.ts';
import { recordReading, recordReadings } from '#document/commands/reading.ts';
import { checkIn } from '#document/commands/check-in.ts';
import type { Edit } from '#document/edit.ts';
import { History } from '#document/undo.ts';
import { addDays } from '#domain/day.ts';
import { piecesOf } from '#storage/file-pieces.ts';
import { done, refused } from '#domain/result.ts';

describe('a board as JSON', () => {
	test('X-J1 whatever was done to a board, its JSON makes the same board', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(choices, { maxLength: 40 }), async (intents) => {
				const { doc, me } = aDocument();
				intents.forEach((choice, tick) => carryOut(doc, choice, tick, me));
				const read = await readBack(await jsonOf(doc));
				if (!read.done) throw new Error(read.why);
				expect(read.value.id).toBe(boardId);
				expect(readBoard(read.value.doc, boardId)).toEqual(readBoard(doc, boardId));
				expect(await jsonOf(read.value.doc)).toBe(await jsonOf(doc));
			}),
			{ numRuns: 60 }
		);
	});

	test('X-J2 what a newer version wrote survives: fields, nested maps, whole roots', async () => {
		const { doc, objectiveId } = aDocument();
		const objective = doc.getMap<never>('objectives').get(objectiveId) as unknown as Map<
			string,
			unknown
		>;
		objective.set('mood', { kind: 'new', of: [1, 'x'] });
		objective.set('@odd', 'kept');
		doc.getMap('rituals').set('weekly', 'Friday');
		const text = await jsonOf(doc);
		const read = await readBack(text);
		expect(read.done && (await jsonOf(read.value.doc))).toBe(text);
		expect(text).toContain('"mood"');
		expect(read.done && read.value.doc.getMap('rituals').get('weekly')).toBe('Friday');
	});

	test.each([
		['nothing', '', 'file-foreign'],
		['a file of somebody else', '{"a":1}', 'file-foreign'],
		['a list', '[]', 'file-foreign'],
		['no JSON', '{"a":1,}', 'file-foreign'],
		['a later version', aFile('{"meta":{}}', 2), 'file-newer'],
		['no board in it', aFile('{}'), 'file-broken'],
		['a figure for a root', aFile('{"meta":7}'), 'file-broken'],
		['a name that reaches', aFile('{"meta":{"__proto__":{"x":1}}}'), 'file-broken'],
		['too deep', aFile(`{"meta":{"a":${'['.repeat(40)}${']'.repeat(40)}}}`), 'file-broken'],
		['cut off', aFile('{"meta":{"name":"Fine"}}').slice(0, -1), 'file-broken'],
		['cut inside a word', aFile('{"meta":{"name":"Fi').slice(0, -2), 'file-broken'],
		['a long text', aTextOf(jsonBounds.textLength + 1), 'file-too-big'],
		['a long text of long signs', aTextOf(jsonBounds.textLength + 1, '\\u00e9'), 'file-too-big'],
		['a long list', aFile(`{"meta":{"a":[${'0,'.repeat(10_000)}0]}}`), 'file-too-big'],
		['too many values', aFile(`{"meta":{${'"a":{},'.repeat(2_000_000)}"b":0}}`), 'file-too-big']
	])('X-J3 %s is refused', async (_name, text, why) => {
		expect(await readBack(text)).toEqual({ done: false, why });
	});

	test.each([
		['what is small', aFile('{"meta":{"name":"Fine"}}')],
		['a text as long as may be', aTextOf(jsonBounds.textLength)],
		['the same, each sign written as its code', aTextOf(jsonBounds.textLength, '\\u00e9')],
		['brackets and quotes in words', aFile(String.raw`{"meta":{"name":"[{\"\\","b":"}]"}}`)]
	])('X-J3 %s is read', async (_name, text) => {
		expect(await readBack(text)).toMatchObject({ done: true });
	});

	test(
		'X-J5 a board of 260,000 records comes back from its own JSON',
		{ timeout: 60_000 },
		async () => {
			const { doc, edit, kpiId } = aDocument();
			const readings = Array.from({ length: 13_000 }, (_, at) => ({
				...{ day: addDays(edit.today, -at), value: at / 8, note: 'As counted on Monday.' }
			}));
			expect(recordReadings(edit, kpiId, readings)).toEqual({ done: true, value: 13_000 });
			const one = JSON.parse(await jsonOf(doc)) as { board: { kpis: { [id: string]: unknown } } };
			const ids = Array.from({ length: 20 }, (_, at) => `kpi${at}`);
			const kpi = one.board.kpis[`@${kpiId}`];
			const kpis = Object.fromEntries(ids.sort().map((id) => [`@${id}`, kpi]));
			const text = JSON.stringify({ ...one, board: { ...one.board, kpis } }, null, '\t');
			const read = await readBack(text);
			if (!read.done) throw new Error(read.why);
			const counts = [...readBoard(read.value.doc, boardId).kpis.values()].map(
				(kpi) => kpi?.readings.length
			);
			expect(counts).toEqual(ids.map(() => 13_000));
			expect((await jsonOf(read.value.doc)) === text).toBe(true);
		}
	);

	test('X-J6 what is edited before all of it is read is in the JSON, and what is taken back is not', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(40), choices), { maxLength: 20 }),
				async (intents) => {
					const { doc, me } = aDocument();
					const history = new History(doc);
					const steps = jsonFromDoc(doc, boardId);
					let json: Blob | undefined;
					for (let at = 0; json === undefined; at += 1) {
						const { value, done: isMade } = steps.next();
						if (isMade) json = value;
						else expect(value).toBeLessThanOrEqual(1);
						for (const [when, choice] of isMade || value === 1 ? [] : intents) {
							if (when !== at) continue;
							history.step(() => {
								carryOut(doc, choice, at, me);
								return done();
							});
							if (at % 3 === 0) history.undo();
						}
					}
					expect(await json.text()).toBe(await jsonOf(doc));
				}
			),
			{ numRuns: 60 }
		);
	});

	test('X-J6 nobody listens to the document any more when the writing ended or was stopped', () => {
		const { doc } = aDocument();
		const listeners = () => [...doc.share.values()].map((root) => root._dEH.l.length);
		const before = listeners();
		finished(jsonFromDoc(doc, boardId));
		const stopped = jsonFromDoc(doc, boardId);
		stopped.next();
		expect(listeners()).not.toEqual(before);
		stopped.return(new Blob());
		expect(listeners()).toEqual(before);
	});

	test('X-J7 the pieces and the outline of a JSON text are the text', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(4), fc.boolean(), (value, depth, wide) => {
				const text = JSON.stringify(value, null, wide ? '\t' : undefined);
				const { outline, piece } = finished(cutJson(new TextEncoder().encode(text), depth));
				const again = outline.replace(/\[(\d+)\]/g, (all, number) => piece(Number(number)) || all);
				if (!/\[\d+\]/.test(text)) expect(again).toBe(text);
				expect(() => JSON.parse(outline) as unknown).not.toThrow();
			})
		);
	});

	test.each(['{"a":{"b":{"c":[1}}}', '{"a":{"b":{"c":{"d":}}}}', '{"a":{"b":{"c":{}"d":1}}}'])(
		'X-J7 %s is no JSON in its pieces either',
		async (inner) => {
			expect(await readBack(aFile(inner))).toMatchObject({ done: false });
			expect(() => JSON.parse(inner) as unknown).toThrow();
		}
	);

	test('X-J4 no text at all makes it throw', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
				await expect(readBack(text)).resolves.toHaveProperty('done');
			})
		);
		await fc.assert(
			fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), async (value) => {
				const read = await readBack(aFile(JSON.stringify(value)));
				if (read.done) expect(readBoard(read.value.doc, boardId).id).toBe(boardId);
			})
		);
	});

	test('X-J3 a large file that was cut is refused by its end', async () => {
		const read: number[] = [];
		class Watched extends Blob {
			override slice(from = 0, to = this.size): Blob {
				const slice = super.slice(from, to);
				read.push(slice.size);
				return slice;
			}
		}
		const text = aFile(`["${aTextOf(60_000)}"]`);
		expect(await breachOf(new Watched([text.slice(0, -1)]))).toBe('file-broken');
		expect(read).toEqual([1024, 1024]);
		expect(await breachOf(new Watched([`${text}\n`]))).toBeUndefined();
	});

	test('X-J4 where the pieces of a file part changes nothing', async () => {
		const text = aFile(
			String.raw`{"meta":{"name":"a\"b\\","\\\"]":"\\","list":[1,[2,{"é":"日本"}]]}}`
		);
		for (let bytes = 1; bytes < text.length; bytes += 1) {
			expect(await breachOf(new Blob([text]), bytes)).toBeUndefined();
			expect(await breachOf(new Blob([text.slice(0, -1)]), bytes)).toBe('file-broken');
		}
	});
});

function breachOf(file: Blob, piece?: number) {
	return breachOfBounds(file, piecesOf(file, piece));
}

async function readBack(text: string) {
	const file = new Blob([text]);
	const breach = await breachOf(file);
	if (breach) return refused(breach);
	return finished(docFromJson(new Uint8Array(await file.arrayBuffer())));
}

function jsonOf(doc: Edit['doc']): Promise<string> {
	return finished(jsonFromDoc(doc, boardId)).text();
}

function aFile(board: string, version = 1): string {
	return `{"format":"quarterdeck-board","version":${version},"id":"board1","board":${board}}`;
}

function aTextOf(length: number, sign = 'x'): string {
	return aFile(`{"meta":{"a":"${sign.repeat(length)}"}}`);
}

async function csvOf(
	table: Omit<CsvTable, 'name'>,
	mark: 'bom' | 'none' = 'none'
): Promise<string> {
	const file = finished(csvFromTable({ name: 't', ...table }, { mark }));
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
}

describe('tables as CSV', () => {
	test('X-C4 a table is written section by section, and says how much is written', () => {
		const made: number[] = [];
		const section = (at: number) => () => {
			made.push(at);
			return at === 1 ? [] : [[at], [at]];
		};
		const steps = csvFromTable(
			{ name: 't', head: ['A'], sections: [0, 1, 2, 3].map(section) },
			{ mark: 'none' }
		);
		expect(steps.next().value).toBe(0.25);
		expect(made).toEqual([0]);
		expect([...steps]).toEqual([0.5, 0.75, 1]);
	});

	test('X-C1 what is written reads back the same, whatever is in the cells', async () => {
		const cell = fc.oneof(
			fc.string(),
			fc.constantFrom('=1+1', '-3', '+x', '@a', '"', 'a,b', 'a\nb', '\t', 'a; b')
		);
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), async (rows) => {
				const text = await csvOf({ head: ['A', 'B'], sections: rows.map((row) => () => [row]) });
				const back = Papa.parse<string[]>(text.replace(/\r\n$/, ''), {
					newline: '\r\n',
					delimiter: ','
				}).data;
				const safe = (value: string): string =>
					/^[+-]?\d+(?:[.,]\d+)*$/.test(value)
						? value
						: value
								.replace(/^(?=[=+\-@\t\r\n])/, "'")
								.replace(/([;\t\r\n]["\s]*)(?=[=+\-@])/g, "$1'");
				expect(back).toEqual([['A', 'B'], ...rows.map((row) => row.map(safe))]);
			})
		);
	});

	test('X-C2 cells that a spreadsheet would run are text; plain numbers stay numbers', async () => {
		const rows = [['=HYPERLINK("x")', '+1,5', '-3', -3, '@x', '\tx', null]];
		const text = await csvOf({ head: ['a'], sections: [() => rows] }, 'bom');
		expect(text).toBe(`\ufeffa\r\n"'=HYPERLINK(""x"")","+1,5",-3,-3,'@x,'\tx,\r\n`);
		const wide = await csvOf({ head: ['a'], sections: [() => [['\n=1', '＝1', '＠x']]] }, 'none');
		expect(wide).toBe(`a\r\n"'\n'=1",'＝1,'＠x\r\n`);
	});

	test('X-C2 a spreadsheet that splits at semicolons, tabs or line breaks runs nothing either', async () => {
		const rows = [['Ana', 'a;=1+1', '1; "=1+1"', 'a\n@x']];
		const text = await csvOf({ head: ['a'], sections: [() => rows] }, 'none');
		expect(text).toBe(`a\r\nAna,a;'=1+1,"1; ""'=1+1""","a\n'@x"\r\n`);
		const signs = fc.array(fc.constantFrom(...'=+-@;\t\n x1＝'), { maxLength: 8 });
		const cell = signs.map((each) => each.join(''));
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), async (cells) => {
				const file = await csvOf({ head: ['a'], sections: [() => cells] }, 'none');
				const pieces = file.split(/[;\t\r\n,]/).map((piece) => piece.replace(/^"/, ''));
				const isNumber = (piece: string) => /^[+-]?\d+$/.test(piece);
				expect(pieces.filter((piece) => /^[=+\-@＝]/.test(piece) && !isNumber(piece))).toEqual([]);
			})
		);
	});

	test('X-C3 objectives, check-ins, KPIs and readings: one row each, with names and units', () => {
		const { doc, edit, keyResultId, kpiId } = aDocument();
		checkIn(edit, keyResultId, { value: 70, moved: 'Night shift' });
		recordReading(edit, kpiId, { day: edit.today, value: 12, note: 'after the sale' });
		const board = readBoard(doc, boardId);
		const tables = [objectivesTable, checkInsTable, kpisTable, readingsTable].map((table) =>
			table(board, edit.today)
		);
		const rows = tables.map(({ sections }) => sections.flatMap((section) => section()));
		for (const [at, { head }] of tables.entries()) {
			expect(rows[at]).toHaveLength(1);
			expect(rows[at]?.[0]).toHaveLength(head.length);
		}
		expect(rows[0]?.[0]).toEqual(expect.arrayContaining(['Calm support', 65, 80, 70, '%']));
		expect(rows[1]?.[0]).toEqual(expect.arrayContaining(['Night shift', 'Ana']));
		expect(rows[3]?.[0]).toEqual(expect.arrayContaining(['Open tickets', 12, 'after the sale']));
	});
});
