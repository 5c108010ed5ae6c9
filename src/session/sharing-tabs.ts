import type { SharingTold } from './sharing-state.ts';

/** As long as another tab may take to say farewell. */
const farewellMs = 2_500;

/** What the tabs of one board tell each other of its connections, which only one of them has. */
export class SharingTabs {
	readonly #channel: BroadcastChannel;
	#isClosed = false;

	constructor(boardId: string, hear: (told: SharingTold) => void) {
		this.#channel = new BroadcastChannel(`quarterdeck/${boardId}/sharing`);
		this.#channel.onmessage = (event: MessageEvent<SharingTold>) => hear(event.data);
	}

	tell(told: SharingTold): void {
		if (!this.#isClosed) this.#channel.postMessage(told);
	}

	/** Have it said by the tab that is connected, and wait until it may have been. */
	async farewell(notice: Uint8Array): Promise<void> {
		this.tell({ kind: 'farewell', notice });
		await new Promise((resolve) => setTimeout(resolve, farewellMs));
	}

	close(): void {
		this.#isClosed = true;
		this.#channel.close();
	}
}
