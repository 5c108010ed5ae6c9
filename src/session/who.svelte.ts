import type { SharedBoard } from './sharing-state.ts';

/** Hear who uses this device and what they call it, now and whenever that changes in any tab. Answers how to stop. */
export function followWho(board: Pick<SharedBoard, 'me' | 'device'>, hear: () => void): () => void {
	return $effect.root(() => {
		const who = $derived(JSON.stringify([board.me, board.device.ownName]));
		// The other devices are outside: nothing here reads what they are told.
		$effect(() => {
			if (who) hear();
		});
	});
}
