import type { Progress } from './pull.ts';
import type { DeviceId } from './signer.ts';

/** Why an exchange ended: the channel went away, we left, our own disk failed, or the peer is none of this board or breaks the rules. */
export type Ending =
	| 'gone'
	| 'left'
	| 'failed'
	| 'silent'
	| 'ourselves'
	| 'no-member'
	| 'malformed'
	| 'too-large'
	| 'too-much'
	| 'bad-envelope'
	| 'bad-certificate';

/** What an exchange tells whoever opened the channel. */
export interface ExchangeEvents {
	/** The peer proved that it has a link of this board, and then perhaps which device it is. */
	onPeer?(device: DeviceId | undefined): void;
	onProgress?(progress: Progress): void;
	/** The peer said something of itself that is not kept. */
	onAside?(bytes: Uint8Array): void;
	onEnd?(why: Ending): void;
}
