/** How a locale writes numbers: its marks and its digits. */
export interface NumberMarks {
	readonly decimal: string;
	readonly group: string;
	/** The locale's own digits, 0 to 9. */
	readonly digits: readonly string[];
}

const marksByLocale = new Map<string, NumberMarks>();

/** The marks of a locale; an unreadable locale counts as English. */
export function numberMarks(locale: string): NumberMarks {
	const known = marksByLocale.get(locale);
	if (known) return known;
	const format = formatFor(locale);
	const parts = format.formatToParts(1_234_567.5);
	const textOf = (type: string) => parts.find((part) => part.type === type)?.value;
	const plain = formatFor(locale, { useGrouping: false });
	const marks = {
		decimal: textOf('decimal') ?? '.',
		group: textOf('group') ?? '',
		digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => plain.format(digit))
	};
	marksByLocale.set(locale, marks);
	return marks;
}

/** An unreadable locale counts as English. */
export function formatFor(locale: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
	try {
		return new Intl.NumberFormat(locale, options);
	} catch {
		return new Intl.NumberFormat('en', options);
	}
}
