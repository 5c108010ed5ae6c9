import type { Board } from '#domain/board.ts';
import { isDay } from '#domain/day.ts';
import type { Change, ChangeValue } from '#domain/entity.ts';
import { formatDay, formatSpan, formatValue, unitName } from '#domain/format.ts';
import type { Term } from '#domain/board-settings.ts';
import { shownFormula } from '#domain/formula-names.ts';
import type { Unit } from '#domain/unit.ts';
import { monthNames, weekdayNames } from './calendar-words.ts';
import { usualTerms } from './terms.ts';

/** What it takes to say a change in words: the names on the board, and the unit of its numbers. */
export interface ChangeWorld {
	readonly board: Board;
	readonly unit?: Unit | undefined;
	readonly locale: string;
	/** Of a longer text only this much is shown; all of it where nothing is said. */
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
	const name = fieldWords(field, world.locale);
	const short = { mostText: longest, ...world };
	const [was, is] = [before, after].map((value) => valueWords(field, value, short));
	if (was === undefined) return is === undefined ? `${name} changed` : `${name} set to ${is}`;
	return is === undefined
		? `${name} taken off, was ${was}`
		: `${name} changed from ${was} to ${is}`;
}

/** What a field whose history is kept is called on the screens. */
export function fieldWords(field: string, locale: string): string {
	return names[field] ?? termWords(field) ?? readingWords(field, locale) ?? field;
}

/** "reading of 27 Nov". */
function readingWords(field: string, locale: string): string | undefined {
	const [kind, day = ''] = field.split(':');
	return kind === 'readings' && isDay(day) ? `reading of ${formatDay(day, locale)}` : undefined;
}

/** "word for objective", "word for several objectives". */
function termWords(field: string): string | undefined {
	const [kind, term, part] = field.split(':');
	const usual = usualTerms[term as Term];
	if (kind !== 'term' || !usual) return undefined;
	return part === 'many' ? `word for several ${usual.many}` : `word for ${usual.one}`;
}

const names: { readonly [field: string]: string } = {
	...{ title: 'title', name: 'name', why: 'why it matters', winning: 'picture of winning' },
	...{ dropped: 'what is dropped for it', question: 'question it answers' },
	...{ action: 'what follows when it moves', because: 'reason for the target' },
	...{ indicator: 'leading or lagging', counter: 'counter-metric' },
	...{ alwaysTracked: 'whether it is always tracked', control: 'whether there is a control group' },
	...{ owner: 'owner', team: 'team', level: 'level', kind: 'kind', cycle: 'cycle' },
	...{ parent: 'what it serves', objective: 'objective', weight: 'weight', window: 'own days' },
	...{ unit: 'unit', kpi: 'KPI that feeds it', measure: 'way of measuring', from: 'start' },
	...{ to: 'target', min: 'lower limit', max: 'upper limit', period: 'period' },
	...{ wanted: 'observations wanted', baseline: 'baseline', definition: 'definition' },
	...{
		formula: 'formula',
		cadence: 'cadence',
		direction: 'direction',
		target: 'target',
		watch: 'watch limit'
	},
	...{ alarm: 'alarm limit', targetLow: 'lower end of the target' },
	...{ targetHigh: 'upper end of the target', watchLow: 'lower watch limit' },
	...{ watchHigh: 'upper watch limit', alarmLow: 'lower alarm limit' },
	...{ alarmHigh: 'upper alarm limit', role: 'role', purpose: 'purpose', state: 'state' },
	...{ responsibilities: 'what they answer for', growth: 'what they grow into', due: 'due day' },
	...{ span: 'days', timeZone: 'time zone', yearStartMonth: 'first month of the year' },
	...{ weekStart: 'first day of the week', checkInWeekday: 'check-in day' },
	checkInEveryWeeks: 'number of weeks between check-ins',
	'limit:objectives': 'number of objectives that is too many',
	'limit:kpis': 'number of KPIs that is too many'
};

const calendarWords: { readonly [field: string]: readonly string[] } = {
	...{ yearStartMonth: monthNames, weekStart: weekdayNames, checkInWeekday: weekdayNames }
};
const withoutUnit: ReadonlySet<string> = new Set(['weight', 'wanted']);
/** A value as it is written in the history; nothing where there is none. */
export function valueWords(
	field: string,
	value: ChangeValue,
	world: ChangeWorld
): string | undefined {
	if (value === null) return undefined;
	if (typeof value === 'number') {
		const word = calendarWords[field]?.[value - 1];
		if (word) return word;
		const unit = withoutUnit.has(field) ? undefined : world.unit;
		return formatValue(value, unit ?? { kind: 'number' }, world.locale);
	}
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return named(field, value, world) ?? quoted(value, world);
}

/** What an id or a stored text stands for. */
function named(field: string, value: string, world: ChangeWorld): string | undefined {
	const { board, locale } = world;
	switch (field) {
		case 'owner':
			return board.people[value as keyof Board['people']]?.name ?? 'somebody';
		case 'team':
			return board.teams[value as keyof Board['teams']]?.name ?? 'another team';
		case 'cycle':
			return board.cycles[value as keyof Board['cycles']]?.name ?? 'another cycle';
		case 'kpi':
		case 'counter':
			return board.kpis[value as keyof Board['kpis']]?.name ?? 'another KPI';
		case 'parent':
		case 'objective':
			return quoted(titleOf(value, board) ?? 'something that is gone', world);
		case 'formula':
			return quoted(shownFormula(board, value, locale) || 'a formula that cannot be read', world);
		case 'unit':
			return unitWords(value, locale);
		case 'due':
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
			return value;
		default:
			return undefined;
	}
}

function titleOf(reference: string, board: Board): string | undefined {
	const [kind = '', id = reference] = reference.split(':');
	return kind === 'keyResult'
		? board.keyResults[id as keyof Board['keyResults']]?.title
		: board.objectives[id as keyof Board['objectives']]?.title;
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
