/** A source of numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/**
 * Numbers that look random and are the same for the same seed, on every device: mulberry32 by Tommy Ettinger,
 * started from an FNV-1a hash of the text. Good for draws and samples, never for secrets.
 */
export function seeded(seed: string): Random {
	let state = 0x811c9dc5;
	for (let index = 0; index < seed.length; index += 1) {
		state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
	}
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
