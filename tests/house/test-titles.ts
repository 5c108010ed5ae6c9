import ts from 'typescript';

/** Parts of a runner's `test` that take a text which is not the title of a test. */
const others = new Set(['describe', 'step', 'use', 'extend', 'beforeEach', 'afterEach']);

/** The titles of the tests in a file, read from its syntax: text in comments and strings does not count. */
export function testTitlesIn(file: string, text: string): string[] {
	const titles: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && isTest(node.expression)) {
			const title = node.arguments[0];
			if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
			if (title && ts.isTemplateExpression(title)) titles.push(wordsOf(title));
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
	return titles;
}

/** `test`, `test.each`, `test.each(…)` and so on, whatever it is followed by. */
function isTest(called: ts.Expression): boolean {
	if (ts.isIdentifier(called)) return called.text === 'test';
	if (ts.isCallExpression(called)) return isTest(called.expression);
	return (
		ts.isPropertyAccessExpression(called) &&
		!others.has(called.name.text) &&
		isTest(called.expression)
	);
}

function wordsOf(template: ts.TemplateExpression): string {
	return template.head.text + template.templateSpans.map((span) => span.literal.text).join('');
}
