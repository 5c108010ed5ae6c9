import { boardCounts, type BoardCount } from '#domain/board-count.ts';
import type { Day } from '#domain/day.ts';
import { keptFormula } from '#domain/formula-tree.ts';
import type { KpiId, PersonId, SegmentId, TeamId } from '#domain/id.ts';
import type { Divider, Kpi, KpiLimits, Range, Segment } from '#domain/kpi.ts';
import { lastWordsByLine } from '../reading-chain.ts';
import { readRecorded } from './changes.ts';
import { internedDay } from './interned.ts';
import { readOwnLimits } from './own-limits.ts';
import { byOrderAndId, readFormerParts, readParts } from './parts.ts';
import { readPeriodTargets } from './period-targets.ts';
import { withReadingConflicts } from './reading-conflicts.ts';
import { readReadings } from './readings.ts';
import { fieldsOf, present, type Stored } from './stored.ts';
import { readUnit } from './unit.ts';

/** A KPI with all its readings. */
export function readKpi(stored: Stored): Kpi {
	const limits = readLimits(stored);
	const segments = readSegments(stored, limits.direction);
	const { readings, chained } = readReadings(stored);
	const kpi = present({
		...stored.entity<KpiId>(),
		order: stored.order(),
		name: stored.text('name'),
		question: stored.text('question'),
		definition: stored.text('definition'),
		action: stored.text('action'),
		because: stored.text('because'),
		ownerId: stored.ref<PersonId>('owner'),
		teamId: stored.ref<TeamId>('team'),
		cadence: stored.choice('cadence', [
			...(['weekly', 'daily', 'biweekly', 'monthly', 'quarterly', 'yearly'] as const)
		]),
		unit: readUnit(stored),
		limits,
		periodTargets: readPeriodTargets(stored, limits.direction),
		indicator: stored.optionalChoice('indicator', ['leading', 'lagging']),
		counterId: stored.ref<KpiId>('counter'),
		alwaysTracked: stored.flag('alwaysTracked'),
		segments,
		total: stored.optionalChoice('total', ['sum', 'mean', 'weighted']),
		formula: readFormula(stored),
		counts: readCounts(stored),
		formerSegments: readFormerParts<SegmentId>(stored, 'segments', 'name'),
		dividers: readDividers(stored),
		limitLocks: readLocks(stored),
		readings,
		...readRecorded(stored, segments)
	});
	return withReadingConflicts(kpi, { words: lastWordsByLine(chained), areAll: true });
}

/** What a newer version counts is nothing that could be typed here. */
function readCounts(stored: Stored): BoardCount | 'unknown' | undefined {
	if (stored.raw('counts') === undefined) return undefined;
	return stored.optionalChoice('counts', boardCounts) ?? 'unknown';
}

/** What cannot be read is kept: then the KPI shows no value, and says so. */
function readFormula(stored: Stored): string | undefined {
	const value = stored.raw('formula');
	if (value === undefined) return undefined;
	const formula = typeof value === 'string' ? value : '';
	if ('problem' in keptFormula(formula)) stored.note('formula');
	return formula;
}

function readLimits(stored: Stored): KpiLimits {
	const direction = stored.choice('direction', ['higher', 'lower', 'within']);
	return direction === 'within'
		? present({
				direction,
				target: readRange(stored, 'target'),
				watch: readRange(stored, 'watch'),
				alarm: readRange(stored, 'alarm')
			})
		: present({
				direction,
				target: stored.number('target'),
				watch: stored.number('watch'),
				alarm: stored.number('alarm')
			});
}

function readRange(stored: Stored, name: string): Range | undefined {
	const low = stored.number(`${name}Low`);
	const high = stored.number(`${name}High`);
	if (low === undefined && high === undefined) return undefined;
	if (low !== undefined && high !== undefined && low <= high) return { low, high };
	stored.note(name);
	return undefined;
}

function readSegments(stored: Stored, direction: KpiLimits['direction']): readonly Segment[] {
	const segments: Segment[] = [];
	for (const [id, part] of readParts(stored, 'segments', 'name')) {
		const weight = stored.numberOf(part.get('weight'), `segments.${id}.weight`);
		const limits = readOwnLimits(part, direction);
		segments.push({
			id: id as SegmentId,
			name: stored.textOf(part.get('name'), `segments.${id}.name`) ?? '',
			order: stored.orderOf(part.get('order'), `segments.${id}.order`),
			...(weight !== undefined && weight >= 0 ? { weight } : {}),
			...(limits ? { limits } : {})
		});
	}
	return segments.sort(byOrderAndId);
}

function readDividers(stored: Stored): readonly Divider[] {
	const dividers: Divider[] = [];
	// Two of one day come in the order of their keys everywhere.
	for (const [key, value] of [...stored.nested('dividers')].sort(byKey)) {
		const day = internedDay(key.split('~')[0] ?? '');
		const { reason, by } = fieldsOf(value) ?? {};
		if (day && typeof reason === 'string') {
			const author = typeof by === 'string' ? (by as PersonId) : undefined;
			dividers.push(present({ day, reason, by: author }));
		} else {
			stored.note(`dividers.${key}`);
		}
	}
	return dividers;
}

function readLocks(stored: Stored): readonly Day[] | undefined {
	const locks: Day[] = [];
	for (const text of stored.marks<string>('lock')) {
		const day = internedDay(text);
		if (day) locks.push(day);
		else stored.note(`lock:${text}`);
	}
	return locks.length > 0 ? locks : undefined;
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
	return one < other ? -1 : 1;
}
