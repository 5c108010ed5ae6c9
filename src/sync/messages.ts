import {
	type Acknowledgement,
	readAcknowledgement,
	writeAcknowledgement
} from './acknowledgement.ts';
import { type ByteReader, ByteWriter, parsed } from './bytes.ts';
import { type DeviceId, deviceId } from './signer.ts';
import { bytesOf, mostDevices } from './vector.ts';

/** The version of the exchange that this program speaks. A higher one is met by speaking the lower. */
export const protocolVersion = 1;

/** The first word: which version, which open board (16 random bytes), and 32 bytes to prove oneself by. */
export interface Challenge {
	readonly kind: 'challenge';
	readonly protocol: number;
	readonly instance: Uint8Array;
	readonly nonce: Uint8Array;
}

/** A device's name and its signature, of 64 bytes, under what it says. */
export interface Signed {
	readonly device: DeviceId;
	readonly signature: Uint8Array;
}

/** A device's last envelope as somebody has it. */
interface Head {
	readonly device: DeviceId;
	readonly seq: number;
	readonly hash: Uint8Array;
}

/** Where somebody is. */
export interface Hello {
	readonly kind: 'hello';
	readonly heads: readonly Head[];
	/** Absent while edits wait to be sealed. */
	readonly stateHash?: Uint8Array;
	/** The document was just put together again from the log. */
	readonly isRebuilt: boolean;
	readonly certificates: readonly Uint8Array[];
}

/** Envelopes of one device, both ends included. */
export interface Range {
	readonly device: DeviceId;
	readonly from: number;
	readonly to: number;
}

/** All that two devices say to each other. `sent` ends the answer to one `want`. */
export type Message =
	| Challenge
	| { readonly kind: 'proof'; readonly mac: Uint8Array }
	| ({ readonly kind: 'device' } & Signed)
	| Hello
	| { readonly kind: 'want'; readonly ranges: readonly Range[] }
	| { readonly kind: 'envelope'; readonly bytes: Uint8Array }
	| { readonly kind: 'sent' }
	/** What is not kept: who somebody is, and where. */
	| { readonly kind: 'aside'; readonly bytes: Uint8Array }
	| ({ readonly kind: 'ack' } & Acknowledgement);

const kinds = [
	...(['challenge', 'proof', 'device', 'hello'] as const),
	...(['want', 'envelope', 'sent', 'ack', 'aside'] as const)
];
/** More is no question of ours. */
export const mostRanges = 4_096;

/** One byte for the kind, from 1 in the order above, then its fields: see PROTOCOL.md. */
export function messageBytes(message: Message): Uint8Array {
	const writer = new ByteWriter().u8(kinds.indexOf(message.kind) + 1);
	switch (message.kind) {
		case 'challenge':
			return writer.u8(message.protocol).bytes(message.instance).bytes(message.nonce).done();
		case 'proof':
			return writer.bytes(message.mac).done();
		case 'device':
			return writer.bytes(bytesOf(message.device)).bytes(message.signature).done();
		case 'hello':
			return writeHello(writer, message).done();
		case 'want':
			writer.u16(message.ranges.length);
			for (const { device, from, to } of message.ranges) {
				writer.bytes(bytesOf(device)).u64(from).u64(to);
			}
			return writer.done();
		case 'envelope':
		case 'aside':
			return writer.bytes(message.bytes).done();
		case 'sent':
			return writer.done();
		case 'ack':
			return writeAcknowledgement(writer, message).done();
	}
}

/** Nothing for what is no message of ours, one that is cut, and one with something behind it. */
export function readMessage(bytes: Uint8Array): Message | undefined {
	return parsed<Message>(bytes, (reader) => {
		const kind = kinds[reader.u8() - 1];
		switch (kind) {
			case 'challenge':
				return {
					...{ kind, protocol: reader.u8() },
					...{ instance: reader.bytes(16).slice(), nonce: reader.bytes(32).slice() }
				};
			case 'proof':
				return { kind, mac: reader.bytes(32).slice() };
			case 'device': {
				const device = deviceId(reader.bytes(32));
				return { kind, device, signature: reader.bytes(64).slice() };
			}
			case 'hello':
				return readHello(reader);
			case 'want':
				return { kind, ranges: times(reader.u16(), mostRanges, () => readRange(reader)) };
			case 'envelope':
			case 'aside':
				return { kind, bytes: reader.rest() };
			case 'sent':
				return { kind };
			case 'ack': {
				const ack = readAcknowledgement(reader);
				return ack && { kind, ...ack };
			}
			case undefined:
				return undefined;
		}
	});
}

function writeHello(writer: ByteWriter, hello: Hello): ByteWriter {
	writer.u16(hello.heads.length);
	for (const { device, seq, hash } of hello.heads) {
		writer.bytes(bytesOf(device)).u64(seq).bytes(hash);
	}
	writer.u8(hello.isRebuilt ? 1 : 0).u8(hello.stateHash ? 1 : 0);
	if (hello.stateHash) writer.bytes(hello.stateHash);
	writer.u16(hello.certificates.length);
	for (const bytes of hello.certificates) writer.u16(bytes.length).bytes(bytes);
	return writer;
}

function readHello(reader: ByteReader): Hello {
	const heads = times(reader.u16(), mostDevices, () => ({
		device: deviceId(reader.bytes(32)),
		seq: reader.u64(),
		hash: reader.bytes(32).slice()
	}));
	const isRebuilt = reader.u8() === 1;
	const hash = reader.u8() === 1 ? { stateHash: reader.bytes(32).slice() } : {};
	const certificates = times(reader.u16(), mostDevices, () => reader.bytes(reader.u16()).slice());
	return { kind: 'hello', heads, isRebuilt, ...hash, certificates };
}

function readRange(reader: ByteReader): Range {
	return { device: deviceId(reader.bytes(32)), from: reader.u64(), to: reader.u64() };
}

/** More than the most are not read, which leaves something behind: the message is malformed. */
function times<Value>(count: number, most: number, read: () => Value): Value[] {
	return Array.from({ length: Math.min(count, most) }, read);
}
