import type { DurationUnit, Unit } from '#domain/unit.ts';

/** A unit as a form types it, in plain texts so that it can be kept as a draft. */
export type UnitFields = {
	kind: Unit['kind'];
	/** What is counted: "tickets". */
	name: string;
	per: string;
	currency: string;
	duration: DurationUnit;
	/** How many decimals are always shown; empty means as many as matter. */
	decimals: string;
};

/** The form of a plain count. */
export function blankUnit(kind: Unit['kind'] = 'number'): UnitFields {
	return { kind, name: '', per: '1000', currency: 'EUR', duration: 'hours', decimals: '' };
}

/** The form of an existing unit. */
export function fieldsFromUnit(unit: Unit): UnitFields {
	const fields = { ...blankUnit(unit.kind), decimals: unit.decimals?.toString() ?? '' };
	switch (unit.kind) {
		case 'number':
			return { ...fields, name: unit.name ?? '' };
		case 'percent':
			return fields;
		case 'rate':
			return { ...fields, name: unit.name ?? '', per: unit.per.toString() };
		case 'money':
			return { ...fields, currency: unit.currency };
		case 'duration':
			return { ...fields, duration: unit.in };
	}
}

/** The unit that a form describes. */
export function unitFromFields(fields: UnitFields): Unit {
	const { kind, currency, duration } = fields;
	const name = fields.name.trim();
	const shared = {
		...(/^\d+$/.test(fields.decimals) ? { decimals: Number(fields.decimals) } : {})
	};
	const named = name === '' ? shared : { name, ...shared };
	switch (kind) {
		case 'number':
			return { kind, ...named };
		case 'percent':
			return { kind, ...shared };
		case 'rate':
			return { kind, per: Number(fields.per), ...named };
		case 'money':
			return { kind, currency: currency.trim().toUpperCase(), ...shared };
		case 'duration':
			return { kind, in: duration, ...shared };
	}
}
