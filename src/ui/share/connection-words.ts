import type {
	Connection,
	RefusedDevices,
	SharingRelay,
	SharingState
} from '#session/sharing-state.ts';

const words: Readonly<Record<Connection, string>> = {
	private: 'This board is on this device only.',
	off: 'Sharing is off on this device: nothing goes out and nothing comes in.',
	unable:
		'This browser cannot connect to other devices. Changes travel by file, or from another browser.',
	offline: 'This device has no network. What is changed goes out later.',
	unreachable:
		'The others cannot be found right now. Quarterdeck keeps trying; what is changed goes out later.',
	looking:
		'Looking for the others. Changes travel when two devices are open at the same time; until then they wait here.',
	connected: 'Changes travel between the devices that are here as they are made.'
};

/** How this device stands to the others now. */
export function connectionWords({ connection, progress }: SharingState): string {
	if (progress && progress.have < progress.total)
		return `Receiving changes: ${progress.have} of ${progress.total}.`;
	return words[connection];
}

/** Devices that answered and could not be reached; undefined if there are none. */
export function unreachedWords(count: number): string | undefined {
	if (count === 0) return undefined;
	const devices = count === 1 ? 'One device answered' : `${count} devices answered`;
	return `${devices}, but the networks in between block the connection. Being in the same network helps, or a TURN server under Connection.`;
}

/** What was refused from others; undefined if nothing was. */
export function refusedWords({ forked, others }: RefusedDevices): string | undefined {
	if (forked > 0) return `${forkedWords} ${others > 0 ? partedWords : againWords}`;
	if (others === 0) return undefined;
	const devices = others === 1 ? 'one device' : `${others} devices`;
	return `What ${devices} sent was refused, because no working copy of Quarterdeck sends such a thing. Nothing here was changed.`;
}

const forkedWords =
	'A device of this board lost something that it had sent already, as when an older copy of its disk is put back, and went on from there.';

const againWords = 'It sends anew what it has by itself, and nothing here was changed.';

/** Written on top of what one of them took and the other did not: it never comes to the other. */
const partedWords =
	'Others have built on what this device does not have, so not everything that they write comes here. Nothing is lost: make new links on one device and open them on all the others, and everything is together again.';

/** Whether a relay answers. */
export const relayWords: Readonly<Record<SharingRelay['state'], string>> = {
	open: 'Answers',
	connecting: 'Connecting',
	waiting: 'Tried again soon',
	refusing: 'Refuses'
};
