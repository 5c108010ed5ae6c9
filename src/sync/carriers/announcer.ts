/** What decides when a device says next that it is here. */
export interface Standing {
	/** How often it said so since it came, or since it lost somebody. */
	readonly said: number;
	readonly peers: number;
	readonly aloneMs: number;
	readonly hiddenMs: number;
}

const minuteMs = 60_000;
/** The first words may get lost: said three times, as long as nobody answers. */
const hurryMs = [2000, 8000] as const;

/**
 * The wait until a device says again that it is here; nothing when it is to be silent. A room of several says so
 * about once a minute in all: who is new there announces itself, the others only make up for what got lost.
 */
export function waitBefore({ said, peers, aloneMs, hiddenMs }: Standing): number | undefined {
	if (hiddenMs >= 5 * minuteMs) return undefined;
	if (peers > 0) return minuteMs * Math.min(10, peers + 1);
	if (aloneMs >= 30 * minuteMs) return 10 * minuteMs;
	return hurryMs[said - 1] ?? minuteMs;
}

/** Hurrying once is enough when several things give reason to. */
const hurryPauseMs = 10_000;

/** Says that this device is here, as often as is kind. */
export class Announcer {
	readonly #announce: (isUrgent: boolean) => void;
	readonly #now: () => number;
	#said = 0;
	#saidAt = -Infinity;
	#hurriedAt = -Infinity;
	#peers = 0;
	#aloneSince: number;
	#hiddenSince: number | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/**
	 * `announce` says it: to everyone when it is urgent, else to one relay at a time. `now` only ever goes on, unlike
	 * the clock of the device.
	 */
	constructor(announce: (isUrgent: boolean) => void, now: () => number = () => performance.now()) {
		this.#announce = announce;
		this.#now = now;
		this.#aloneSince = now();
	}

	start(): void {
		if (typeof document === 'object') {
			document.addEventListener('visibilitychange', this.#look);
			this.#look();
		}
		this.hurry();
	}

	stop(): void {
		clearTimeout(this.#timer);
		if (typeof document === 'object') {
			document.removeEventListener('visibilitychange', this.#look);
		}
	}

	/** Somebody was lost, or the network is back: be found again soon. */
	hurry(): void {
		this.#said = 0;
		this.#aloneSince = this.#now();
		this.#in(Math.max(0, this.#hurriedAt + hurryPauseMs - this.#now()));
	}

	/** How many are connected now. */
	meets(peers: number): void {
		if (peers === 0 && this.#peers > 0) this.#aloneSince = this.#now();
		const lost = peers < this.#peers;
		this.#peers = peers;
		if (lost) this.hurry();
		else this.#plan();
	}

	readonly #look = (): void => {
		const isHidden = document.visibilityState === 'hidden';
		this.#hiddenSince = isHidden ? (this.#hiddenSince ?? this.#now()) : undefined;
		if (this.#said > 0) this.#plan();
		else this.#in(0);
	};

	#plan(): void {
		const wait = waitBefore(this.#standing);
		if (wait === undefined) clearTimeout(this.#timer);
		else this.#in(Math.max(0, this.#saidAt + wait - this.#now()));
	}

	#in(wait: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#say(), wait);
	}

	#say(): void {
		if (waitBefore(this.#standing) === undefined) return;
		const isUrgent = this.#said < 3 && this.#peers === 0;
		if (this.#said === 0) this.#hurriedAt = this.#now();
		this.#said++;
		this.#saidAt = this.#now();
		this.#announce(isUrgent);
		this.#plan();
	}

	get #standing(): Standing {
		const now = this.#now();
		return {
			said: this.#said,
			peers: this.#peers,
			aloneMs: this.#peers > 0 ? 0 : now - this.#aloneSince,
			hiddenMs: this.#hiddenSince === undefined ? 0 : now - this.#hiddenSince
		};
	}
}
