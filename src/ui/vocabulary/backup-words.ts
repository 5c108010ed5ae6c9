import { listed } from './listed.ts';

/** A file with boards was saved, and what to do with it. */
export const backupSaved = 'Backup saved. Keep the file somewhere other than on this device.';

/** What is said of boards that are not in a backup, because nothing of them could be read on this device. */
export function notInBackup(names: readonly string[]): string {
	const [those, they] = names.length === 1 ? ['it is', 'it'] : ['they are', 'them'];
	const quoted = listed(names.map((name) => `“${name}”`));
	return `Nothing of ${quoted} could be read on this device, so ${those} not in the file. Open a file or a link of ${they} to bring ${they} back.`;
}
