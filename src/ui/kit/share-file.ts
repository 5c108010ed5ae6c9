import { saveFile } from './save-file.ts';

/** Whether this device passes such a file on by its own sheet: phones do, most browsers on desktops do not. */
export function maySendFile(): boolean {
	const probe = new File(['x'], 'x.quarterdeck', { type: 'application/octet-stream' });
	return typeof navigator.share === 'function' && Boolean(navigator.canShare?.({ files: [probe] }));
}

/**
 * Hand a file to the system's sheet, or as a download where it has none or would not. Answers whether the person has
 * it: they may have closed the sheet.
 */
export async function sendFile(file: File): Promise<boolean> {
	if (!maySendFile()) {
		saveFile(file);
		return true;
	}
	try {
		await navigator.share({ files: [file], title: file.name });
		return true;
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return false;
		saveFile(file);
		return true;
	}
}
