import type { Board } from '#domain/board.ts';
import { isDay } from '#domain/day.ts';
import type { Change, ChangeValue } from '#domain/entity.ts';
import { formatDay, formatSpan, formatValue, unitName } from '#domain/format.ts';
import { shownFormula } from '#domain/formula-names.ts';
import { partFieldFrom } from '#domain/part-field.ts';
import type { CycleId, KeyResultId, KpiId, ObjectiveId, PersonId, TeamId } from '#domain/id.ts';
import type { Unit } from '#domain/unit.ts';
import { monthNames, weekdayNames } from './calendar-words.ts';
import { fieldWords, type NamedPart } from './field-words.ts';

/** What it takes to put a change into words: the names on the board, and the unit of its numbers. */
export interface ChangeWorld {
	readonly board: Board;
	readonly unit?: Unit | undefined;
	readonly locale: string;
	/** The milestones or segments of what was changed, if it has any. */
	readonly parts?: readonly NamedPart[];
	/** How much of a longer text is shown; without it, all. */
	readonly mostText?: number;
}

const longest = 160;

/** "target changed from 80 % to 70 %", "owner set to Ana", "moved to the trash". */
export function changeWords(
	{ field, before, after }: Pick<Change, 'field' | 'before' | 'after'>,
	world: ChangeWorld
): string {
	if (field === 'archivedOn') return after === null ? 'brought back' : 'moved to the trash';
	if (field === 'control')
		return after === true
			? 'compared with a control group'
			: 'no longer compared with a control group';
	if (field === 'alwaysTracked')
		return after === true ? 'marked as always tracked' : 'no longer always tracked';
	const name = fieldWords(field, world.locale, world.parts);
	const short = { mostText: longest, ...world };
	const [was, is] = [before, after].map((value) => valueWords(field, value, short));
	if (was === undefined) return is === undefined ? `${name} changed` : `${name} set to ${is}`;
	return is === undefined
		? `${name} taken off, was ${was}`
		: `${name} changed from ${was} to ${is}`;
}

const calendarWords: { readonly [field: string]: readonly string[] } = {
	...{ yearStartMonth: monthNames, weekStart: weekdayNames, checkInWeekday: weekdayNames }
};
const withoutUnit: ReadonlySet<string> = new Set(['weight', 'wanted']);

/** A value as the history shows it; undefined if there is none. */
export function valueWords(
	field: string,
	value: ChangeValue,
	world: ChangeWorld
): string | undefined {
	if (value === null) return undefined;
	const part = partFieldFrom(field);
	const leaf = part?.field ?? field;
	if (typeof value === 'number') {
		const word = calendarWords[leaf]?.[value - 1];
		if (word) return word;
		return figure(value, withoutUnit.has(leaf) ? { locale: world.locale } : world);
	}
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (part) return rangeWords(value, world) ?? quoted(value, world);
	return named(field, value, world) ?? quoted(value, world);
}

function figure(value: number, { unit, locale }: Pick<ChangeWorld, 'unit' | 'locale'>): string {
	return formatValue(value, unit ?? { kind: 'number' }, locale);
}

/** "3 to 5": the limit of a segment that has to stay within a range. */
function rangeWords(value: string, world: ChangeWorld): string | undefined {
	const ends = /^\[(-?[\d.e+-]+),(-?[\d.e+-]+)\]$/.exec(value)?.slice(1).map(Number);
	if (!ends?.every(Number.isFinite)) return undefined;
	return ends.map((end) => figure(end, world)).join(' to ');
}

/** What an id or a stored text stands for. */
function named(field: string, value: string, world: ChangeWorld): string | undefined {
	const { board, locale } = world;
	switch (field) {
		case 'owner':
			return board.people.get(value as PersonId)?.name ?? 'somebody';
		case 'team':
			return board.teams.get(value as TeamId)?.name ?? 'another team';
		case 'cycle':
			return board.cycles.get(value as CycleId)?.name ?? 'another cycle';
		case 'kpi':
		case 'counter':
			return board.kpis.get(value as KpiId)?.name ?? 'another KPI';
		case 'parent':
		case 'objective':
			return quoted(titleOf(value, board) ?? 'something that is gone', world);
		case 'formula':
			return quoted(shownFormula(board, value, locale) || 'a formula that cannot be read', world);
		case 'unit':
			return unitWords(value, locale);
		case 'due':
		case 'day':
		case 'nextStepDue':
			return isDay(value) ? formatDay(value, locale) : value;
		case 'timeZone':
			return value.replaceAll('_', ' ');
		case 'span':
		case 'window': {
			const [from = '', to = ''] = value.split('/');
			return isDay(from) && isDay(to) ? formatSpan({ from, to }, locale) : value;
		}
		case 'level':
		case 'kind':
		case 'measure':
		case 'period':
		case 'cadence':
		case 'direction':
		case 'indicator':
		case 'state':
		case 'verdict':
			return value;
		default:
			return undefined;
	}
}

function titleOf(reference: string, board: Board): string | undefined {
	const [kind = '', id = reference] = reference.split(':');
	return kind === 'keyResult'
		? board.keyResults.get(id as KeyResultId)?.title
		: board.objectives.get(id as ObjectiveId)?.title;
}

function unitWords(json: string, locale: string): string {
	try {
		const unit = JSON.parse(json) as Unit;
		return unit.kind === 'money' ? unit.currency : unitName(unit, locale) || 'plain number';
	} catch {
		return 'another unit';
	}
}

function quoted(text: string, { mostText = text.length }: ChangeWorld): string {
	return `“${text.length > mostText ? `${text.slice(0, mostText).trimEnd()} …` : text}”`;
}
