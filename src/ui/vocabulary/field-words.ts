import { isDay } from '#domain/day.ts';
import type { Term } from '#domain/board-settings.ts';
import { formatDay } from '#domain/format.ts';
import type { KeyResult } from '#domain/key-result.ts';
import type { Kpi } from '#domain/kpi.ts';
import { partFieldFrom } from '#domain/part-field.ts';
import { usualTerms } from './terms.ts';

/** A milestone or a segment, in the trash or not. */
export interface NamedPart {
	readonly id: string;
	readonly name: string;
}

/** What the screens call a field that has a history. */
export function fieldWords(
	field: string,
	locale: string,
	parts: readonly NamedPart[] = []
): string {
	return (
		names[field] ?? termWords(field) ?? dayWords(field, locale) ?? partWords(field, parts) ?? field
	);
}

/** The milestones of a key result and the segments of a KPI. */
export function partsIn(
	whole: Pick<KeyResult, 'measure' | 'formerMilestones'> | Pick<Kpi, 'segments' | 'formerSegments'>
): readonly NamedPart[] {
	const former = 'measure' in whole ? whole.formerMilestones : whole.formerSegments;
	const put = (former ?? []).map(({ id, title }) => ({ id, name: title }));
	if (!('measure' in whole)) return [...whole.segments, ...put];
	const { measure } = whole;
	const milestones = measure.kind === 'milestones' ? measure.milestones : [];
	return [...milestones.map(({ id, title }) => ({ id, name: title })), ...put];
}

/**
 * "title of the milestone", "weight of the milestone “Pilot”": a change of name needs no name to say which one it
 * is.
 */
function partWords(text: string, parts: readonly NamedPart[]): string | undefined {
	const part = partFieldFrom(text);
	if (!part) return undefined;
	const { field, id } = part;
	const kind = part.parts === 'milestones' ? 'milestone' : 'segment';
	const isName = field === 'title' || field === 'name';
	const named = isName ? undefined : parts.find((one) => one.id === id);
	const which = named ? ` “${named.name}”` : '';
	return `${names[field] ?? field} of the ${kind}${which}`;
}

const facts: { readonly [kind: string]: string } = {
	...{ readings: 'reading', checkIns: 'check-in', evidence: 'observation' }
};

/** "reading of 27 Nov", "check-in of 27 Nov". */
function dayWords(field: string, locale: string): string | undefined {
	const [kind = '', day = ''] = field.split(':');
	const fact = facts[kind];
	return fact && isDay(day) ? `${fact} of ${formatDay(day, locale)}` : undefined;
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
	...{ day: 'day', note: 'note', text: 'comment', saw: 'what was seen', cause: 'cause' },
	...{ verdict: 'whether it is noise or signal', nextStep: 'next step' },
	...{ nextStepDue: 'day of the next step' },
	...{ span: 'days', timeZone: 'time zone', yearStartMonth: 'first month of the year' },
	...{ weekStart: 'first day of the week', checkInWeekday: 'check-in day' },
	checkInEveryWeeks: 'number of weeks between check-ins',
	'limit:objectives': 'number of objectives that is too many',
	'limit:kpis': 'number of KPIs that is too many'
};
