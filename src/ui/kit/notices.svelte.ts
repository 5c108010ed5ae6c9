import { createContext } from 'svelte';

/** What a notice offers to do. */
export interface NoticeAction {
	readonly label: string;
	readonly act: () => void;
	/** Whether it can still be done; it is offered only as long as it can. */
	readonly isOpen?: () => boolean;
}

interface Notice {
	readonly id: number;
	readonly tone: 'quiet' | 'bad';
	readonly text: string;
	readonly action: NoticeAction | undefined;
}

const most = 3;
const patienceMs = 8000;

/** Short sentences at the foot of the page. Ordinary ones disappear by themselves, warnings stay. */
export class Notices {
	list = $state.raw<readonly Notice[]>([]);

	// Nothing is rendered from it.
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
	#last = 0;

	/** Something happened; it disappears after eight seconds. */
	say(text: string, action?: NoticeAction): number {
		const id = this.#add('quiet', text, action);
		this.#wait(id);
		return id;
	}

	/** Something needs attention; it stays until dismissed. */
	warn(text: string, action?: NoticeAction): number {
		return this.#add('bad', text, action);
	}

	dismiss(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
		this.list = this.list.filter((notice) => notice.id !== id);
	}

	/** Nothing disappears while it is being read, pointed at or focused. */
	hold(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
	}

	/** The countdown starts again. */
	release(): void {
		for (const id of this.#timers.keys()) this.#wait(id);
	}

	#add(tone: Notice['tone'], text: string, action: NoticeAction | undefined): number {
		const id = ++this.#last;
		this.list = [...this.list.filter((notice) => notice.text !== text), { id, tone, text, action }];
		while (this.list.length > most) this.#giveWay();
		return id;
	}

	/** The oldest ordinary notice makes room first, a warning only when there is nothing else. */
	#giveWay(): void {
		const oldest = this.list.slice(0, -1).find((notice) => notice.tone === 'quiet') ?? this.list[0];
		if (oldest) this.dismiss(oldest.id);
	}

	#wait(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.set(
			id,
			setTimeout(() => this.dismiss(id), patienceMs)
		);
	}
}

const [useNotices, setNotices] = createContext<Notices>();

export { useNotices };

/** Call once, in the layout; below it `useNotices()` returns the same. */
export function provideNotices(): Notices {
	return setNotices(new Notices());
}
