import type { FilePlan } from '#exchange/readings-file.ts';

/** How many values of a file would change anything. */
export function takenOf({ columns }: FilePlan): number {
	return columns.reduce((sum, { taken }) => sum + taken.length, 0);
}

/** "120 rows: 118 new, 1 changed, 1 unreadable." */
export function fileCounts(plan: FilePlan, rows: number, locale: string): string {
	const sum = (name: 'new' | 'changed' | 'equal' | 'overruled' | 'unreadable') =>
		plan.columns.reduce((total, column) => total + column[name], 0);
	const parts = [
		[sum('new'), 'new'],
		[sum('changed'), 'changed'],
		[sum('equal'), 'already there'],
		[sum('overruled'), 'in a later column as well'],
		[sum('unreadable'), 'unreadable'],
		[plan.daysUnreadable, 'without a readable day'],
		[plan.daysToCome, 'in the future']
	] as const;
	const words = parts
		.filter(([count]) => count > 0)
		.map(([count, word]) => `${count.toLocaleString(locale)} ${word}`);
	const head = `${rows.toLocaleString(locale)} ${rows === 1 ? 'row' : 'rows'}`;
	return words.length > 0 ? `${head}: ${words.join(', ')}.` : `${head}: nothing to add yet.`;
}
