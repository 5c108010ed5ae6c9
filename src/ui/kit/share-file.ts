import { saveFile } from './save-file.ts';

/**
 * Whether this device can pass such a file on through its own share sheet: phones can, most desktop browsers
 * cannot.
 */
export function maySendFile(): boolean {
	const probe = new File(['x'], 'x.quarterdeck', { type: 'application/octet-stream' });
	return typeof navigator.share === 'function' && Boolean(navigator.canShare?.({ files: [probe] }));
}

/**
 * Pass a file to the system's share sheet, or download it if there is none or it refuses. Returns whether the
 * person has it: they may have closed the sheet.
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
