import { refused } from '#domain/result.ts';
import { isUnreadFile } from '#exchange/unread-file.ts';
import { Database } from '#storage/database.ts';
import type { FileErrand, FileNews } from './beside-page.ts';
import { takeBoardFile } from './board-file.ts';

// Runs beside the page and takes one file of boards: what it keeps, the page finds on this device.

const stopping = new AbortController();

self.onmessage = ({ data }: MessageEvent<FileErrand>) => {
	if (data === 'stop') stopping.abort();
	else void take(data);
};
tell({ kind: 'ready' });

async function take({ database: name, file }: Exclude<FileErrand, 'stop'>): Promise<void> {
	const database = new Database(name);
	const { signal } = stopping;
	try {
		const onDone = (ratio: number) => tell({ kind: 'done', ratio });
		const result = await takeBoardFile(database, file, { signal, onDone });
		tell({ kind: 'taken', result });
	} catch (error) {
		if (isUnreadFile(error)) tell({ kind: 'taken', result: refused('file-gone') });
		else tell({ kind: 'failed', message: String(error) });
	} finally {
		database.close();
	}
}

function tell(news: FileNews): void {
	self.postMessage(news);
}
