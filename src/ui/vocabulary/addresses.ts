import type { BoardId, KpiId, ObjectiveId } from '#domain/id.ts';

/** Where things are. Everything after `#` stays on the device: no host ever sees a board's id. */
export const shelfAddress = '#/';

/** The shelf, asking for a new board. */
export const newBoardAddress = '#/?new';

/** The shelf, asking for a link that somebody has sent. */
export const openLinkAddress = '#/?link';

/** Where a link to a board leads: the token says which board, and contains its key. */
export function joinAddress(token: string): string {
	return `#/join/${token}`;
}

/** The addresses of one board's screens. */
export function boardAddresses(id: BoardId) {
	const board = `#/b/${id}`;
	return {
		home: board,
		okrs: `${board}/okrs`,
		map: `${board}/okrs/map`,
		newObjective: `${board}/objectives/new`,
		objective: (objective: ObjectiveId) => `${board}/objectives/${objective}`,
		kpis: `${board}/kpis`,
		grid: `${board}/kpis/grid`,
		readingsFile: `${board}/kpis/file`,
		newKpi: `${board}/kpis/new`,
		kpi: (kpi: KpiId) => `${board}/kpis/${kpi}`,
		checkIn: `${board}/check-in`,
		/** The guided check-in, opened at one key result or KPI, whether due or not. */
		checkInAt: (subject: string) => `${board}/check-in/${subject}`,
		/** The monthly walk through the KPIs. */
		review: `${board}/review`,
		earlierReviews: `${board}/review?earlier`,
		cleanUp: `${board}/review?clean-up`,
		people: `${board}/people`,
		/** Who of the board's people uses this device; asked after joining. */
		whoAmI: `${board}/who`,
		share: `${board}/share`,
		/** The share screen, opened at how this device connects. */
		connection: `${board}/share?connection`,
		importing: `${board}/import`,
		settings: `${board}/settings`,
		trash: `${board}/trash`
	};
}

export type BoardAddresses = ReturnType<typeof boardAddresses>;

let go = (address: string): void => {
	location.hash = address.slice(1);
};

/**
 * Let the app's router go to addresses. It loads the page afresh if the hash changes without it, and everything
 * that can be undone would be lost with the page.
 */
export function goBy(router: (address: string) => void): void {
	go = router;
}

/** Go to an address of this app. */
export function goTo(address: string): void {
	go(address);
}
