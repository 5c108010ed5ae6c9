import type { Acknowledgement } from './acknowledgement.ts';
import { type Channel, mostMessageBytes } from './channel.ts';
import type { SealedEnvelope } from './envelope.ts';
import type { Ending, ExchangeEvents } from './exchange-events.ts';
import { isHostile, messageCost, mostBuffered, mostNames, mostUnread } from './exchange-limits.ts';
import * as handshake from './handshake.ts';
import { type Challenge, type Hello, type Message, messageBytes, readMessage } from './messages.ts';
import { Pull } from './pull.ts';
import type { Replica } from './replica.ts';
import type { Follower } from './replica-options.ts';
import { serve } from './serve.ts';
import type { DeviceId } from './signer.ts';
import { partOf } from './vector.ts';

/** What two devices tell each other over one channel, from the handshake until it closes. */
export class Exchange implements Follower {
	readonly #challenge: Challenge;
	readonly #pull: Pull;
	readonly #pushed = new Map<DeviceId, number>();
	readonly #arriving = new Set<Promise<void>>();
	#theirs: Challenge | undefined;
	#isOpen = false;
	#device: DeviceId | undefined;
	#names = 0;
	#greetings = 0;
	#unfollow: () => void = () => undefined;
	#unread = 0;
	#inbox: Promise<void> = Promise.resolve();
	#wasAskedBefore = false;
	#ending: Ending | undefined;
	#told = '';

	constructor(
		readonly replica: Replica,
		readonly channel: Channel,
		readonly events: ExchangeEvents = {}
	) {
		this.#challenge = handshake.challengeOf(replica.instance);
		this.#pull = new Pull(replica, this);
		channel.onClose = () => this.#end('gone');
		channel.onMessage = (bytes) => this.#hear(bytes);
		this.#say(this.#challenge);
	}

	/** The device that the peer proved to be; a viewer may be none. */
	get device(): DeviceId | undefined {
		return this.#device;
	}

	/** Say something of this device that nobody keeps. */
	sayAside(bytes: Uint8Array): void {
		if (this.#isOpen) this.#say({ kind: 'aside', bytes });
	}

	/** Ask where the peer is: every half minute and after sleep. One that did not open since the last time is given up. */
	again(): void {
		if (!this.#isOpen && this.#wasAskedBefore) this.#end('silent');
		this.#wasAskedBefore = true;
		if (!this.#isOpen) return;
		this.#pull.again();
		this.#ask();
		this.#greet();
	}

	/** Leave. What was stored stays, and the next exchange goes on from there. */
	close(): void {
		this.#end('left');
	}

	onSealed({ bytes, head: { device, seq } }: SealedEnvelope): void {
		const known = Math.max(this.#pull.has(device), this.#pushed.get(device) ?? 0);
		if (known === seq - 1 && this.channel.buffered < mostBuffered) {
			this.#pushed.set(device, seq);
			this.#say({ kind: 'envelope', bytes });
			return;
		}
		// It is behind, or slow: it asks when it is ready.
		this.#later(async () =>
			this.onStored(await this.replica.acknowledgement(new Map([[device, seq]])))
		);
	}

	onStored(ack: Acknowledgement): void {
		this.#say({ kind: 'ack', ...ack });
		this.#ask();
	}

	onCertified(): void {
		this.#greet();
	}

	onRoom(): void {
		this.#ask();
	}

	#hear(bytes: Uint8Array): void {
		if (this.#ending) return;
		const cost = bytes.length + messageCost;
		this.#unread += cost;
		if (bytes.length > mostMessageBytes) return this.#end('too-large');
		if (this.#unread > mostUnread) return this.#end('too-much');
		const message = readMessage(bytes);
		if (!message) return this.#end('malformed');
		this.#inbox = this.#inbox
			.then(() => (this.#ending ? undefined : this.#take(message, cost)))
			.catch(() => this.#end('failed'))
			.then(() => void (message.kind === 'envelope' || (this.#unread -= cost)));
	}

	async #take(message: Message, cost: number): Promise<void> {
		if (message.kind === 'challenge') return this.#answer(message);
		if (message.kind === 'proof') return this.#open(message.mac);
		if (!this.#isOpen) return this.#end('no-member');
		switch (message.kind) {
			case 'device':
				return this.#recognise(message);
			case 'hello':
				return this.#meet(message);
			case 'want': {
				// Whoever asks again before it has read what lies here gets nothing more of it.
				if (this.channel.buffered < mostBuffered) {
					await serve(this.replica, message.ranges, (bytes) =>
						this.#say({ kind: 'envelope', bytes })
					);
				}
				return this.#say({ kind: 'sent' });
			}
			case 'envelope': {
				const arrival = this.#receive(message.bytes).finally(() => {
					this.#unread -= cost;
					this.#arriving.delete(arrival);
				});
				this.#arriving.add(arrival);
				return;
			}
			case 'sent':
				await Promise.all(this.#arriving);
				this.#pull.finish();
				return this.#ask();
			case 'ack':
				return this.#note(message);
			case 'aside':
				return this.events.onAside?.(message.bytes);
		}
	}

	async #answer(theirs: Challenge): Promise<void> {
		if (this.#theirs) return this.#end('malformed');
		if (!handshake.isAnswerable(this.#challenge, theirs)) return this.#end('ourselves');
		this.#theirs = theirs;
		const { keys } = this.replica.options;
		this.#say({ kind: 'proof', mac: await handshake.prove(keys, this.#challenge, theirs) });
	}

	async #open(mac: Uint8Array): Promise<void> {
		const { keys } = this.replica.options;
		const theirs = this.#theirs;
		if (!theirs || this.#isOpen) return this.#end('malformed');
		const isMember = await handshake.isProof(keys, this.#challenge, theirs, mac);
		if (!isMember) return this.#end('no-member');
		if (this.#ending) return;
		this.#isOpen = true;
		this.#unfollow = this.replica.followers.add(this);
		this.events.onPeer?.(undefined);
		this.#greet();
	}

	async #recognise(said: Message & { kind: 'device' }): Promise<void> {
		const { keys } = this.replica.options;
		const theirs = this.#theirs;
		if (!theirs || !(await handshake.isDevice(keys, this.#challenge, theirs, said))) {
			return this.#end('no-member');
		}
		if (said.device !== this.#device && (this.#names += 1) > mostNames)
			return this.#end('no-member');
		this.#device = said.device;
		this.events.onPeer?.(said.device);
	}

	async #meet(hello: Hello): Promise<void> {
		if (!(await this.replica.certify(hello.certificates))) return this.#end('bad-certificate');
		this.#pull.hear(hello.heads);
		this.#ask();
		const said = this.#pull.whole(hello);
		if (said && (await this.replica.compare(said, this.#device))) this.#greet();
	}

	async #receive(bytes: Uint8Array): Promise<void> {
		const { receipt, head } = await this.replica.receive(bytes);
		if (isHostile.has(receipt)) return this.#end('bad-envelope');
		if (head) this.#pull.arrived(head.device, head.seq, receipt);
		if (receipt === 'waits') this.#ask();
	}

	async #note(ack: Acknowledgement): Promise<void> {
		const by = ack.by?.device;
		this.#pull.raise(ack.vector);
		this.#ask();
		if (by && (by === this.#device || this.replica.members.has(by))) {
			await this.replica.acknowledgements.keep(ack);
		}
	}

	/** Who we are, where we are, and what we have. */
	#greet(): void {
		// It is said again in half a minute.
		if (this.channel.buffered >= mostBuffered) return;
		this.#later(async () => {
			const { device, options } = this.replica;
			if (device && this.#theirs)
				this.#say(await handshake.nameOf(options.keys, device, this.#challenge, this.#theirs));
			const nth = this.#greetings++;
			this.#say(await this.replica.hello(nth));
			const part = partOf(this.replica.vector, nth);
			this.#say({ kind: 'ack', ...(await this.replica.acknowledgement(part)) });
		});
	}

	#ask(): void {
		if (this.#ending || !this.#isOpen) return;
		const ranges = this.#pull.next();
		if (ranges.length > 0) this.#say({ kind: 'want', ranges });
		const { have, total } = this.#pull.progress;
		if (`${have}/${total}` === this.#told) return;
		this.#told = `${have}/${total}`;
		this.events.onProgress?.({ have, total });
	}

	/** What takes a moment and is nobody's answer. A failure is that of our own disk: the peer asks again. */
	#later(job: () => Promise<void>): void {
		void job().catch(() => undefined);
	}

	#say(message: Message): void {
		if (this.#ending) return;
		try {
			this.channel.send(messageBytes(message));
		} catch {
			this.#end('gone');
		}
	}

	#end(why: Ending): void {
		if (this.#ending) return;
		this.#ending = why;
		this.#unfollow();
		this.channel.close();
		this.events.onEnd?.(why);
	}
}
