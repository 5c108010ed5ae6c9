import { formatValue } from '#domain/format.ts';
import type { TradeOff } from '#domain/trade-off.ts';

/** "Progress rises while “Gross margin” gets worse: 40.2 % before, 36.0 % lately." */
export function tradeOffWords(
	rising: string,
	{ kpi, before, lately }: TradeOff,
	locale: string
): string {
	const text = (value: number) => formatValue(value, kpi.unit, locale);
	return `${rising} while “${kpi.name}” gets worse: ${text(before)} before, ${text(lately)} lately.`;
}

/** What is said of an objective that makes progress, and of a KPI that improves. */
export const risingWords = { objective: 'Progress rises', kpi: 'This gets better' } as const;
