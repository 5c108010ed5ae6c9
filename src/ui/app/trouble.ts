import type { Fault, Saving } from '#session/saving.ts';

/** What is known of a board's safety on this device. */
export interface Safety {
	readonly saving: Saving;
	readonly isRemoved: boolean;
	/** It can only be read here. */
	readonly readOnly: boolean;
	/** A newer version has changed it, which is why. */
	readonly tooNew: boolean;
	/** How many pieces could not be read. */
	readonly setAside: number;
	readonly isBackupDue: boolean;
	/** Other devices have it too, or may have it. */
	readonly isShared?: boolean;
}

/** What a person can do about it. */
export type Help = 'retry' | 'backUp' | 'leave' | 'reload';

export interface Trouble {
	readonly kind: 'removed' | 'unsaved' | 'too-new' | 'set-aside' | 'backup-due';
	readonly tone: 'bad' | 'watch' | 'quiet';
	readonly sentence: string;
	readonly helps: readonly Help[];
	/** Whether it can be put off. */
	readonly mayWait: boolean;
}

const kept = 'They are kept as long as this page stays open.';

const unsaved: Record<Fault, string> = {
	quota: `This device has no room left, so your last changes are not saved. ${kept} Save a backup file, free some space, then try again.`,
	'cannot-open': `This browser cannot open its storage, so your last changes are not saved. ${kept} Save a backup file, then try again.`,
	blocked: `Another tab is blocking the storage of this device, so your last changes are not saved. ${kept} Close the other tabs of Quarterdeck, then try again.`,
	closed: `The browser closed its storage, so your last changes are not saved. ${kept} It is being reopened; you can also try now.`,
	aborted: `The browser could not finish writing, so your last changes are not saved. ${kept} Quarterdeck keeps trying; you can also try now.`,
	corrupt: `The data stored on this device is damaged, so your last changes are not saved. ${kept} Save a backup file before you close it.`
};

/** What is wrong, the worst first. */
export function troublesOf(safety: Safety): readonly Trouble[] {
	const { saving, isRemoved, tooNew, setAside, isBackupDue, isShared } = safety;
	const found: Trouble[] = [];
	if (isRemoved)
		found.push({
			kind: 'removed',
			tone: 'bad',
			sentence:
				'This board was removed from this device in another tab. What you still see here is not kept: save a backup file if you want it back.',
			helps: ['backUp', 'leave'],
			mayWait: false
		});
	else if (saving.state === 'failed')
		found.push({
			kind: 'unsaved',
			tone: 'bad',
			sentence: unsaved[saving.why],
			helps: ['retry', 'backUp'],
			mayWait: false
		});
	if (tooNew)
		found.push({
			kind: 'too-new',
			tone: 'watch',
			sentence:
				'A newer version of Quarterdeck has changed this board. Everything is kept and can be read; to change it here, load the newer version.',
			helps: ['reload'],
			mayWait: false
		});
	if (setAside > 0)
		found.push({
			kind: 'set-aside',
			tone: 'watch',
			sentence: `${setAside === 1 ? 'One piece' : `${setAside} pieces`} of this board could not be read on this device and ${setAside === 1 ? 'is' : 'are'} kept aside. If something is missing, open an older backup: it is merged with what is here.`,
			helps: ['leave'],
			mayWait: true
		});
	if (isBackupDue && !isRemoved)
		found.push({
			kind: 'backup-due',
			tone: 'quiet',
			sentence: isShared
				? 'No backup has your latest changes. Keep a file of this board somewhere else as well.'
				: 'This board is only on this device, and no backup has your latest changes. Keep a file of it somewhere else.',
			helps: ['backUp'],
			mayWait: true
		});
	return found;
}

/** The status line: where everything typed is, in one short sentence. */
export function quietSentence(safety: Safety, isSlow: boolean): string {
	if (safety.isRemoved) return 'Removed from this device.';
	if (safety.saving.state === 'failed') return 'Not saved on this device.';
	if (safety.saving.state === 'saving') return isSlow ? 'Still saving…' : 'Saving…';
	return safety.readOnly ? 'Saved on this device. Can only be read.' : 'Saved on this device.';
}
