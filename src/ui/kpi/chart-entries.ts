import type { KeyEntry } from '#kit/chart-key.ts';
import { limitNames, type LimitKind } from '#domain/kpi-limits.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { ProcessRule } from '#domain/process-signals.ts';
import { ruleWords } from '#ui/vocabulary/process-words.ts';
import type { MarkedReading, ProcessLines } from './process-lines.ts';

type Mark = Pick<KeyEntry, 'tone'> & { readonly mark: 'line' | 'dash' | 'dots' };

/** How limits that were set are drawn. */
export const limitMarks: Readonly<Record<LimitKind, Mark & { readonly label: string }>> = {
	target: { label: 'Target', mark: 'line', tone: 'good' },
	watch: { label: 'Watch', mark: 'dots', tone: 'watch' },
	alarm: { label: 'Alarm', mark: 'dash', tone: 'bad' }
};

/** The shape around a reading that a rule marks. */
export const ruleMarks = {
	outside: 'square',
	'near-limit': 'cross',
	run: 'ring',
	jump: 'star'
} as const satisfies Readonly<Record<ProcessRule, KeyEntry['mark']>>;

const rules: readonly ProcessRule[] = ['outside', 'near-limit', 'run', 'jump'];

/** The rules that mark any reading, the strongest first. */
export function rulesShown(marks: readonly MarkedReading[]): readonly ProcessRule[] {
	return rules.filter((rule) => marks.some((mark) => mark.rule === rule));
}

/** The key of a KPI's chart: only what the chart contains. */
export function chartEntries(
	{ limits, periodTargets = [] }: Kpi,
	shown: {
		readonly lines: readonly ProcessLines[];
		readonly marks: readonly MarkedReading[];
		readonly events: number;
		readonly dividers: number;
		readonly recoveries: number;
	}
): readonly KeyEntry[] {
	const all = [limits, ...periodTargets.map((period) => period.limits)];
	const entries: KeyEntry[] = limitNames
		.filter((name) => all.some((each) => each[name] !== undefined))
		.map((name) => limitMarks[name]);
	if (shown.lines.length > 0) {
		entries.push({ label: 'Centre', mark: 'line', tone: 'quiet' });
		entries.push({ label: 'Normal range', mark: 'dash-dot', tone: 'quiet' });
	}
	for (const rule of rulesShown(shown.marks)) {
		entries.push({ label: ruleWords[rule], mark: ruleMarks[rule], tone: 'text' });
	}
	if (shown.recoveries > 0)
		entries.push({ label: 'Recovery objective', mark: 'area', tone: 'accent' });
	if (shown.dividers > 0) entries.push({ label: 'Process changed', mark: 'post', tone: 'text' });
	if (shown.events > 0) entries.push({ label: 'What happened', mark: 'diamond', tone: 'accent' });
	return entries;
}
