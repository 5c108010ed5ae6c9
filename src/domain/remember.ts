/**
 * Remember a question's last answer per subject, for as long as everything else it was asked with is the
 * same by identity. The question must see nothing but its arguments: then an answer cannot be out of date.
 */
export function remember<Subject extends object, Rest extends readonly unknown[], Answer>(
	question: (subject: Subject, ...rest: Rest) => Answer
): (subject: Subject, ...rest: Rest) => Answer {
	const answers = new WeakMap<Subject, { rest: Rest; answer: Answer }>();
	return (subject, ...rest) => {
		const last = answers.get(subject);
		if (last && isSame(last.rest, rest)) return last.answer;
		const answer = question(subject, ...rest);
		answers.set(subject, { rest, answer });
		return answer;
	};
}

/** Whether two lists hold the same objects at the same places. A plain loop: it runs thousands of times per edit. */
export function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	if (one.length !== other.length) return false;
	for (let index = 0; index < one.length; index += 1) {
		if (one[index] !== other[index]) return false;
	}
	return true;
}
