import { type Acknowledgement, signerOf } from './acknowledgement.ts';
import type { ReplicaOptions } from './replica-options.ts';
import type { DeviceId } from './signer.ts';
import { covers, raise, type Vector } from './vector.ts';

/** How far other devices are, by nothing but their own signed word. */
export class Acknowledgements {
	readonly #byDevice = new Map<DeviceId, Map<DeviceId, number>>();

	/** `writers` are the devices that an acknowledgement may name: of made-up ones nothing is kept. */
	constructor(
		readonly options: Pick<ReplicaOptions, 'keys' | 'acknowledged' | 'events'>,
		readonly writers: { has(device: DeviceId): boolean }
	) {
		for (const [device, vector] of options.acknowledged ?? []) {
			this.#byDevice.set(device, new Map(vector));
		}
	}

	get byDevice(): ReadonlyMap<DeviceId, Vector> {
		return this.#byDevice;
	}

	/** Whether a device said that it has all of this; what it wrote itself it need not say. */
	isInStep(device: DeviceId, vector: Vector): boolean {
		const said = this.#byDevice.get(device);
		if (!said) return false;
		return covers(said, new Map([...vector].filter(([writer]) => writer !== device)));
	}

	/** Keep what was said, if the device that it is about said it. Answers which one that is. */
	async keep(ack: Acknowledgement): Promise<DeviceId | undefined> {
		const device = await signerOf(this.options.keys, ack);
		if (!device) return undefined;
		const known = this.#byDevice.get(device) ?? new Map<DeviceId, number>();
		raise(known, new Map([...ack.vector].filter(([writer]) => this.writers.has(writer))));
		this.#byDevice.set(device, known);
		this.options.events.onAcknowledged?.(device, known);
		return device;
	}
}
