import { generateKeyBetween } from 'fractional-indexing';

/** Where something is put: right after or right before a neighbour. */
export type Place<Neighbour extends string> =
	{ readonly after: Neighbour } | { readonly before: Neighbour };

/** True for a key that new ones can be made from; others sort too, but nothing can be put beside them. */
export function isOrder(value: unknown): value is string {
	if (typeof value !== 'string' || value.length > 1000) return false;
	try {
		generateKeyBetween(value, null);
		return true;
	} catch {
		return false;
	}
}

/** The order that comes after all of these. */
export function nextOrder(orders: Iterable<unknown>): string {
	let last: string | null = null;
	for (const order of orders) {
		if ((last === null || (typeof order === 'string' && order > last)) && isOrder(order))
			last = order;
	}
	return generateKeyBetween(last, null);
}

/**
 * The order beside a neighbour. Two that were made at the same time may share an order: then the new place is
 * after or before both, since only what is moved is ever written.
 */
export function orderBeside(
	side: 'after' | 'before',
	neighbour: string,
	orders: Iterable<unknown>
): string {
	let next: string | null = null;
	for (const order of orders) {
		if (typeof order !== 'string') continue;
		const isBeyond = side === 'after' ? order > neighbour : order < neighbour;
		const isNearer = next === null || (side === 'after' ? order < next : order > next);
		if (isBeyond && isNearer && isOrder(order)) next = order;
	}
	return side === 'after'
		? generateKeyBetween(neighbour, next)
		: generateKeyBetween(next, neighbour);
}
