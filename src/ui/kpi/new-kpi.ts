import type { Cadence } from '#domain/kpi.ts';
import { blankUnit, type UnitFields } from '#ui/vocabulary/unit-fields.ts';
import { blankLimits, type LimitsFields } from './limits-fields.ts';

/** A new KPI as a form types it. */
export type NewKpiFields = {
	name: string;
	question: string;
	definition: string;
	action: string;
	because: string;
	unit: UnitFields;
	limits: LimitsFields;
	cadence: Cadence;
	/** Ids; empty means nobody and none. */
	owner: string;
	team: string;
	/** The first value, where it is known already. */
	value: string;
	isMore: boolean;
};

/** An empty form for somebody who will probably own it. */
export function blankKpi(owner: string, team: string): NewKpiFields {
	return {
		...{ name: '', question: '', definition: '', action: '', because: '', value: '' },
		unit: blankUnit(),
		limits: { ...blankLimits },
		cadence: 'weekly',
		owner,
		team,
		isMore: false
	};
}
