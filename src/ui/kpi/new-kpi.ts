import { calculateKpi } from '#document/commands/formula.ts';
import { addKpi } from '#document/commands/kpi.ts';
import { recordReading } from '#document/commands/reading.ts';
import type { FormulaPreview } from '#domain/formula-preview.ts';
import type { KpiId, PersonId, TeamId } from '#domain/id.ts';
import type { Cadence } from '#domain/kpi.ts';
import { done, type Result } from '#domain/result.ts';
import type { Unit } from '#domain/unit.ts';
import type { Why } from '#domain/why.ts';
import { typedReading } from '#ui/vocabulary/typed-value.ts';
import { blankUnit, unitFromFields, type UnitFields } from '#ui/vocabulary/unit-fields.ts';
import { blankLimits, readLimits, type LimitsFields } from './limits-fields.ts';

type Edit = Parameters<typeof addKpi>[0];

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
	/** Ids; empty means nobody or none. */
	owner: string;
	team: string;
	source: 'typed' | 'calculated';
	/** The first value, if it is typed and known already. */
	value: string;
	/** The formula as it is typed, by names, if it is calculated from others. */
	formula: string;
	isMore: boolean;
};

/** An empty form for somebody who will probably own the KPI. */
export function blankKpi(owner: string, team: string): NewKpiFields {
	return {
		...{ name: '', question: '', definition: '', action: '', because: '' },
		...{ source: 'typed', value: '', formula: '' },
		unit: blankUnit(),
		limits: { ...blankLimits },
		cadence: 'weekly',
		owner,
		team,
		isMore: false
	};
}

/** How a form's KPI is added, or what is wrong, in words; problems of a formula are shown by its own field. */
export type ReadNewKpi =
	| { readonly ok: true; readonly add: (edit: Edit) => Result<KpiId, Why> }
	| { readonly ok: false; readonly problem?: string };

/** Read a form; `preview` is what its formula comes to. The KPI is added with its formula or its first value. */
export function readNewKpi(
	fields: NewKpiFields,
	preview: FormulaPreview,
	locale: string
): ReadNewKpi {
	const { name, question, definition, action, because, cadence, owner, team } = fields;
	const unit = unitFromFields(fields.unit);
	const read = readLimits(fields.limits, unit, locale);
	if (!read.ok) return read;
	const values = readSource(fields, preview, unit, locale);
	if (!values.ok) return values;
	const kpi = {
		...{ name, question, definition, action, because, cadence, unit, limits: read.limits },
		...(owner ? { ownerId: owner as PersonId } : {}),
		...(team ? { teamId: team as TeamId } : {})
	};
	return {
		ok: true,
		add: (edit) => {
			const made = addKpi(edit, kpi);
			const valued = made.done ? values.begin(edit, made.value) : made;
			return valued.done ? made : valued;
		}
	};
}

/** Where its values come from: a formula, the first value, or nothing yet. */
function readSource(
	{ source, value }: NewKpiFields,
	preview: FormulaPreview,
	unit: Unit,
	locale: string
):
	| { readonly ok: true; begin: (edit: Edit, id: KpiId) => Result<undefined, Why> }
	| { readonly ok: false; readonly problem?: string } {
	if (source === 'calculated') {
		if ('problem' in preview) return { ok: false };
		return { ok: true, begin: (edit, id) => calculateKpi(edit, id, preview.kept) };
	}
	if (value.trim() === '') return { ok: true, begin: () => done() };
	const first = typedReading(value, unit, locale);
	if (!first.ok) return { ok: false, problem: first.message };
	return {
		ok: true,
		begin: (edit, id) => recordReading(edit, id, { day: edit.today, value: first.value })
	};
}
