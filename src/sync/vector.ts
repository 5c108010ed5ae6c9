import type { ByteReader, ByteWriter } from './bytes.ts';
import { type DeviceId, deviceId, publicBytesOf } from './signer.ts';

/** Per device the highest number up to which no envelope is missing. A device with none is not in it. */
export type Vector = ReadonlyMap<DeviceId, number>;

/** More devices than one message names; more of them are no vector of ours. */
export const mostDevices = 4_096;

/**
 * As many devices of a vector as one message names: all, of nearly every board. Of more of them others the next time,
 * so that everybody hears of each after a while.
 */
export function partOf(vector: Vector, nth: number, most = mostDevices): Vector {
	if (vector.size <= most) return vector;
	const from = (nth % Math.ceil(vector.size / most)) * most;
	return new Map([...vector].slice(from, from + most));
}

/** Whether whoever has `one` has everything that whoever has `other` has. */
export function covers(one: Vector, other: Vector): boolean {
	return [...other].every(([device, seq]) => (one.get(device) ?? 0) >= seq);
}

/** Raise a vector to what another one has; it never falls. */
export function raise(vector: Map<DeviceId, number>, other: Vector): void {
	for (const [device, seq] of other) raiseTo(vector, device, seq);
}

/** Raise one device's number; it never falls. */
export function raiseTo(vector: Map<DeviceId, number>, device: DeviceId, seq: number): void {
	if (seq > (vector.get(device) ?? 0)) vector.set(device, seq);
}

/** Count u16, then per device its 32 bytes and u64, in the order of the devices' names. */
export function writeVector(writer: ByteWriter, vector: Vector): ByteWriter {
	const said = [...vector].slice(0, mostDevices).sort(byDevice);
	writer.u16(said.length);
	for (const [device, seq] of said) {
		writer.bytes(bytesOf(device)).u64(seq);
	}
	return writer;
}

/** Nothing for too many devices, one that is named twice, and the number zero. */
export function readVector(reader: ByteReader): Vector | undefined {
	const count = reader.u16();
	if (count > mostDevices) return undefined;
	const vector = new Map<DeviceId, number>();
	for (let at = 0; at < count; at++) {
		const device = deviceId(reader.bytes(32));
		const seq = reader.u64();
		if (seq === 0 || vector.has(device)) return undefined;
		vector.set(device, seq);
	}
	return vector;
}

/** The 32 bytes of a device that is known to be one. */
export function bytesOf(device: DeviceId): Uint8Array {
	const bytes = publicBytesOf(device);
	if (!bytes) throw new TypeError('no device has this name');
	return bytes;
}

function byDevice([one]: readonly [DeviceId, number], [other]: readonly [DeviceId, number]) {
	return one < other ? -1 : 1;
}
