interface LaunchQueue {
	setConsumer(
		consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void
	): void;
}

declare global {
	interface Window {
		/** Chromium on desktops: the files that somebody opened with the installed app. */
		readonly launchQueue?: LaunchQueue;
	}
}

/**
 * Call back with each set of files that is opened with the app, including the one it was started for. Reading a
 * file may fail: it can be gone by then.
 */
export function onFilesOpened(open: (files: Promise<readonly File[]>) => void): void {
	window.launchQueue?.setConsumer(({ files }) => {
		if (files?.length) open(Promise.all(files.map((handle) => handle.getFile())));
	});
}
