/** The signs beside the field: on a phone they are two keyboards away. */
export const formulaSigns: readonly {
	readonly sign: string;
	readonly part: string;
	readonly label: string;
}[] = [
	{ sign: '+', part: '+', label: 'Plus' },
	{ sign: '−', part: '-', label: 'Minus' },
	{ sign: '×', part: '*', label: 'Times' },
	{ sign: '÷', part: '/', label: 'Divided by' },
	{ sign: '(', part: '(', label: 'Open bracket' },
	{ sign: ')', part: ')', label: 'Close bracket' },
	{ sign: 'change', part: 'change(', label: 'Change on the period before' },
	{ sign: 'growth', part: 'growth(', label: 'Change on the period before, in percent' }
];

/** A text with a part put in the place of what is chosen in it, and where one goes on typing. */
export function putIn(
	text: string,
	part: string,
	{ from, to }: { readonly from: number; readonly to: number }
): { readonly text: string; readonly at: number } {
	const before = text.slice(0, from);
	const after = text.slice(to);
	const isClose = before === '' || /[\s(]$/u.test(before) || part === ')';
	const typed = `${before}${isClose ? '' : ' '}${part}`;
	const hasGap = after === '' || /^[\s)]/u.test(after);
	return { text: `${typed}${hasGap ? '' : ' '}${after}`, at: typed.length };
}
