import type { KpiId, PersonId, TeamId } from '#domain/id.ts';
import type { Indicator } from '#domain/key-result.ts';
import type { Cadence, KpiLimits } from '#domain/kpi.ts';
import { done, type Result } from '#domain/result.ts';
import type { Unit } from '#domain/unit.ts';
import type { Why } from '#domain/why.ts';
import { knownUnit, prose, wording } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, known, lastPlace, patchEntity, type Fields } from '../entity.ts';
import { limitFields } from '../kpi-limits.ts';

/** Add a KPI: weekly and the higher the better, unless said otherwise. Without limits it has no target. */
export function addKpi(
	edit: Edit,
	kpi: {
		readonly name: string;
		readonly ownerId?: PersonId;
		readonly teamId?: TeamId;
		readonly cadence?: Cadence;
		readonly unit?: Unit;
		readonly limits?: KpiLimits;
		readonly indicator?: Indicator;
		readonly counterId?: KpiId;
		readonly alwaysTracked?: boolean;
	} & KpiTexts
): Result<KpiId, Why> {
	return createEntity(edit, 'kpis', {
		name: wording(kpi.name),
		...textFields(kpi),
		owner: known(edit, 'people', kpi.ownerId),
		team: known(edit, 'teams', kpi.teamId),
		cadence: done(kpi.cadence ?? 'weekly'),
		unit: knownUnit(kpi.unit),
		...limitFields(kpi.limits ?? { direction: 'higher' }),
		indicator: done(kpi.indicator),
		counter: known(edit, 'kpis', kpi.counterId),
		alwaysTracked: done(kpi.alwaysTracked),
		order: lastPlace(edit, 'kpis')
	});
}

/** Give a KPI another name. */
export function renameKpi(edit: Edit, id: KpiId, name: string): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, { name: wording(name) });
}

/** Say what a KPI asks, how it is counted, what follows when it moves, why its target; what is left out stays. */
export function describeKpi(edit: Edit, id: KpiId, texts: KpiTexts): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, textFields(texts));
}

/** Set which way is good, the target and where to watch and to alarm. Refuses limits that cross. */
export function setKpiLimits(edit: Edit, id: KpiId, limits: KpiLimits): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, limitFields(limits));
}

/** Hand a KPI to another person, or to nobody. */
export function setKpiOwner(
	edit: Edit,
	id: KpiId,
	ownerId: PersonId | null
): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, { owner: known(edit, 'people', ownerId) });
}

/** Hand a KPI to another team, or to none. */
export function setKpiTeam(edit: Edit, id: KpiId, teamId: TeamId | null): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, { team: known(edit, 'teams', teamId) });
}

/** Say how often a KPI is read. */
export function setCadence(edit: Edit, id: KpiId, cadence: Cadence): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, { cadence: done(cadence) });
}

/** Count a KPI in another unit; the numbers stay. */
export function setKpiUnit(edit: Edit, id: KpiId, unit: Unit): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, { unit: knownUnit(unit) });
}

/** Say whether a KPI moves before the result or with it. */
export function setKpiIndicator(
	edit: Edit,
	id: KpiId,
	indicator: Indicator | null
): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, { indicator: done(indicator) });
}

/** Name the KPI that would suffer if this one were chased blindly. */
export function setCounter(edit: Edit, id: KpiId, counterId: KpiId | null): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, { counter: known(edit, 'kpis', counterId) });
}

/** Say whether a KPI is tracked for good, with or without an objective above it. */
export function setAlwaysTracked(
	edit: Edit,
	id: KpiId,
	tracked: 'always' | 'while-useful'
): Result<undefined, Why> {
	return patchEntity(edit, 'kpis', id, { alwaysTracked: done(tracked === 'always' ? true : null) });
}

interface KpiTexts {
	readonly question?: string;
	readonly definition?: string;
	readonly action?: string;
	readonly because?: string;
}

function textFields(texts: KpiTexts): Fields {
	return {
		question: prose(texts.question),
		definition: prose(texts.definition),
		action: prose(texts.action),
		because: prose(texts.because)
	};
}
