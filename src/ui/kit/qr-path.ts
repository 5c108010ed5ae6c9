/** The dark squares of a QR code as one path, with one stroke for each run in a row: small, and without seams. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
	return rows
		.flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
		.join('');
}

function runsOf(row: readonly boolean[]): readonly (readonly [from: number, length: number])[] {
	const runs: [from: number, length: number][] = [];
	row.forEach((isDark, x) => {
		const last = runs.at(-1);
		if (!isDark) return;
		if (last && last[0] + last[1] === x) last[1]++;
		else runs.push([x, 1]);
	});
	return runs;
}
