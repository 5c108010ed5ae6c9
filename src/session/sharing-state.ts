import type { Instant } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import type { Unsealed } from '#storage/sealer.ts';
import type { Held } from './held.ts';

/** How this device stands to the other devices of a board. */
export type Connection =
	/** The board is on this device only. */
	| 'private'
	/** The person does not want connections here. */
	| 'off'
	/** This browser has no WebRTC: changes travel by file. */
	| 'unable'
	/** This device has no network. */
	| 'offline'
	/** Nobody who introduces devices to each other can be reached. */
	| 'unreachable'
	/** Looking for others; nobody is there now. */
	| 'looking'
	/** At least one other device is there. */
	| 'connected';

/** A device that has, or had, a board. */
export interface SharedDevice {
	readonly id: string;
	/** What it calls itself: "Firefox on Linux". */
	readonly name: string | undefined;
	/** Who of the board's people uses it, by its own word. */
	readonly person: PersonId | undefined;
	readonly canEdit: boolean;
	readonly isThis: boolean;
	readonly isHere: boolean;
	readonly seenAt: Instant | undefined;
	/** How many of the changes that are here it has not confirmed; 0 is in step. Unknown before it said anything. */
	readonly behind: number | undefined;
	/** The address of the screen it is on, while it is here. */
	readonly place: string | undefined;
}

/** Someone who introduces devices to each other, and whether it answers. */
export interface SharingRelay {
	readonly url: string;
	readonly state: 'waiting' | 'connecting' | 'open' | 'refusing';
}

/** What a person may choose of a board's connections on this device. */
export interface SharingChoices {
	readonly isOff: boolean;
	/** No server is asked for a way through: only devices in the same network are found. */
	readonly sameNetworkOnly: boolean;
	/** Addresses of relays; nothing means the usual ones. */
	readonly relays: readonly string[] | undefined;
	readonly turn:
		| {
				readonly urls: string;
				readonly username?: string | undefined;
				readonly credential?: string | undefined;
		  }
		| undefined;
}

/** Devices of which nothing more is taken; nothing here was changed by what they sent. */
export interface RefusedDevices {
	/** They signed two envelopes under one number, as one does whose disk lost what it had sent. */
	readonly forked: number;
	/** They sent what no device of ours would; or, where one forked, built on what is not here. */
	readonly others: number;
}

/** The open board whose sharing it is. */
export interface SharedBoard {
	/** Who uses this device: others see it. */
	readonly me: PersonId | null;
	readonly device: { readonly ownName: string | undefined };
	/** Set when the document had to be put together anew. */
	isReplaced: boolean;
}

/** New links that somebody made for a board. */
export interface Renewal {
	readonly by: PersonId | undefined;
	readonly at: Instant;
}

/** Everything that is shown of a board's sharing. */
export interface SharingState {
	readonly connection: Connection;
	/** This device first, then those that are here, then by when they were last seen. */
	readonly devices: readonly SharedDevice[];
	/** Which device, by its id, writes as a client of Yjs: what its signature says. */
	readonly writers: ReadonlyMap<number, string>;
	readonly relays: readonly SharingRelay[];
	/** Devices that answered, and to which no path was found: their networks need a TURN server. */
	readonly unreached: number;
	/** What is on its way to this device: a first sync, or a long absence. */
	readonly progress: { readonly have: number; readonly total: number } | undefined;
	readonly refused: RefusedDevices;
	/** What was changed here cannot go out: the others would refuse it. */
	readonly held: Held | undefined;
	/** Something that was edited here waits to be sealed: it is counted as one change that nobody has. */
	readonly isWaiting: boolean;
	/** It is known whether something waits: not before the outbox was looked into. */
	readonly isSure: boolean;
}

/** Of a board that is on this device only. */
export const unshared: SharingState = {
	connection: 'private',
	devices: [],
	writers: new Map(),
	relays: [],
	unreached: 0,
	progress: undefined,
	refused: { forked: 0, others: 0 },
	held: undefined,
	isWaiting: false,
	isSure: true
};

/** The same from the moment on at which something was edited here: nobody is in step any more. */
export function waiting(state: SharingState): SharingState {
	if (state.isWaiting) return state;
	const devices = state.devices.map((device) =>
		device.isThis || device.behind === undefined ? device : { ...device, behind: device.behind + 1 }
	);
	return { ...state, devices, isWaiting: true, isSure: true };
}

/** The same with what is known of edits that wait here: while nobody knows, nobody is said to be in step. */
export function withUnsealed(state: SharingState, unsealed: Unsealed): SharingState {
	if (unsealed === 'some') return waiting(state);
	if (unsealed === 'none') return state;
	const devices = state.devices.map((device) =>
		device.isThis || device.behind !== 0 ? device : { ...device, behind: undefined }
	);
	return { ...state, devices, isSure: false };
}

/** What the tabs of one board tell each other of its connections, which only one of them has. */
export type SharingTold =
	| { readonly kind: 'state'; readonly state: SharingState }
	| { readonly kind: 'ask' }
	| { readonly kind: 'moved'; readonly place: string }
	| { readonly kind: 'farewell'; readonly notice: Uint8Array };
