import type { Board } from '#domain/board.ts';
import { isDay } from '#domain/day.ts';
import type { Change, ChangeValue } from '#domain/entity.ts';
import { formatSpan, formatValue, unitName } from '#domain/format.ts';
import type { Unit } from '#domain/unit.ts';

/** What it takes to say a change in words: the names on the board, and the unit of its numbers. */
export interface ChangeWorld {
	readonly board: Board;
	readonly unit?: Unit | undefined;
	readonly locale: string;
}

/** "target changed from 80 % to 70 %", "owner set to Ana", "moved to the trash". */
export function changeWords(change: Change, world: ChangeWorld): string {
	const { field, before, after } = change;
	if (field === 'archivedOn') return after === null ? 'brought back' : 'moved to the trash';
	if (field === 'control')
		return after === true
			? 'compared with a control group'
			: 'no longer compared with a control group';
	const name = names[field] ?? field;
	const [was, is] = [before, after].map((value) => valueWords(field, value, world));
	if (was === undefined) return is === undefined ? `${name} changed` : `${name} set to ${is}`;
	return is === undefined
		? `${name} taken off, was ${was}`
		: `${name} changed from ${was} to ${is}`;
}

/** The fields whose history is kept, as they are called on the screens. */
const names: { readonly [field: string]: string } = {
	...{ title: 'title', name: 'name', why: 'why it matters', winning: 'picture of winning' },
	...{ owner: 'owner', team: 'team', level: 'level', kind: 'kind', cycle: 'cycle' },
	...{ parent: 'what it serves', objective: 'objective', weight: 'weight', window: 'own days' },
	...{ unit: 'unit', kpi: 'KPI that feeds it', measure: 'way of measuring', from: 'start' },
	...{ to: 'target', min: 'lower limit', max: 'upper limit', period: 'period' },
	...{ wanted: 'observations wanted', baseline: 'baseline', definition: 'definition' },
	...{ cadence: 'cadence', direction: 'direction', target: 'target', watch: 'watch limit' },
	...{ alarm: 'alarm limit', targetLow: 'lower end of the target' },
	...{ targetHigh: 'upper end of the target', watchLow: 'lower watch limit' },
	...{ watchHigh: 'upper watch limit', alarmLow: 'lower alarm limit' },
	alarmHigh: 'upper alarm limit'
};

const withoutUnit: ReadonlySet<string> = new Set(['weight', 'wanted']);
const longest = 160;

function valueWords(field: string, value: ChangeValue, world: ChangeWorld): string | undefined {
	if (value === null) return undefined;
	if (typeof value === 'number') {
		const unit = withoutUnit.has(field) ? undefined : world.unit;
		return formatValue(value, unit ?? { kind: 'number' }, world.locale);
	}
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return named(field, value, world) ?? quoted(value);
}

/** What an id or a stored text stands for. */
function named(field: string, value: string, { board, locale }: ChangeWorld): string | undefined {
	switch (field) {
		case 'owner':
			return board.people[value as keyof Board['people']]?.name ?? 'somebody';
		case 'team':
			return board.teams[value as keyof Board['teams']]?.name ?? 'another team';
		case 'cycle':
			return board.cycles[value as keyof Board['cycles']]?.name ?? 'another cycle';
		case 'kpi':
			return board.kpis[value as keyof Board['kpis']]?.name ?? 'another KPI';
		case 'parent':
		case 'objective':
			return quoted(titleOf(value, board) ?? 'something that is gone');
		case 'unit':
			return unitWords(value, locale);
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

function quoted(text: string): string {
	return `“${text.length > longest ? `${text.slice(0, longest).trimEnd()} …` : text}”`;
}
