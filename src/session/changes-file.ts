import type { BoardId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { unlessLed } from '#storage/lead.ts';
import { boardSharedAs } from '#storage/sharing.ts';
import { readFileHead } from '#sync/carriers/file-format.ts';
import type { Restored } from './backups.ts';
import type { Device } from './device.svelte.ts';
import {
	type DeskAnswers,
	type DeskMessage,
	deskName,
	type DeskWish,
	type MadeChanges
} from './file-desk.ts';
import { takeIntoClosed } from './closed-board.ts';

const sayAgainMs = 500;
/** A tab that opens a large board may need a while before it answers. */
const patienceMs = 20_000;

/** Take a file of changes into its board, open somewhere or not. */
export async function takeChangesFile(
	device: Device,
	file: Blob
): Promise<Result<readonly Restored[], Why>> {
	const head = await readFileHead(file);
	if (typeof head === 'string') return refused(head);
	const row = await boardSharedAs(device.database, head.syncId);
	if (row?.epoch !== head.epoch) return refused('file-needs-link');
	const id = row.boardId as BoardId;
	const until = performance.now() + patienceMs;
	while (performance.now() < until) {
		const taken = await alone(id, () => takeIntoClosed(device, row, file));
		if (taken) return takenAs(taken);
		const answer = await ask(id, { kind: 'take', file });
		if (!answer && hasLocks()) continue;
		if (!answer) return takenAs(await takeIntoClosed(device, row, file));
		if (!answer.done) return answer;
		const name = (await device.database.catalogue.get(id))?.name ?? '';
		const outcome = answer.value.news > 0 ? 'merged' : 'unchanged';
		return done([{ id, name, outcome, changes: answer.value }]);
	}
	return refused('file-busy');
}

function takenAs(taken: Result<Restored, Why>): Result<readonly Restored[], Why> {
	return taken.done ? done([taken.value]) : taken;
}

/** What an open, shared board has that one device has not confirmed; everything where no device is named. */
export async function makeChangesFile(
	id: BoardId,
	device?: string
): Promise<Result<MadeChanges, Why>> {
	const until = performance.now() + patienceMs;
	while (performance.now() < until) {
		const answer = await ask(
			id,
			device === undefined ? { kind: 'make' } : { kind: 'make', device }
		);
		if (answer) return answer;
	}
	return refused('file-busy');
}

/** Ask whichever tab holds the board's log. Nothing when nobody has heard it. */
async function ask<Wish extends DeskWish>(
	id: BoardId,
	wish: Wish
): Promise<DeskAnswers[Wish['kind']] | undefined> {
	const channel = new BroadcastChannel(deskName(id));
	const number = String(Math.random());
	try {
		return await new Promise<DeskAnswers[Wish['kind']] | undefined>((resolve) => {
			let timer = setTimeout(() => resolve(undefined), sayAgainMs);
			channel.onmessage = ({ data }: MessageEvent<DeskMessage>) => {
				if (data.number !== number || data.kind === 'wish') return;
				clearTimeout(timer);
				if (data.kind === 'answer') resolve(data.answer as DeskAnswers[Wish['kind']]);
				// The tab may close meanwhile: then it is asked again, and nothing is taken twice.
				else timer = setTimeout(() => resolve(undefined), patienceMs);
			};
			channel.postMessage({ kind: 'wish', number, wish } satisfies DeskMessage);
		});
	} finally {
		channel.close();
	}
}

/** A page that is not served securely has none: each of its tabs holds the board's log. */
function hasLocks(): boolean {
	return 'locks' in navigator;
}

/** Do something with a board that no tab has open. Nothing when one has, or when nobody can tell. */
function alone<Value>(id: BoardId, act: () => Promise<Value>): Promise<Value | undefined> {
	if (!hasLocks()) return Promise.resolve(undefined);
	return unlessLed(`quarterdeck/board/${id}`, act);
}
