import type { Unit } from '#domain/unit.ts';
import type { Level } from '#domain/objective.ts';
import { figureOf, unitFromWord, type DecimalMark } from './figures.ts';
import { unmeasured, type MeasureGuess, type PlanKind, type PlanNode } from './import-plan.ts';
import { measureFromWords } from './measure-words.ts';

/**
 * The decimal mark that a column's own numbers prove, such as 12,5 or 1.200,00; undefined if they prove none, or
 * both.
 */
export function decimalOf(cells: readonly string[]): DecimalMark | undefined {
	const proofs = new Set<DecimalMark>();
	for (const cell of cells) {
		const digits = /\d[\d.,]*\d/u.exec(cell)?.[0] ?? '';
		const last = /[.,](?=[^.,]*$)/u.exec(digits)?.[0];
		if (!last) continue;
		const other = last === '.' ? ',' : '.';
		const isGroups = new RegExp(String.raw`^\d{1,3}(?:[${last}]\d{3}){2,}$`, 'u').test(digits);
		if (isGroups) proofs.add(other);
		else if (digits.includes(other) || !/[.,]\d{3}$/u.test(digits) || digits.startsWith('0'))
			proofs.add(last === '.' ? '.' : ',');
	}
	const [mark] = proofs;
	return proofs.size === 1 ? mark : undefined;
}

/** What a cell of a kind column says the row is. */
export function kindFromWord(word: string): PlanKind | undefined {
	if (/^(?:objective|goal|o|obj|ziel|objetivo|objectif|mål)s?$/iu.test(word)) return 'objective';
	if (/^(?:key[\s-]?result|kr|schlüsselergebnis|resultado clave)s?$/iu.test(word))
		return 'keyResult';
	if (/^(?:initiative|task|action|project|aufgabe|maßnahme)s?$/iu.test(word)) return 'initiative';
	if (/^(?:kpi|metric|kennzahl|health metric)s?$/iu.test(word)) return 'kpi';
	return /^team$/iu.test(word) ? 'team' : undefined;
}

/** The level that a cell names. */
export function levelFromWord(word: string): Level | undefined {
	if (/^(?:company|corporate|org(?:ani[sz]ation)?|global|unternehmen|firma|empresa)$/iu.test(word))
		return 'company';
	if (/^(?:team|department|group|squad|abteilung|equipo|équipe)$/iu.test(word)) return 'team';
	return /^(?:person|personal|individual|persönlich)$/iu.test(word) ? 'person' : undefined;
}

/** The unit that a cell names; any other word names what is counted. */
export function unitFromCell(cell: string): Unit | undefined {
	if (cell === '') return undefined;
	const named = unitFromWord(cell);
	if (named) return named;
	return /^(?:#|number|count|anzahl|-)$/iu.test(cell)
		? { kind: 'number' }
		: { kind: 'number', name: cell };
}

/** True if a cell says yes: done, x, 100 %. */
export function saysYes(cell: string): boolean {
	return /^(?:x|yes|y|true|done|complete[d]?|finished|1|100\s?%|✓|✔|✅|☑|ja|sí|oui|erledigt|ferdig)$/iu.test(
		cell
	);
}

/** The cells that describe a measure. */
export interface MeasureCells {
	readonly title: string;
	readonly from: string;
	readonly to: string;
	readonly unit: string;
	readonly direction: string;
	readonly decimal: DecimalMark | undefined;
}

/** A key result's measure: what its cells say, otherwise what its words say. */
export function measureFromCells(cells: MeasureCells): MeasureGuess {
	const said = measureFromWords(cells.title);
	const unit = unitFromCell(cells.unit);
	const from = figureOf(cells.from, cells.decimal);
	const to = figureOf(cells.to, cells.decimal);
	if (!to) {
		const target = measureFromWords(cells.to);
		const guess = target.measure.kind === 'done' ? said : target;
		return unit && guess.measure.kind !== 'done' ? { ...guess, unit } : guess;
	}
	const own = unit ?? (isBare(to.unit) && from ? from.unit : to.unit);
	const isClear = !to.ambiguous && from?.ambiguous !== true;
	if (from && from.value === to.value)
		return { ...unmeasured, sure: false, why: 'start-equals-target' };
	if (!from && said.measure.kind === 'keep') return { ...said, unit: own };
	const start = from?.value ?? (said.measure.kind === 'reach' ? said.measure.from : 0);
	if (start === to.value) return { ...unmeasured, sure: false, why: 'start-equals-target' };
	const guess = { measure: { kind: 'reach', from: start, to: to.value }, unit: own } as const;
	if (!isClear) return { ...guess, sure: false, why: 'number-ambiguous' };
	return from ? { ...guess, sure: true } : { ...guess, sure: false, why: 'counted-from-zero' };
}

/** What of a measure's cells a guess does not hold, and whether one of them cannot be read at all. */
export function leftOfMeasure(
	{ from, to, decimal }: MeasureCells,
	{ kind, guess }: Pick<PlanNode, 'kind' | 'guess'>
): { readonly roles: readonly ('from' | 'to')[]; readonly isUnreadable: boolean } {
	const said = (cell: string) =>
		figureOf(cell, decimal) ? 'figure' : measureFromWords(cell).measure.kind;
	const [start, target] = [from && said(from), to && said(to)];
	const isMeasured = guess.measure.kind !== 'done';
	const holdsFrom = isMeasured && kind === 'keyResult' && start === 'figure' && target === 'figure';
	const holdsTo = isMeasured && target !== 'done';
	const isUnreadable = (start === 'done' && !saysYes(from)) || (target === 'done' && !saysYes(to));
	return {
		roles: [...(holdsFrom ? [] : (['from'] as const)), ...(holdsTo ? [] : (['to'] as const))],
		isUnreadable
	};
}

/** A KPI's target as a limit to keep. Which direction is good is a guess if no cell says it. */
export function limitFromCells(cells: MeasureCells): MeasureGuess {
	const unit = unitFromCell(cells.unit);
	const to = figureOf(cells.to, cells.decimal);
	if (!to) {
		const said = [cells.to, cells.title].map(measureFromWords);
		const limit = said.find((guess) => guess.measure.kind === 'keep') ?? unmeasured;
		return { ...limit, ...(unit ? { unit } : {}) };
	}
	const isLower = /low|less|down|below|small|decrease|↓|weniger|min/iu.test(cells.direction);
	const isSaid = isLower || /high|more|up|above|increase|↑|mehr|max/iu.test(cells.direction);
	const bound = isLower ? { max: to.value } : { min: to.value };
	const guess = {
		measure: { kind: 'keep', ...bound, period: 'month' },
		unit: unit ?? to.unit
	} as const;
	if (to.ambiguous) return { ...guess, sure: false, why: 'number-ambiguous' };
	return isSaid ? { ...guess, sure: true } : { ...guess, sure: false, why: 'direction-guessed' };
}

function isBare(unit: Unit): boolean {
	return unit.kind === 'number' && unit.name === undefined;
}
