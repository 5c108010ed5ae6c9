import type { Receipt } from './intake.ts';
import type { Range } from './messages.ts';
import type { ReplicaEvents } from './replica-options.ts';
import type { DeviceId, DeviceKey } from './signer.ts';

/** So many envelopes of our own are asked back at once. */
const mostAskedBack = 16;

interface Parting {
	/** The last number known to be the same elsewhere. */
	same: number;
	/** The first number known to be another one elsewhere. */
	other: number;
}

/**
 * Whether this device may go on writing under its key. Not when somebody else writes under it, who was made of a copy of
 * it; nor when its disk lost what it had sent already, since the power went or a backup was put back, and it wrote on
 * under the same numbers.
 */
export class OwnChain {
	#device: DeviceKey | undefined;
	#isCloned = false;
	#isForked = false;
	/** For every key that this device has written under since the board was opened. */
	readonly #partings = new Map<DeviceId, Parting>();

	constructor(readonly events: Pick<ReplicaEvents, 'onCloned' | 'onForked'>) {}

	get device(): DeviceKey | undefined {
		return this.#device;
	}

	/** Nothing can be sealed until there is another key, or the board is opened again. */
	get isBroken(): boolean {
		return this.#isCloned || this.#isForked;
	}

	/** Write under this key from now on. */
	use(device: DeviceKey): void {
		this.#device = device;
		this.#isCloned = false;
		this.#partings.set(device.id, { same: 0, other: Infinity });
	}

	/** Somebody sent an envelope: it may be one of ours that we do not have, or not so. */
	saw(device: DeviceId, seq: number, receipt: Receipt): void {
		const parting = this.#partings.get(device);
		if (!parting) return;
		if (receipt === 'waits') this.lacks(device);
		if (receipt === 'known') parting.same = Math.max(parting.same, seq);
		if (receipt === 'fork') parting.other = Math.min(parting.other, seq);
		if (parting.other === Infinity) return;
		this.#isForked = true;
		if (parting.other === parting.same + 1) this.events.onForked?.(device, parting.other);
	}

	/** An envelope of this key is somewhere and not here: somebody else wrote it. */
	lacks(device: DeviceId): void {
		if (device !== this.#device?.id || this.isBroken) return;
		this.#isCloned = true;
		this.events.onCloned();
	}

	/** What to ask back for, to find out from where on others have something else; nothing where that is known. */
	askedBack(device: DeviceId): Range | undefined {
		const { same, other } = this.#partings.get(device) ?? { same: 0, other: Infinity };
		if (other === Infinity || other <= same + 1) return undefined;
		return { device, from: Math.max(same + 1, other - mostAskedBack), to: other - 1 };
	}
}
