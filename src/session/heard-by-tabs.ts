import { StorageFault } from '#storage/fault.ts';
import type { StoredBoard } from '#storage/stored-board.ts';
import { Tabs } from './tabs.ts';

/**
 * Change a stored board that is not open here. Tabs that show it, or are about to, hear of it as of any other
 * edit. Throws a StorageFault when the device did not keep it.
 */
export async function heardByTabs<Value>(
	stored: StoredBoard,
	act: () => Promise<Value>
): Promise<Value> {
	const tabs = new Tabs(stored.id, {
		doc: stored.doc,
		isKept: () => stored.saving.state === 'saved',
		receive: (update) => stored.receive(update),
		keep: (update, writer) => stored.keep(update, writer)
	});
	stored.onEdit = (update) => tabs.edited(update);
	stored.onReceived = (update) => tabs.edited(update, 'others');
	try {
		const value = await act();
		const saving = await stored.settled();
		if (saving.state === 'failed') throw new StorageFault(saving.why);
		tabs.kept();
		return value;
	} finally {
		tabs.close();
	}
}

/** A tab that has something answers in a few milliseconds; that there is none is only known by waiting. */
const answerWithinMs = 200;

/** Put into a stored board that is not open here what tabs have of it, saved or not. It stays theirs to save. */
export async function toldByTabs(stored: StoredBoard): Promise<void> {
	const tabs = new Tabs(stored.id, {
		doc: stored.doc,
		isKept: () => true,
		receive: (update) => stored.receive(update),
		keep: () => undefined
	});
	await new Promise((resolve) => setTimeout(resolve, answerWithinMs));
	tabs.close();
}
