/** What two devices talk through: whole messages, in order. It closes on its own or is closed by either side. */
export interface Channel {
	send(message: Uint8Array): void;
	onMessage: (message: Uint8Array) => void;
	onClose: () => void;
	close(): void;
	/** Bytes that were sent and did not leave this device yet. */
	readonly buffered: number;
}

/** The largest message; an envelope and what says that it is one fit in. */
export const mostMessageBytes = 8 * 1024 * 1024;
