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

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one.length === other.length && one.every((part, index) => Object.is(part, other[index]));
}
