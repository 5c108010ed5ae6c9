import type { BoardId } from '#domain/id.ts';
import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Database } from '#storage/database.ts';
import type { Backup, Restored } from './backups.ts';
import type { Ongoing } from './in-turns.ts';

/** What can be done with files of boards: take one into a database of that name, or make one of some of its boards. */
export type FileErrand =
	| { readonly kind: 'take'; readonly database: string; readonly file: Blob }
	| { readonly kind: 'make'; readonly database: string; readonly ids: readonly BoardId[] };

/** What comes of each. */
export interface FileAnswers {
	readonly take: Result<readonly Restored[], Why>;
	readonly make: Backup;
}

/** What the page tells the worker. */
export type FileWish = FileErrand | 'stop';

/** What the worker tells the page, `ready` as soon as it runs at all. */
export type FileNews =
	| { readonly kind: 'ready' }
	| { readonly kind: 'done'; readonly ratio: number }
	| { readonly kind: 'answer'; readonly answer: FileAnswers[FileErrand['kind']] }
	| { readonly kind: 'failed'; readonly message: string };

/**
 * Take a file of boards in a worker. Yjs decodes and applies a document in one go, which for a large one takes
 * seconds: the page stays awake meanwhile. Where no worker starts, the page does it itself.
 */
export async function takeBesidePage(
	database: Database,
	file: Blob,
	ongoing: Ongoing
): Promise<Result<readonly Restored[], Why>> {
	const taken = await byWorker({ kind: 'take', database: database.name, file }, ongoing);
	if (taken) return taken;
	const { takeBoardFile } = await import('./board-file.ts');
	return takeBoardFile(database, file, ongoing);
}

/**
 * Make a backup of boards as they are kept on this device, in a worker: it reads them from the disk anew. Nothing
 * where no worker starts, or it fails: then the page does it, which takes nothing away.
 */
export function backUpBesidePage(
	database: Database,
	ids: readonly BoardId[],
	ongoing: Ongoing
): Promise<Backup | undefined> {
	return byWorker({ kind: 'make', database: database.name, ids }, ongoing).catch(() => undefined);
}

/** Nothing where no worker starts. */
async function byWorker<Errand extends FileErrand>(
	errand: Errand,
	ongoing: Ongoing
): Promise<FileAnswers[Errand['kind']] | undefined> {
	const worker = startWorker();
	try {
		return worker && (await answerOf(worker, errand, ongoing));
	} finally {
		worker?.terminate();
	}
}

function startWorker(): Worker | undefined {
	if (typeof Worker === 'undefined') return undefined;
	try {
		return new Worker(new URL('./board-file-worker.ts', import.meta.url), { type: 'module' });
	} catch {
		return undefined;
	}
}

/** Nothing where the worker did not even start. */
function answerOf<Errand extends FileErrand>(
	worker: Worker,
	errand: Errand,
	{ signal, onDone }: Ongoing
): Promise<FileAnswers[Errand['kind']] | undefined> {
	return new Promise((resolve, reject) => {
		let isReady = false;
		const fail = (message: string) => reject(new Error(message));
		worker.onerror = (event) => (isReady ? fail(event.message) : resolve(undefined));
		worker.onmessage = ({ data }: MessageEvent<FileNews>) => {
			if (data.kind === 'ready') isReady = true;
			else if (data.kind === 'done') onDone(data.ratio);
			else if (data.kind === 'answer') resolve(data.answer as FileAnswers[Errand['kind']]);
			else fail(data.message);
		};
		// It stops where nothing is kept yet, and says so itself.
		signal.addEventListener('abort', () => worker.postMessage('stop' satisfies FileWish));
		worker.postMessage(errand);
	});
}
