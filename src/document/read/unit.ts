import type { Unit } from '#domain/unit.ts';
import { fieldsOf, present, type Stored } from './stored.ts';

const plainNumber: Unit = { kind: 'number' };

/** The unit of an entity; a plain number where it says none. */
export function readUnit(stored: Stored): Unit {
	const value = stored.raw('unit');
	if (value === undefined) return plainNumber;
	const unit = unitFrom(value);
	if (!unit) stored.note('unit');
	return unit ?? plainNumber;
}

function unitFrom(value: unknown): Unit | undefined {
	const fields = fieldsOf(value);
	if (!fields) return undefined;
	const decimals = wholeUpTo10(fields['decimals']);
	const name = typeof fields['name'] === 'string' ? fields['name'].slice(0, 200) : undefined;
	switch (fields['kind']) {
		case 'number':
			return present({ kind: 'number' as const, name, decimals });
		case 'percent':
			return present({ kind: 'percent' as const, decimals });
		case 'rate': {
			const per = fields['per'];
			if (typeof per !== 'number' || !Number.isFinite(per) || per <= 0) return undefined;
			return present({ kind: 'rate' as const, per, name, decimals });
		}
		case 'money': {
			const currency = fields['currency'];
			if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return undefined;
			return present({ kind: 'money' as const, currency, decimals });
		}
		case 'duration': {
			const units = ['seconds', 'minutes', 'hours', 'days'] as const;
			const unit = units.find((known) => known === fields['in']);
			return unit && present({ kind: 'duration' as const, in: unit, decimals });
		}
		default:
			return undefined;
	}
}

function wholeUpTo10(value: unknown): number | undefined {
	const isWhole = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10;
	return isWhole ? value : undefined;
}
