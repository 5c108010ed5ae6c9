import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Day } from '#domain/day.ts';
import { daysFrom, orderOf } from '#exchange/day-words.ts';
import { readImport, type ImportChoices, type ReadImport } from '#exchange/read-import.ts';
import { pastedReadings } from '#exchange/reading-table.ts';
import { textFromBytes, textFromFile } from '#exchange/text-file.ts';
import { columnName } from '#exchange/table-columns.ts';
import { isTable, tableRows } from '#exchange/table.ts';
import { quickestMs } from '#tests/patience.ts';

const nobody = { people: [], teams: [] };
function read(text: string, choices: Partial<ImportChoices> = {}): ReadImport {
	return readImport(text, { shape: 'auto', roles: {}, ...choices }, nobody);
}
const roles = (found: ReadImport): string => found.columns.map(({ role }) => role).join(' ');
const kinds = (found: ReadImport): string[] =>
	found.plan.nodes.map(({ kind, title }) => `${kind} ${title}`);

describe('tables', () => {
	test('X-T1 a row per key result, the objective repeated or blank below, heads in any order', () => {
		const blank = read(
			'Objective,Owner,Key Result,Baseline,Target,Current\nDelight,Ana,"NPS, overall",40,60,45\n,,Churn,5%,2%,\nGrow,Ben,Add 30 customers,,,\n'
		);
		expect(kinds(blank)).toEqual([
			'objective Delight',
			...['keyResult NPS, overall', 'keyResult Churn'],
			...['objective Grow', 'keyResult Add 30 customers']
		]);
		expect(blank.plan.nodes[0]).toMatchObject({ owner: 'Ana', level: 'team' });
		expect(blank.plan.nodes[1]).toMatchObject({ current: 45, guess: { sure: true } });
		expect(blank.plan.nodes[2]?.guess).toMatchObject({
			measure: { kind: 'reach', from: 5, to: 2 },
			unit: { kind: 'percent' }
		});
		const repeated = read('KR\tZiel\tVerantwortlich\nNPS\tDelight\tAna\nChurn\tDelight\tBen');
		expect(kinds(repeated)).toEqual(['objective Delight', 'keyResult NPS', 'keyResult Churn']);
		expect(repeated.plan.nodes[2]).toMatchObject({
			owner: 'Ben',
			parentId: repeated.plan.nodes[0]!.id
		});
	});

	test('X-T2 semicolons, commas as decimals and days with dots, as the column proves', () => {
		const found = read(
			'Ziel;Schlüsselergebnis;Startwert;Zielwert;Fällig\nWachsen;Umsatz;1.200;3.400,50;31.12.2026\nWachsen;Kunden;10;20;1.2.2026'
		);
		expect(roles(found)).toBe('objective keyResult from to due');
		expect(found.plan.nodes[1]).toMatchObject({
			due: '2026-12-31',
			guess: { measure: { to: 3400.5 } }
		});
		expect(found.plan.nodes[2]?.due).toBe('2026-02-01');
	});

	test('X-T3 a row per KPI, its target a limit; which way is good is a guess unless it is said', () => {
		const found = read(
			'KPI\tValue\tTarget\tOwner\tUnit\nUptime\t99.95\t99.9\tOps\t%\nChurn\t2\t< 3\tAna\t%'
		);
		expect(found.plan.nodes).toMatchObject([
			{ kind: 'kpi', current: 99.95, guess: { measure: { min: 99.9 }, why: 'direction-guessed' } },
			{ kind: 'kpi', owner: 'Ana', guess: { measure: { max: 3 }, unit: { kind: 'percent' } } }
		]);
	});

	test('X-T16 a start or a target that cannot be read is told at its line and stays as a note', () => {
		const found = read(
			'Objective,Key Result,Baseline,Target,Current\nDelight,NPS,low,60,45\nDelight,Churn,5%,soon,\nDelight,Launch,,yes,\nDelight,Calls,10,< 4,\n'
		);
		expect(found.plan.nodes.map(({ notes }) => notes)).toEqual([
			[],
			['Baseline: low'],
			['Baseline: 5%', 'Target: soon'],
			['Target: yes'],
			['Baseline: 10']
		]);
		expect(found.plan.problems.map(({ line, why }) => [line, why])).toEqual([
			[2, 'number-unreadable'],
			[3, 'number-unreadable']
		]);
		const kpis = read('KPI,Baseline,Target,Owner\nUptime,98,high,Ops\nChurn,,3,Ana');
		expect(kpis.plan.nodes.map(({ notes }) => notes)).toEqual([
			['Baseline: 98', 'Target: high'],
			[]
		]);
		expect(kpis.plan.problems).toMatchObject([{ line: 2, why: 'number-unreadable' }]);
	});

	test('X-T4 readings: a column of days beside columns of numbers, the head names the KPI', () => {
		const found = read('Date,Churn,Uptime\n2026-01-05,2.1,99.9\n2026-01-12,2.2,\n');
		expect(found.plan.nodes.map(({ title, readings }) => [title, readings.length])).toEqual([
			['Churn', 2],
			['Uptime', 1]
		]);
	});

	test('X-T17 what a row says of a KPI besides its value of the day is not lost, and is not told twice', () => {
		const found = read(
			'Date,KPI,Value,Target,Watch,Owner,Due,Note,Comment\n2026-01-05,Churn,2.1,< 3,4,Ana,2026-03-01,a,b\n2026-01-12,Churn,2.2,< 3,4,Ben,2026-03-01,,\n2026-01-19,Churn,2.3,< 2,4,Ben,2026-03-01,,c\n'
		);
		expect(found.plan.nodes).toMatchObject([
			{
				...{ title: 'Churn', owner: 'Ana', watch: 4 },
				guess: { measure: { kind: 'keep', max: 3 } },
				notes: ['Due: 2026-03-01', 'Owner: Ben', 'Target: < 2'],
				readings: [{ value: 2.1, note: 'a; b' }, { value: 2.2 }, { value: 2.3, note: 'c' }]
			}
		]);
	});

	test('X-T5 a date that could be either way round is asked, never guessed', () => {
		const text = 'Date,Churn\n3/4/2026,2\n3/5/2026,3';
		expect(read(text).plan).toMatchObject({ nodes: [], asks: ['day-order'] });
		const said = read(text, { dayOrder: 'day-first' }).plan;
		expect(said.nodes[0]?.readings.map(({ day }) => day)).toEqual(['2026-04-03', '2026-05-03']);
		expect(orderOf(['3/4/2026', '25/4/2026'])).toBe('day-first');
		expect(orderOf(['13/4/2026', '4/13/2026'])).toBeUndefined();
		expect(daysFrom('30 February 2026')).toEqual([]);
		expect(daysFrom('Feb 3, 2026')).toEqual(['2026-02-03']);
	});

	test.each([
		['2026-03', '03/2026', '3-2026', '2026/3', '2026 March'],
		['March 2026', 'Mar 2026', 'MAR. 2026', 'Mar-26', 'Mar ’26'],
		['März 2026', 'Mrz 2026', 'mars 2026', 'marzo 2026', 'março 2026']
	])('X-T18 a month alone is its last day: %s, %s …', (...months) => {
		for (const month of months) expect([month, daysFrom(month)]).toEqual([month, ['2026-03-31']]);
	});

	test('X-T18 what only resembles a month is none, and a quarter or a day without its year is not guessed', () => {
		for (const text of [
			...['Marketing 2026', 'Mar 26', '26-Mar', 'Q1 2026', '03.2026', '2026-13', '13/2026'],
			...['00/2026', 'Sales 2026', '2026', 'March', '2026-3-', 'Mar 0026']
		])
			expect([text, daysFrom(text)]).toEqual([text, []]);
		expect(daysFrom('2 Marketing 2026')).toEqual([]);
		const listed = read('Month\tSales\nQ1 2026\t10\nMar 26\t11').plan.lines;
		expect(listed.map(({ place }) => place)).toEqual([
			{ kind: 'header' },
			...[1, 2].map(() => ({ kind: 'unread', why: 'day-unreadable' }))
		]);
	});

	test('X-T18 the month that is not over yet is today for a reading, and its last day for what is due', () => {
		const today = '2026-03-12' as Day;
		const [sales] = read('Month\tSales\n2026-02\t10\n2026-03\t11\n2026-04\t12', { today }).plan
			.nodes;
		expect(sales?.readings.map(({ day }) => day)).toEqual([
			...['2026-02-28', '2026-03-12', '2026-04-30']
		]);
		const due = read('Objective,Key result,Due\nWin,Sell,March 2026', { today }).plan.nodes[1]?.due;
		expect(due).toBe('2026-03-31');
		expect(pastedReadings('2026-03 4.2', [], { today }).rows).toMatchObject([
			{ day: today, value: 4.2 }
		]);
	});

	test('X-T6 months that are heads of columns stay heads', () => {
		const found = read('KPI\tJan 2026\tFeb 2026\nChurn\t3\t4\nNPS\t40\t44');
		expect(found.columns.map(({ head }) => head)).toEqual(['KPI', 'Jan 2026', 'Feb 2026']);
		expect(kinds(found)).toEqual(['kpi Churn', 'kpi NPS']);
	});

	test('X-T6 a column’s role can be put right, and what is not used is listed', () => {
		const text = 'Objective,KR,Region\nWin,Sell from 3 to 5,EU';
		expect(roles(read(text))).toBe('objective keyResult unused');
		expect(read(text, { roles: { 2: 'note' } }).plan.nodes[1]?.notes).toEqual(['EU']);
	});

	test('X-T7 a table without a head is read by what is in its cells', () => {
		expect(roles(read('Delight,NPS up,Ana,40,60\nDelight,Churn down,Ben,5,2'))).toBe(
			'objective keyResult owner from to'
		);
		expect(roles(read('2026-01-05,4\n2026-01-12,5'))).toBe('day reading');
	});

	test('X-T7 columns without a head are called as spreadsheets call them, each by a name of its own', () => {
		expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual([
			...['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']
		]);
	});

	test('X-T11 a table of ten thousand rows is read in a moment', async () => {
		const rows = Array.from({ length: 10_000 }, (_, at) => at);
		const readings = rows.map((at) => `2026-01-${String((at % 28) + 1).padStart(2, '0')},${at}`);
		const keyResults = rows.map((at) => `Objective ${at >> 2},Key result ${at},0,${at + 1}`);
		const dated = ['Date,Sales', ...readings].join('\n');
		const planned = ['Objective,Key result,From,To', ...keyResults].join('\n');
		expect(read(planned).plan.nodes).toHaveLength(12_500);
		expect(await quickestMs(1_500, () => read(planned))).toBeLessThan(1_500);
		expect(await quickestMs(1_000, () => read(dated))).toBeLessThan(1_000);
	}, 60_000);

	test('X-T8 kinds in a column of their own, and Markdown tables', () => {
		expect(kinds(read('Type,Title\nObjective,Win\nKR,Sell from 3 to 5\nTask,Call'))).toEqual([
			...['objective Win', 'keyResult Sell from 3 to 5', 'initiative Call']
		]);
		expect(kinds(read('| Objective | KR |\n|---|---|\n| Win | Sell more |'))).toEqual([
			...['objective Win', 'keyResult Sell more']
		]);
	});

	test('X-T8 a Markdown table without pipes around it keeps each cell in its column, also behind an empty one', () => {
		const found = read(
			'Objective | Key result | Owner\n--- | --- | ---\nGrow | Sell from 3 to 5 | Ana\n | Churn from 5 to 3 | Ben'
		);
		expect(roles(found)).toBe('objective keyResult owner');
		expect(found.plan.nodes.map(({ kind, title, owner }) => [kind, title, owner])).toEqual([
			['objective', 'Grow', ''],
			['keyResult', 'Sell from 3 to 5', 'Ana'],
			['keyResult', 'Churn from 5 to 3', 'Ben']
		]);
		const readings = read('Date | Churn | Note\n2026-01-05 | 4 | calm\n | 5 | no day', {
			shape: 'table'
		});
		expect(readings.plan.lines.map(({ place }) => place.kind)).toEqual([
			...['header', 'node', 'unread']
		]);
	});

	test('X-T8 the line under the head of a Markdown table belongs to it: it is read, and no example of what is in a column', () => {
		const text = 'KPI | Month | Value\n--- | --- | ---\nCash | 2026-08 | 12';
		const found = read(text);
		expect(found.plan.lines.map(({ place }) => place.kind)).toEqual(['header', 'header', 'node']);
		expect(found.columns.map(({ examples }) => examples)).toEqual([['Cash'], ['2026-08'], ['12']]);
		const again = read(`${text}\n--- | --- | ---`);
		expect(again.plan.lines.at(-1)?.place).toEqual({ kind: 'unread', why: 'only-marks' });
	});

	test('X-T9 sentences with commas are no table', () => {
		expect(isTable(tableRows('Win, and win again\n  - Sell 3, 4 or 5 shops\n  - Rest'))).toBe(
			false
		);
		expect(isTable(tableRows('Objective,KR\nWin,Sell'))).toBe(true);
	});

	test('X-T3 a KPI that is named again is the same one, and keeps its limits', () => {
		const { plan } = read('KPI,Target\nChurn,2\nChurn,\nChurn,3');
		expect(plan.nodes.map(({ title, notes }) => [title, notes])).toEqual([
			['Churn', ['Target: 3']]
		]);
		expect(plan.lines.map(({ place }) => place.kind)).toEqual([
			...['header', 'node', 'detail', 'detail']
		]);
		expect(plan.nodes[0]?.guess).toEqual(read('KPI,Target\nChurn,2').plan.nodes[0]?.guess);
	});

	test('X-T15 what a later row says of the same thing neither replaces nor erases what is there', () => {
		const { nodes } = read(
			'KPI,Question,Owner,Current,Score,Due\nChurn,Do they stay?,Ana,4,good,2026-03-02\nChurn,,Ben,5,,2026-04-02\nChurn,,,,,soon'
		).plan;
		expect(nodes).toMatchObject([
			{
				...{
					question: 'Do they stay?',
					owner: 'Ana',
					current: 4,
					result: 'good',
					due: '2026-03-02'
				},
				notes: ['Owner: Ben', 'Current: 5', 'Due: 2026-04-02', 'Due: soon']
			}
		]);
	});

	test('X-T10 every row that is not blank ends in exactly one place', () => {
		const cell = fc.oneof(
			fc.constantFrom(
				'',
				'Objective',
				'KR',
				'Date',
				'Target',
				'Win',
				'3/4/2026',
				'1.500',
				'12',
				'"',
				'a\nb',
				'-'
			),
			fc.string({ maxLength: 8 })
		);
		fc.assert(
			fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), (cells) => {
				const text = Papa.unparse(cells, { newline: '\n' });
				const { plan } = read(text, { shape: 'table' });
				const flat = (lines: readonly string[]): string[] =>
					lines.flatMap((line) => line.split(/\r\n?|\n/)).filter((line) => line.trim() !== '');
				const rows = tableRows(text).filter((row) => row.text.trim() !== '');
				expect(flat(plan.lines.map((line) => line.text))).toEqual(
					flat([text.replace(/^\ufeff/, '')])
				);
				expect(plan.lines.map((line) => line.number)).toEqual(rows.map((row) => row.line));
				const placed = plan.lines.flatMap(({ place }) => (place.kind === 'node' ? place.ids : []));
				expect([...placed].sort()).toEqual(plan.nodes.map((node) => node.id).sort());
			})
		);
	});
});

describe('tables of any length', () => {
	test('X-T12 a first line that tells the mark is heeded and is no row', () => {
		const found = read('\ufeffsep=;\r\nDatum;Wert, netto\r\n02.03.2026;3,5\r\n');
		expect(roles(found)).toBe('day reading');
		expect(found.plan.lines.map(({ number }) => number)).toEqual([2, 3]);
		expect(found.plan.nodes).toMatchObject([{ title: 'Wert, netto', readings: [{ value: 3.5 }] }]);
	});

	test('X-T13 no list is passed as arguments', () => {
		const lines = Array.from({ length: 3000 }, (_, at) => at);
		const plans: ReadImport[] = [];
		const most = mostArguments(() =>
			plans.push(
				read(`Day,Churn\n${lines.map((at) => `2026-01-05,${at}`).join('\n')}`),
				read(lines.map((at) => `Goal number ${at} is here`).join('\n')),
				read(`Top goal\n${lines.map((at) => `  - Sell ${at} shops`).join('\n')}`)
			)
		);
		expect(plans.map(({ plan }) => plan.lines.length)).toEqual([3001, 3000, 3001]);
		expect(most).toBeLessThan(100);
	});

	test('X-T14 what somebody made endless keeps nobody waiting', async () => {
		const endless = [
			'#'.repeat(20_000),
			`a${' '.repeat(20_000)}b`,
			'grow '.repeat(4000),
			'**a '.repeat(5000)
		];
		for (const words of endless) {
			const text = `${words}x 5;Key result\n${words}5;${words}5\n3;b`;
			expect(await quickestMs(100, () => read(text, { shape: 'table' }))).toBeLessThan(100);
			expect(await quickestMs(100, () => read(`# ${words}x 5`, { shape: 'outline' }))).toBeLessThan(
				100
			);
		}
		const blank = `2026-01-05 4${'\n'.repeat(20_000)}x`;
		expect(await quickestMs(100, () => pastedReadings(blank, []))).toBeLessThan(100);
	});
});

describe('pasted readings of one KPI', () => {
	test('X-R1 each line is new, changed, equal or unreadable', () => {
		const known = [
			{ day: '2026-01-05', value: 4, at: 0 },
			{ day: '2026-01-12', value: 5, at: 0 }
		] as never;
		const { rows } = pastedReadings(
			'Date\tValue\tNote\n2026-01-05\t4\t\n12.1.2026\t6\tstrike\n2026-01-19\t7\n2026-01-26\tn/a\nsoon\t3',
			known
		);
		expect(rows.map((row) => row.state)).toEqual([
			...['header', 'equal', 'changed', 'new', 'unreadable', 'unreadable']
		]);
		expect(rows[2]).toMatchObject({ before: 5, value: 6, note: 'strike', day: '2026-01-12' });
		expect(rows[4]).toMatchObject({ why: 'number-unreadable' });
		expect(rows[5]).toMatchObject({ why: 'day-unreadable' });
	});

	test('X-R1 a value stands behind a day and a blank of any kind', () => {
		const { rows } = pastedReadings(
			'2026-01-05\u00a04.2\n12 January 2026 5\nJan 19, 2026: 6\n2026-01-26 10:30 -7\n2026-02 (8.5)\nsoon 3',
			[]
		);
		expect(rows.map((row) => ('value' in row ? [row.day, row.value] : row.why))).toEqual([
			['2026-01-05', 4.2],
			['2026-01-12', 5],
			['2026-01-19', 6],
			['2026-01-26', -7],
			['2026-02-28', -8.5],
			'day-unreadable'
		]);
	});

	test('X-R2 what is ambiguous is asked', () => {
		expect(pastedReadings('3/4/2026\t2\n5/4/2026\t3', [])).toMatchObject({ asks: ['day-order'] });
		const said = pastedReadings('3/4/2026\t1.500', [], { dayOrder: 'day-first', decimal: ',' });
		expect(said.rows[0]).toMatchObject({ day: '2026-04-03', value: 1500 });
	});
});

describe('files', () => {
	test('X-F1 text is read in the encoding it has; a spreadsheet says what to do', () => {
		const utf16 = new Uint8Array([0xff, 0xfe, 0x41, 0, 0xe9, 0]);
		expect(textFromBytes(new TextEncoder().encode('Añb'))).toEqual({ text: 'Añb' });
		expect(textFromBytes(utf16)).toEqual({ text: 'Aé' });
		expect(textFromBytes(new Uint8Array([0x41, 0xe9]))).toEqual({ text: 'Aé' });
		expect(textFromBytes(new Uint8Array([0x50, 0x4b, 3, 4]))).toEqual({ why: 'file-spreadsheet' });
		expect(textFromBytes(new Uint8Array([1, 0, 2]))).toEqual({ why: 'file-not-text' });
	});

	test('X-F1 words that begin with PK are no spreadsheet, and a damaged byte leaves the others as they are', () => {
		const pki = 'PKI for every service\n  Certificates from 2 to 30';
		expect(textFromBytes(new TextEncoder().encode(pki))).toEqual({ text: pki });
		expect(textFromBytes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toEqual({
			why: 'file-spreadsheet'
		});
		const damaged = new TextEncoder().encode('\ufeffÜbung;ä?');
		damaged[damaged.length - 1] = 0xff;
		expect(textFromBytes(damaged)).toEqual({ text: 'Übung;ä\ufffd' });
	});

	test('X-F1 UTF-16 is told from other bytes by its zeros where it has no mark', () => {
		const little = new Uint8Array([...'KPI;Wért'].flatMap((sign) => [sign.charCodeAt(0), 0]));
		expect(textFromBytes(little)).toEqual({ text: 'KPI;Wért' });
		expect(textFromBytes(little.map((_, at) => little[at ^ 1] ?? 0))).toEqual({ text: 'KPI;Wért' });
		expect(textFromBytes(new Uint8Array(400))).toEqual({ why: 'file-not-text' });
	});

	test('X-F2 a file that is empty, gone, a folder or huge is answered, and a huge one is not read', async () => {
		for (const empty of ['', ' \n\t\n', '\ufeff'])
			expect(await textFromFile(new Blob([empty]))).toEqual({ why: 'file-empty' });
		expect(await textFromFile(new Blob(['Calm']))).toEqual({ text: 'Calm' });
		for (const name of ['NotFoundError', 'NotReadableError'])
			expect(await textFromFile(new Unread(name, 4096))).toEqual({ why: 'file-gone' });
		expect(await textFromFile(new Unread('RangeError', 500_000_000))).toEqual({
			why: 'file-long-text'
		});
	});
});

/** A file as browsers give it when it cannot be read: a folder, or one that was taken away meanwhile. */
class Unread extends Blob {
	constructor(
		readonly fault: string,
		override readonly size: number
	) {
		super();
	}

	override arrayBuffer(): Promise<ArrayBuffer> {
		return Promise.reject(new DOMException('', this.fault));
	}
}

/** The most arguments that a list is given to while something runs. */
function mostArguments(work: () => void): number {
	let most = 0;
	const noted = <Native extends (...given: never[]) => unknown>(native: Native): Native =>
		new Proxy(native, {
			apply(target, self, given: Parameters<Native>) {
				if (given.length > most) most = given.length;
				return Reflect.apply(target, self, given);
			}
		});
	const { max } = Math;
	const { push, splice } = Array.prototype;
	Object.assign(Math, { max: noted(max) });
	Object.assign(Array.prototype, { push: noted(push), splice: noted(splice) });
	try {
		work();
	} finally {
		Object.assign(Math, { max });
		Object.assign(Array.prototype, { push, splice });
	}
	return most;
}
