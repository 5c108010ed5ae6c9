import type { Channel } from '../channel.ts';

/** Where the devices of one board meet: names and a password that only its links give away. */
export interface RoomKeys {
	readonly app: string;
	readonly room: string;
	readonly password: string;
}

/** Who is at the other end, as far as the carrier knows: a name it made up for this visit. */
export interface PeerInfo {
	readonly peer: string;
}

export interface RelayStatus {
	readonly url: string;
	/** `refusing`: it is there, and does not take what we say. */
	readonly state: 'waiting' | 'connecting' | 'open' | 'refusing';
	/** What it said when it last refused, in its own words. */
	readonly refusal?: string;
	/** It was asked more than once in a row and did not answer. */
	readonly isMissing?: true;
}

export interface CarrierState {
	readonly isOn: boolean;
	readonly peers: number;
	/** Those who introduce devices to each other; empty for a carrier that needs nobody. */
	readonly relays: readonly RelayStatus[];
	/** Devices that answered here and to which no path was found: their networks need a TURN server. */
	readonly unreached: number;
}

/** Brings the devices of one board together. Touches nothing before `start`. */
export interface Carrier {
	/** Look for others, and hand over a channel to each that is found. Answers how to stop and close them all. */
	start(room: RoomKeys, onPeer: (channel: Channel, info: PeerInfo) => void): () => void;
	readonly state: CarrierState;
	onState: (state: CarrierState) => void;
}
