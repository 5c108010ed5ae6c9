import type { RelayStatus } from '#sync/carriers/carrier.ts';
import type { Connection } from './sharing-state.ts';

/** How this device stands to the others of a board that is shared. */
export function connectionOf({
	isOff,
	isMet,
	relays
}: {
	readonly isOff: boolean;
	/** At least one other device is there. */
	readonly isMet: boolean;
	readonly relays: readonly Pick<RelayStatus, 'state' | 'isMissing'>[];
}): Connection {
	if (isOff) return 'off';
	if (isMet) return 'connected';
	if (!navigator.onLine) return 'offline';
	const isHeard = relays.length === 0 || relays.some(isHopeful);
	return isHeard ? 'looking' : 'unreachable';
}

function isHopeful({ state, isMissing }: Pick<RelayStatus, 'state' | 'isMissing'>): boolean {
	return state !== 'refusing' && !isMissing;
}
