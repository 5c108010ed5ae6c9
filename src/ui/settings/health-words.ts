import type { Saving } from '#session/saving.ts';

/** Whether everything typed is on the device. */
export const savingWords: Readonly<Record<Saving['state'], string>> = {
	saved: 'Everything typed is saved on this device.',
	saving: 'Saving what was typed …',
	failed:
		'The latest changes are not saved. They stay while this page is open: save a backup, then free some space and try again.'
};

/** What the browser promises about what is stored. */
export const persistenceWords = {
	granted: 'The browser promised to keep it until you remove it.',
	denied: 'The browser may delete it when the device runs out of room.',
	unknown: 'The browser does not say whether it keeps it when the device runs out of room.'
} as const;

/** "1.2 MB": bytes in thousands, as devices are sold. */
export function bytesWords(bytes: number, locale: string): string {
	const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
	const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 1), units.length);
	return new Intl.NumberFormat(locale, {
		style: 'unit',
		unit: units[step - 1] ?? 'kilobyte',
		maximumFractionDigits: bytes / 1000 ** step < 10 ? 1 : 0
	}).format(bytes / 1000 ** step);
}

/** How many pieces could not be read; empty if all could. */
export function problemWords(unreadable: number, setAside: number): string | undefined {
	const count = unreadable + setAside;
	if (count === 0) return undefined;
	const pieces = count === 1 ? 'One piece' : `${count} pieces`;
	return `${pieces} of this board could not be read. Nothing was thrown away: it is kept aside, and a backup may have it whole.`;
}
