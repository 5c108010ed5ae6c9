import { refused } from '#domain/result.ts';
import { isUnreadFile } from '#exchange/unread-file.ts';
import { Database } from '#storage/database.ts';
import { backUp } from './backups.ts';
import type { FileAnswers, FileErrand, FileNews, FileWish } from './beside-page.ts';
import { takeBoardFile } from './board-file.ts';

// Runs beside the page and takes or makes one file of boards: what it keeps, the page finds on this device.

const stopping = new AbortController();

self.onmessage = ({ data }: MessageEvent<FileWish>) => {
	if (data === 'stop') stopping.abort();
	else void run(data);
};
tell({ kind: 'ready' });

async function run(errand: FileErrand): Promise<void> {
	const database = new Database(errand.database);
	try {
		tell({ kind: 'answer', answer: await answerTo(errand, database) });
	} catch (error) {
		if (isUnreadFile(error)) tell({ kind: 'answer', answer: refused('file-gone') });
		else tell({ kind: 'failed', message: String(error) });
	} finally {
		database.close();
	}
}

function answerTo(
	errand: FileErrand,
	database: Database
): Promise<FileAnswers[FileErrand['kind']]> {
	const onDone = (ratio: number) => tell({ kind: 'done', ratio });
	if (errand.kind === 'make') return backUp(database, errand.ids, { onDone });
	const { signal } = stopping;
	return takeBoardFile(database, errand.file, { signal, onDone });
}

function tell(news: FileNews): void {
	self.postMessage(news);
}
