const hues = 8;

/** "Ana Lucía Ruiz" is AR, "Ana" is A; whole characters, also outside the basic plane. */
export function initialsFromName(name: string): string {
	const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
	const first = words[0];
	const last = words.length > 1 ? words.at(-1) : undefined;
	if (first === undefined) return '?';
	return [first, last]
		.map((word) => [...(word ?? '')][0] ?? '')
		.join('')
		.toUpperCase();
}

/** One of eight hues, the same for the same seed on every device. */
export function hueFromSeed(seed: string): number {
	let sum = 7;
	for (const sign of seed) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65521;
	return sum % hues;
}
