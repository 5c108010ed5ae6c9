import type { ObjectiveHint } from '#domain/objective-report.ts';

/** A hint as a sentence, in the board's own words for a key result. */
export function hintWords(
	{ code }: ObjectiveHint,
	count: number,
	term: { readonly one: string; readonly many: string }
): string {
	switch (code) {
		case 'few-key-results':
			if (count === 0) return `No ${term.one} yet: how would you see that it worked?`;
			return count === 1
				? `One ${term.one} seldom proves an objective; two to five do.`
				: `Two ${term.many} are enough if both together prove it.`;
		case 'many-key-results':
			return count > 5
				? `${count} ${term.many} are hard to keep in mind; two to five are enough.`
				: `Five ${term.many} are many: is there one that proves less than the others?`;
		case 'no-owner':
			return 'Nobody owns it yet.';
		case 'no-why':
			return 'Why it matters is not written down yet.';
		case 'no-winning':
			return 'A picture of winning would show everybody where this goes.';
		case 'no-cycle':
			return 'It belongs to no cycle, so it has no end and no pace.';
		case 'weights-all-zero':
			return 'All weights are 0, so nothing counts in the progress.';
	}
}
