import type { HomeFilter } from '#domain/home.ts';
import type { CycleId, PersonId, TeamId } from '#domain/id.ts';
import { isStatus } from '#ui/vocabulary/statuses.ts';

const fields = ['cycle', 'team', 'person', 'status'] as const;
export type FilterField = (typeof fields)[number];

/** A filter as the address holds it, so that a reload and a shared address keep it. */
export function filterFromQuery(query: URLSearchParams): HomeFilter {
	const of = (field: FilterField) => query.get(field) ?? undefined;
	const status = of('status');
	return {
		cycleId: of('cycle') as CycleId | undefined,
		teamId: of('team') as TeamId | undefined,
		personId: of('person') as PersonId | undefined,
		status: status && isStatus(status) ? status : undefined
	};
}

/** The query with one field of the filter set or cleared. */
export function queryWith(
	query: URLSearchParams,
	field: FilterField,
	value: string | undefined
): string {
	const next = new URLSearchParams(query);
	if (value === undefined) next.delete(field);
	else next.set(field, value);
	const text = next.toString();
	return text === '' ? '' : `?${text}`;
}

/** Whether anything is filtered out. */
export function isFiltering(query: URLSearchParams): boolean {
	return fields.some((field) => query.has(field));
}
