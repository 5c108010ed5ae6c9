import type { OutlineLine } from './outline-lines.ts';

/** A line with the lines below it. */
export interface Branch {
	readonly line: OutlineLine;
	/** Wrapped lines that continue this one's sentence. */
	readonly wrapped: OutlineLine[];
	readonly below: Branch[];
}

/**
 * Lines as a tree. A deeper indent is below; at the same indent a new kind of mark or label is below the line
 * before it, and a kind that was seen already returns to its siblings. A heading is above everything except
 * headings of its own depth or higher.
 */
export function outlineTree(lines: readonly OutlineLine[]): readonly Branch[] {
	const roots: Branch[] = [];
	let open: Branch[] = [];
	let previous: Branch | undefined;
	for (const line of lines) {
		if (previous && goesOn(line, previous)) {
			previous.wrapped.push(line);
			continue;
		}
		open = open.slice(0, depthOf(line, open));
		const branch: Branch = { line, wrapped: [], below: [] };
		(open.at(-1)?.below ?? roots).push(branch);
		// Nothing can be below a line that only says something about another one.
		if (!line.detail) open.push(branch);
		previous = branch;
	}
	return roots;
}

/** How many of the open branches stay above a new line. */
function depthOf(line: OutlineLine, open: readonly Branch[]): number {
	if (line.heading !== undefined) {
		const heading = line.heading;
		const count = open.findIndex((branch) => (branch.line.heading ?? 9) >= heading);
		return count === -1 ? open.length : count;
	}
	let depth = open.length;
	const above = (at: number): OutlineLine | undefined => open[at - 1]?.line;
	const isBeside = (other: OutlineLine | undefined): other is OutlineLine =>
		other !== undefined && other.heading === undefined && other.indent === line.indent;
	while (depth > 0 && above(depth)?.heading === undefined) {
		if ((above(depth)?.indent ?? 0) <= line.indent) break;
		depth -= 1;
	}
	if (!isBeside(above(depth))) return depth;
	let first = depth;
	while (isBeside(above(first - 1))) first -= 1;
	for (let at = first; at <= depth; at += 1) {
		const other = above(at);
		if (line.detail && other?.mark === line.mark) return at;
		if (other && !line.detail && kindOf(other) === kindOf(line)) return at - 1;
	}
	return belongsBelow(line, above(depth)) ? depth : first - 1;
}

/** What makes two lines at one indent siblings: the same label, otherwise the same mark. */
function kindOf(line: OutlineLine): string {
	if (line.label) return `label ${line.label}`;
	return line.labelBelow ? `below ${line.labelBelow}` : line.mark;
}

const ranks = { objective: 0, kpi: 0, keyResult: 1, initiative: 2 };

/** Whether a line of a new kind at the same indent belongs below the one before it. */
function belongsBelow(line: OutlineLine, before: OutlineLine | undefined): boolean {
	if (!before) return false;
	if (line.detail) return true;
	const rank = line.label ?? line.labelBelow;
	const rankBefore = before.label ?? before.labelBelow;
	if (rank && rankBefore)
		return ranks[rank] > ranks[rankBefore] || (rank === rankBefore && !line.labelBelow);
	if (rank) return ranks[rank] > 0;
	return line.mark !== 'plain' || before.labelBelow !== undefined;
}

/** A sentence that was wrapped onto the next line: no mark, no capital, directly after a marked line. */
function goesOn(line: OutlineLine, before: Branch): boolean {
	return (
		line.mark === 'plain' &&
		before.line.mark !== 'plain' &&
		before.line.mark !== 'heading' &&
		before.line.content !== '' &&
		!before.line.labelBelow &&
		!line.afterBlank &&
		!line.label &&
		!line.labelBelow &&
		!line.detail &&
		!line.box &&
		line.indent >= before.line.indent &&
		/^[\p{Ll}(]/u.test(line.content)
	);
}
