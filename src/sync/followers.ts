import type { Follower } from './replica-options.ts';
import type { DeviceId } from './signer.ts';

/** The exchanges of one replica, and which of them asks for a device's envelopes, so that not all ask for the same. */
export class Followers {
	readonly #all = new Set<Follower>();
	readonly #asking = new Map<DeviceId, Follower>();

	add(follower: Follower): () => void {
		this.#all.add(follower);
		return () => {
			this.#all.delete(follower);
			this.release(follower);
		};
	}

	/** Who asks for the envelopes of a device now. */
	whoAsks(device: DeviceId): Follower | undefined {
		return this.#asking.get(device);
	}

	asks(device: DeviceId, follower: Follower): void {
		this.#asking.set(device, follower);
	}

	/** An exchange asks for nothing more: others may. */
	release(follower: Follower): void {
		for (const [device, who] of this.#asking) if (who === follower) this.#asking.delete(device);
		this.each((other) => other !== follower && other.onRoom());
	}

	each(tell: (follower: Follower) => void): void {
		for (const follower of [...this.#all]) tell(follower);
	}
}
