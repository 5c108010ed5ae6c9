import type { CycleReport } from '#domain/cycle-report.ts';
import type { BoardSettings } from '#domain/board-settings.ts';
import type { ObjectiveReport } from '#domain/objective-report.ts';
import { concernOf, type KpiReport } from '#domain/kpi-report.ts';
import type { KpiStatus } from '#domain/kpi-status.ts';
import type { ShownStatus } from '#domain/key-result-report.ts';
import { daysBetween, type Day } from '#domain/day.ts';
import { counted } from '#ui/vocabulary/terms.ts';
import { lookOf } from '#ui/vocabulary/statuses.ts';

/** "Week 9 of 13, 31 days left." */
export function cycleWords({ cycle, week }: CycleReport, today: Day): string {
	const left = daysBetween(today, cycle.to);
	if (today < cycle.from) return `Begins in ${days(daysBetween(today, cycle.from))}.`;
	if (left < 0) return `Ended ${days(-left)} ago.`;
	if (left === 0) return `Week ${week.week} of ${week.of}, last day.`;
	return `Week ${week.week} of ${week.of}, ${days(left)} left.`;
}

const troubles = ['off-track', 'at-risk', 'stale'] as const satisfies ShownStatus[];
/** If there are more, they are counted: a sentence is not a list. */
const mostNamed = 2;

/** "3 of 5 objectives on track. Off track: “Calm support”.", or "1 objective, on track." The ones to talk about are named while they are few. */
export function changeWords(reports: readonly ObjectiveReport[], settings: BoardSettings): string {
	if (reports.length === 0) return '';
	const all = counted(settings, 'objective', reports.length);
	const of = (...statuses: readonly ShownStatus[]) =>
		reports.filter(({ shown }) => statuses.includes(shown));
	const silent = of('no-data', 'no-pace').length;
	if (silent === reports.length) return `${all}, nothing measured yet.`;
	const onTrack = of('on-track', 'met').length;
	const ofOne = onTrack === 1 ? `${all}, on track.` : `${all}.`;
	const counts = reports.length === 1 ? ofOne : `${onTrack} of ${all} on track.`;
	const troubled = troubles.flatMap((status) => {
		const found = of(status);
		const { word } = lookOf(status);
		if (found.length === 0) return [];
		if (found.length > mostNamed) return [`${found.length} ${word.toLowerCase()}.`];
		return [`${word}: ${found.map(({ objective }) => `“${objective.title}”`).join(', ')}.`];
	});
	return [counts, ...troubled, ...(silent > 0 ? [`${silent} without data.`] : [])].join(' ');
}

const healthOrder = ['alarm', 'watch', 'recovering', 'stale', 'no-data', 'no-target'] as const;

/** "8 healthy, 1 in alarm, 1 recovering." */
export function healthWords(reports: readonly KpiReport[], settings: BoardSettings): string {
	if (reports.length === 0) return '';
	const healthy = reports.filter(({ status }) => status === 'healthy').length;
	const words: Record<Exclude<KpiStatus, 'healthy'>, string> = {
		alarm: 'in alarm',
		watch: 'to watch',
		recovering: 'recovering',
		stale: 'stale',
		'no-data': 'without data',
		'no-target': 'without a target'
	};
	const rest = healthOrder.flatMap((status) => {
		const count = reports.filter((report) => report.status === status).length;
		return count > 0 ? [`${count} ${words[status]}`] : [];
	});
	if (rest.length === 0) {
		const all = counted(settings, 'kpi', healthy);
		return healthy === 1 ? `${all}, healthy.` : `All ${all} healthy.`;
	}
	return `${[...(healthy > 0 ? [`${healthy} healthy`] : []), ...rest].join(', ')}.`;
}

/** Exceptions first, the worst on top; the rest as people ordered it. */
export function exceptionsFirst(reports: readonly KpiReport[]): readonly KpiReport[] {
	const rank = (status: KpiStatus) =>
		status === 'healthy' ? healthOrder.length : healthOrder.indexOf(status);
	return [...reports].sort((one, other) => rank(concernOf(one)) - rank(concernOf(other)));
}

function days(count: number): string {
	return count === 1 ? '1 day' : `${count} days`;
}
