import type { BoardCount } from '#domain/board-count.ts';
import type { DerivedTrouble, Gap } from '#domain/derived.ts';
import type { LoopProblem } from '#domain/formula-preview.ts';
import type { FormulaProblem } from '#domain/formula.ts';
import type { KpiId } from '#domain/id.ts';
import type { Cadence } from '#domain/kpi.ts';
import { countWords } from './count-words.ts';

type NameOf = (id: KpiId) => string;

/** One period of each cadence, as it follows "each" and "a". */
const periods: Readonly<Record<Cadence, string>> = {
	daily: 'day',
	weekly: 'week',
	biweekly: 'pair of weeks',
	monthly: 'month',
	quarterly: 'quarter',
	yearly: 'year'
};

/** What is wrong with a formula that is being typed, and what to do about it. What was typed stays. */
export function problemWords(problem: FormulaProblem | LoopProblem, nameOf: NameOf): string {
	switch (problem.code) {
		case 'empty':
			return 'Write a formula, such as [Orders] / [Visits] * 100.';
		case 'too-long':
			return 'This formula is too long. Calculate a part of it as a KPI of its own, and use that here.';
		case 'no-kpi':
			return 'Insert at least one KPI: a number alone never changes.';
		case 'unfinished':
			return 'Something is missing: put + − × or / between two values, and a KPI or a number after each sign.';
		case 'brackets':
			return 'A bracket ( or ) has no partner.';
		case 'name-open':
			return 'A name begins with [ and does not end: write ] after it.';
		case 'name-unknown':
			return `No KPI here is called “${problem.text}”. Choose one from the list below.`;
		case 'name-of-many':
			return `Several KPIs are called “${problem.text}”. Choose one from the list below: they are numbered there.`;
		case 'number-unreadable':
			return `“${problem.text}” can be read in two ways, or in none: write numbers without marks between thousands.`;
		case 'not-part':
			return `“${problem.text}” cannot be part of a formula. You can use + − × / ( ), numbers, KPIs, change( ) and growth( ).`;
		case 'loop':
			return `It would go round in a circle: ${loopWords(problem.loop, nameOf)}.`;
	}
}

/** "Orders needs Visits, and Visits needs Orders". */
function loopWords(loop: readonly KpiId[], nameOf: NameOf): string {
	const steps = loop.map(
		(id, at) => `${nameOf(id)} needs ${nameOf(loop[at + 1] ?? loop[0] ?? id)}`
	);
	const last = steps.pop() ?? '';
	return steps.length === 0
		? `${last.replace(/ needs .*$/su, '')} needs itself`
		: `${steps.join(', ')}, and ${last}`;
}

/** Why a calculated KPI has no value at all. */
export function troubleWords(trouble: DerivedTrouble, nameOf: NameOf): string {
	switch (trouble.code) {
		case 'unreadable':
			return 'No value: its formula cannot be read here. Write it again, or update the app if somebody has a newer version.';
		case 'unknown-count':
			return 'No value: a newer version of Quarterdeck counts it. Update the app to see it.';
		case 'loop':
			return `No value: the formulas go round in a circle (${loopWords(trouble.loop, nameOf)}). Change one of them.`;
		case 'in-trash':
			return `No value: ${nameOf(trouble.kpiId)} is in the trash. Bring it back, or change the formula.`;
		case 'gone':
			return 'No value: a KPI in the formula is not on this board any more. Change the formula.';
	}
}

/** Why one period has no value. */
export function gapWords(gap: Gap, cadence: Cadence, nameOf: NameOf): string {
	switch (gap.code) {
		case 'no-reading':
			return `${nameOf(gap.kpiId)} has no reading in that ${periods[cadence]}`;
		case 'division-by-zero':
			return 'it would be divided by 0';
		case 'nothing-before':
			return `the ${periods[cadence]} before has no value to compare it with`;
		case 'too-large':
			return 'the number is too large';
	}
}

/** When a count is taken, and how far back. */
export function countedWords(count: BoardCount | 'unknown', cadence: Cadence): string {
	const past = count === 'unknown' ? '' : ` ${countWords[count].past}`;
	return `Each ${periods[cadence]} is counted when it is over.${past}`;
}

/** How the days of the inputs are brought together. */
export function periodWords(cadence: Cadence): string {
	const period = periods[cadence];
	return `Of each KPI the last reading in the ${period} counts. Where one has none, the ${period} has no value.`;
}
