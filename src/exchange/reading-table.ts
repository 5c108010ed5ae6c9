import type { Day } from '#domain/day.ts';
import type { Reading } from '#domain/reading.ts';
import { daysFrom, orderOf, readingDay, type DayOrder } from './day-words.ts';
import { figureOf, type DecimalMark } from './figures.ts';
import type { PlanWhy } from './import-plan.ts';
import { decimalOf } from './table-cells.ts';
import { isRuler, tableRows, type TableRow } from './table.ts';
import { tableShape } from './table-columns.ts';

/** One pasted line, and what it would do to the readings that are there. */
export type PastedReading =
	| {
			readonly line: number;
			readonly text: string;
			readonly state: 'new' | 'equal';
			readonly day: Day;
			readonly value: number;
			readonly note: string;
	  }
	| {
			readonly line: number;
			readonly text: string;
			readonly state: 'changed';
			readonly day: Day;
			readonly value: number;
			readonly note: string;
			/** The value that is there. */
			readonly before: number;
	  }
	| {
			readonly line: number;
			readonly text: string;
			readonly state: 'header' | 'unreadable';
			readonly why?: PlanWhy;
	  };

/** A paste as read, and what a person must say before all of it can be. */
export interface PastedReadings {
	readonly rows: readonly PastedReading[];
	readonly asks: readonly ('day-order' | 'decimal-mark')[];
}

/**
 * Read pasted readings of one KPI: a day, a value and perhaps a note per line, in any order of columns and
 * with or without a head. Nothing ambiguous is guessed: it is asked.
 */
export function pastedReadings(
	text: string,
	known: readonly Reading[],
	choices: {
		readonly dayOrder?: DayOrder;
		readonly decimal?: DecimalMark;
		readonly today?: Day;
	} = {}
): PastedReadings {
	const { columns, head, body } = tableShape(tableRows(spaced(text)));
	const at = (...roles: readonly string[]): number =>
		columns.find((column) => roles.includes(column.role))?.at ?? -1;
	const [dayAt, valueAt] = [at('day'), at('reading', 'value', 'current', 'to')];
	const noteAt = at('note', 'kpi', 'title', 'unused');
	const cells = (column: number): string[] =>
		body.map((row) => row.cells[column] ?? '').filter(Boolean);
	const found = choices.dayOrder ?? orderOf(cells(dayAt));
	const order = found === 'either-reads-the-same' ? 'day-first' : found;
	const decimal = decimalOf(cells(valueAt)) ?? choices.decimal;
	const values = new Map(
		known.filter(({ segmentId }) => !segmentId).map(({ day, value }) => [day, value])
	);
	const rows = body.map((row): PastedReading => {
		const { line, text: source } = row;
		const unreadable = (why: PlanWhy): PastedReading => ({
			line,
			text: source,
			state: 'unreadable',
			why
		});
		if (isRuler(row)) return unreadable('only-marks');
		const dayText = row.cells[dayAt] ?? '';
		if (daysFrom(dayText).length > 1 && !order) return unreadable('day-ambiguous');
		const day = readingDay(dayText, order ?? 'day-first', choices.today);
		if (!day) return unreadable('day-unreadable');
		const figure = figureOf(row.cells[valueAt] ?? '', decimal);
		if (!figure) return unreadable('number-unreadable');
		if (figure.ambiguous) return unreadable('number-ambiguous');
		const reading = { line, text: source, day, value: figure.value, note: row.cells[noteAt] ?? '' };
		const before = values.get(day);
		if (before === undefined) return { ...reading, state: 'new' };
		return before === figure.value
			? { ...reading, state: 'equal' }
			: { ...reading, state: 'changed', before };
	});
	return { rows: [...head.map(headRow), ...rows], asks: asksOf(rows) };
}

function headRow({ line, text }: TableRow): PastedReading {
	return { line, text, state: 'header' };
}

function asksOf(rows: readonly PastedReading[]): ('day-order' | 'decimal-mark')[] {
	const has = (why: PlanWhy): boolean =>
		rows.some((row) => row.state === 'unreadable' && row.why === why);
	return [
		...(has('day-ambiguous') ? (['day-order'] as const) : []),
		...(has('number-ambiguous') ? (['decimal-mark'] as const) : [])
	];
}

/** "2026-01-05 4.2" as people type it: a space parts day and value where nothing else does. */
function spaced(text: string): string {
	if (/[\t;|]/u.test(text)) return text;
	return text
		.split('\n')
		.map((line) => {
			for (const gap of line.slice(0, longestBegin).matchAll(gapBeforeFigure))
				if (daysFrom(line.slice(0, gap.index)).length > 0)
					return `${line.slice(0, gap.index)}\t${line.slice(gap.index + gap[0].length)}`;
			return line;
		})
		.join('\n');
}

/** No day is longer that somebody typed in front of a value. */
const longestBegin = 60;

/** What is between a day and a value. A time still belongs to the day. */
const gapBeforeFigure = /(?::|,)?[^\S\n]+(?=[-−+$€£(]{0,3}\d)(?!\d{1,2}:\d{2})/gu;
