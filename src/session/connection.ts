import type { RelayStatus } from '#sync/carriers/carrier.ts';
import type { Connection } from './sharing-state.ts';

/** Whether this browser can connect to other devices. Some have no WebRTC, or the person has switched it off. */
export function canConnect(): boolean {
	return typeof RTCPeerConnection === 'function';
}

/** How this device stands to the others of a board that is shared. */
export function connectionOf({
	isOff,
	isAble = true,
	isMet,
	relays
}: {
	readonly isOff: boolean;
	readonly isAble?: boolean;
	/** At least one other device is there. */
	readonly isMet: boolean;
	readonly relays: readonly Pick<RelayStatus, 'state' | 'isMissing'>[];
}): Connection {
	if (isOff) return 'off';
	if (!isAble) return 'unable';
	if (isMet) return 'connected';
	if (!navigator.onLine) return 'offline';
	const isHeard = relays.length === 0 || relays.some(isHopeful);
	return isHeard ? 'looking' : 'unreachable';
}

function isHopeful({ state, isMissing }: Pick<RelayStatus, 'state' | 'isMissing'>): boolean {
	return state !== 'refusing' && !isMissing;
}
