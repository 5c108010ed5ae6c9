import type { BoardEvent } from '#domain/event.ts';

/** An event as a form types it. */
export type EventFields = {
	/** Empty: no form is open; `new`; otherwise the id of the event that is being edited. */
	open: string;
	day: string;
	title: string;
	note: string;
	where: 'here' | 'everywhere';
};

/** What is typed, and how the form began: what was left unchanged is not written. */
export type EventTyping = { readonly fields: EventFields; readonly from: EventFields };

export const blankEvent: EventFields = { open: '', day: '', title: '', note: '', where: 'here' };

/** The form of an existing event. */
export function fieldsFromEvent({ id, day, title, note, kpiIds }: BoardEvent): EventFields {
	return { open: id, day, title, note, where: kpiIds.length === 0 ? 'everywhere' : 'here' };
}
