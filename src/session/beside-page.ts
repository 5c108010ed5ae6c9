import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Database } from '#storage/database.ts';
import type { Restored } from './backups.ts';
import type { Ongoing } from './in-turns.ts';

/** What the page tells the worker: to take a file into the database of that name, or to stop. */
export type FileErrand = 'stop' | { readonly database: string; readonly file: Blob };

/** What the worker tells the page, `ready` as soon as it runs at all. */
export type FileNews =
	| { readonly kind: 'ready' }
	| { readonly kind: 'done'; readonly ratio: number }
	| { readonly kind: 'taken'; readonly result: Result<readonly Restored[], Why> }
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
	const worker = startWorker();
	try {
		const taken = worker && (await takenBy(worker, { database: database.name, file }, ongoing));
		if (taken) return taken;
	} finally {
		worker?.terminate();
	}
	const { takeBoardFile } = await import('./board-file.ts');
	return takeBoardFile(database, file, ongoing);
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
function takenBy(
	worker: Worker,
	errand: FileErrand,
	{ signal, onDone }: Ongoing
): Promise<Result<readonly Restored[], Why> | undefined> {
	return new Promise((resolve, reject) => {
		let isReady = false;
		const fail = (message: string) => reject(new Error(message));
		worker.onerror = (event) => (isReady ? fail(event.message) : resolve(undefined));
		worker.onmessage = ({ data }: MessageEvent<FileNews>) => {
			if (data.kind === 'ready') isReady = true;
			else if (data.kind === 'done') onDone(data.ratio);
			else if (data.kind === 'taken') resolve(data.result);
			else fail(data.message);
		};
		// It stops where nothing is kept yet, and says so itself.
		signal.addEventListener('abort', () => worker.postMessage('stop' satisfies FileErrand));
		worker.postMessage(errand);
	});
}
