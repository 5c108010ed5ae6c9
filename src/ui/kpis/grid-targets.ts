import type { Day } from '#domain/day.ts';
import { limitsOn } from '#domain/period-target.ts';
import { limitWords } from '#ui/vocabulary/limit-words.ts';
import type { GridRow } from './grid-rows.ts';

/**
 * The target in the visible columns, in words; if it changes among them, the first and the last: "at least 80 %,
 * then at least 90 %". Undefined if no column has one.
 */
export function targetsShown(
	{ kpi, cells }: Pick<GridRow, 'kpi' | 'cells'>,
	today: Day,
	locale: string
): string | undefined {
	const words = cells.flatMap(({ to }) => {
		const limits = limitsOn(kpi, to < today ? to : today);
		return limitWords(limits, 'target', kpi.unit, locale) ?? [];
	});
	const [first, last] = [words[0], words.at(-1)];
	return first === last ? first : `${first}, then ${last}`;
}
