import type * as Y from 'yjs';
import { done, refused, type Result } from '#domain/result.ts';
import { type Acknowledgement, acknowledge } from './acknowledgement.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { randomBytes } from './bytes.ts';
import { Arrivals, type CheckedArrival } from './arrivals.ts';
import { Copy } from './copy.ts';
import type { LogNote } from './envelope-log.ts';
import { Followers } from './followers.ts';
import { type Accepted, Intake, type Looked, type Receipt } from './intake.ts';
import { Ledger } from './ledger.ts';
import { Members } from './members.ts';
import type { Hello } from './messages.ts';
import { noticesIn } from './notices.ts';
import { OwnChain } from './own-chain.ts';
import type { ReplicaOptions, SealRefusal } from './replica-options.ts';
import { inEnvelopes, sealNext, type Writing } from './seal-next.ts';
import type { DeviceId, DeviceKey } from './signer.ts';
import { Turns } from './turns.ts';
import type { Vector } from './vector.ts';

/** One shared board on this device: takes envelopes from anybody, seals our own, and tells its exchanges. */
export class Replica {
	/** The same as long as the board is open: how a peer is told from ourselves. */
	readonly instance = randomBytes(16);
	/** How far others are. */
	readonly acknowledgements: Acknowledgements;
	/** The exchanges that are told what happens here. */
	readonly followers = new Followers();
	readonly #intake: Intake;
	readonly #copy: Copy;
	readonly #own: OwnChain;
	readonly #arrivals: Arrivals;
	/** Each finds log, ledger and document in step. */
	readonly #turns = new Turns();

	private constructor(
		readonly options: ReplicaOptions,
		readonly members: Members,
		ledger: Ledger
	) {
		this.#intake = new Intake(options.keys, options.schema, members, (device, why) =>
			options.events.onStopped?.(device, why)
		);
		this.#arrivals = new Arrivals(
			(bytes) => this.#intake.check(bytes),
			(batch) => this.#turns.next(() => this.#takeIn(batch))
		);
		this.#copy = new Copy(options, ledger);
		this.#own = new OwnChain(options.events);
		this.acknowledgements = new Acknowledgements(options, members);
	}

	/** Read what the log holds of envelopes and certificates. The document is the caller's to load. */
	static async open(options: ReplicaOptions): Promise<Replica> {
		const { keys, log, device } = options;
		const [members, notes] = await Promise.all([Members.open(keys, log), log.notes()]);
		const replica = new Replica(options, members, new Ledger(notes));
		if (device) await replica.useDevice(device);
		for (const note of notes) {
			// A hole in our own chain: the next number may be taken by what is missing.
			if (note.seq > (replica.vector.get(note.device) ?? 0)) replica.#own.lacks(note.device);
		}
		return replica;
	}

	/** The document in force; another one after a rebuild. */
	get doc(): Y.Doc {
		return this.#copy.doc;
	}

	get device(): DeviceKey | undefined {
		return this.#own.device;
	}

	/** What is stored and applied here. */
	get vector(): Vector {
		return this.#copy.ledger.vector;
	}

	/** Which device writes as this client of Yjs; and of all clients that wrote. */
	readonly ownerOf = (client: number) => this.#copy.ledger.ownerOf(client);
	readonly owners = () => this.#copy.ledger.owners();

	/** Devices of which nothing more is taken, and why. */
	get stopped(): Intake['stopped'] {
		return this.#intake.stopped;
	}

	/** Whether an envelope came and only its turn has not, or it is being looked at. */
	isHere(device: DeviceId, seq: number): boolean {
		return this.#intake.isWaiting(device, seq) || this.#arrivals.has(device, seq);
	}

	/** What to ask back for of our own chain, where it parted from what others have. */
	readonly askedBack = (device: DeviceId) => this.#own.askedBack(device);

	/** What is known of an envelope that is stored here. */
	noteOf(device: DeviceId, seq: number): LogNote | undefined {
		return this.#copy.ledger.note(device, seq);
	}

	/** Write under this key from now on. What the old one wrote stays. */
	async useDevice(device: DeviceKey): Promise<void> {
		const { keys, now } = this.options;
		if (keys.editSecret) await this.members.admit(device, now());
		this.#own.use(device);
		this.followers.each((follower) => follower.onCertified());
	}

	/** Take certificates from anybody. Answers false when one is not of this board. */
	async certify(certificates: readonly Uint8Array[]): Promise<boolean> {
		const learnt = await this.#turns.next(() => this.members.learn(certificates));
		if (learnt === 'new') this.followers.each((follower) => follower.onCertified());
		return learnt !== 'bad';
	}

	/**
	 * Seal what this device wrote, store it, and only then tell others. What was sealed before is not sealed again,
	 * so that an outbox may be handed over twice. `clients` are claimed besides those in the update.
	 */
	local(
		update: Uint8Array,
		clients: readonly number[] = []
	): Promise<Result<undefined, SealRefusal>> {
		return this.#sealed('update', update, clients);
	}

	/** Share a board that was there before: all it holds, as the first envelope of its log. */
	share(update: Uint8Array): Promise<Result<undefined, SealRefusal>> {
		return this.#sealed('snapshot', update);
	}

	/** Put an epoch notice into the log, for everybody who has a link of this epoch. */
	announce(notice: Uint8Array): Promise<Result<undefined, SealRefusal>> {
		return this.#sealed('epoch', notice);
	}

	/** The epoch notices that are here, unread. */
	readonly notices = () => noticesIn(this.options, this.#copy.ledger.notes());

	/** Take an envelope, whoever brought it. Answers when it is stored and applied, or why it is not. */
	receive(bytes: Uint8Array): Promise<Looked> {
		return this.#arrivals.add(bytes);
	}

	/** What this device has, or a part of it, signed. */
	acknowledgement(vector: Vector = this.vector): Promise<Acknowledgement> {
		return acknowledge(this.options.keys, this.#own.device, new Map(vector));
	}

	/** Where this device is; of more devices than a hello names, the next ones each time. */
	hello(nth = 0): Promise<Hello> {
		return this.#turns.next(() => this.#copy.hello(nth, this.members));
	}

	/** Compare documents with a peer that says where it is. Answers whether to say hello again. */
	async compare(theirs: Hello, peer: DeviceId | undefined): Promise<boolean> {
		const answer = await this.#turns.next(() => this.#copy.compare(theirs));
		if (answer === 'diverged') this.options.events.onDiverged?.(peer);
		return answer === 'again';
	}

	/** Put the document together again from the log. */
	rebuild(): Promise<void> {
		return this.#turns.next(() => this.#copy.rebuild());
	}

	/** When all that has come until now was dealt with. */
	async settled(): Promise<void> {
		await this.#arrivals.settled();
		await this.#turns.next(() => Promise.resolve());
	}

	#sealed(kind: Writing['kind'], bytes: Uint8Array, clients: readonly number[] = []) {
		const { doc } = this;
		return this.#turns.next(() => this.#seal(kind, bytes, clients, doc));
	}

	async #seal(
		kind: Writing['kind'],
		update: Uint8Array,
		clients: readonly number[],
		doc: Y.Doc
	): Promise<Result<undefined, SealRefusal>> {
		const { keys, schema } = this.options;
		const device = this.#own.device;
		if (!keys.editSecret || !device) return refused('view-only');
		const written = { kind, update, clients };
		for (const part of inEnvelopes(written, device.id, this.#copy.ledger)) {
			if (this.#own.isBroken) return refused('cloned');
			const payload = { ...part, schema: schema.version };
			const writing = { keys, device, kind: part.kind, payload };
			const sealed = await sealNext(writing, this.#copy, this.#intake);
			if (!sealed.done) return sealed;
			// The document has it, unless it was put together again while this waited for its turn.
			const isApplied = this.doc === doc;
			const isKept = await this.#copy.keep([sealed.value], { origin: this, isApplied });
			if (!isKept) return refused('not-stored');
			this.followers.each((follower) => follower.onSealed(sealed.value.sealed));
		}
		if (kind === 'epoch') this.options.events.onNotice?.();
		return done();
	}

	async #takeIn(batch: readonly CheckedArrival[]): Promise<void> {
		try {
			await this.#takeAll(batch);
		} catch {
			// The disk failed half way: what was not stored will come again.
			for (const { tell } of batch) tell({ receipt: 'not-stored' });
		}
	}

	/** All together: one transaction on the disk, one in the document, one answer to all. */
	async #takeAll(batch: readonly CheckedArrival[]): Promise<void> {
		const { ledger } = this.#copy;
		const looked = await Promise.all(batch.map((arrival) => this.#intake.look(arrival, ledger)));
		const accepted: Accepted[] = [];
		for (let more = true; more;) {
			const ripe = await this.#intake.ripe(this.#copy);
			accepted.push(...ripe);
			more = ripe.length > 0;
		}
		const isKept = accepted.length > 0 && (await this.#copy.keep(accepted, { origin: this }));
		looked.forEach((one, at) => {
			batch[at]?.tell({ ...one, receipt: this.#receipt(one, isKept) });
		});
		if (!isKept) return;
		if (accepted.some(({ sealed }) => sealed.head.kind === 'epoch')) {
			this.options.events.onNotice?.();
		}
		const vector = new Map(accepted.map(({ note }) => [note.device, note.seq]));
		const ack = await this.acknowledgement(vector);
		this.followers.each((follower) => follower.onStored(ack));
	}

	#receipt({ receipt, head }: Looked, isKept: boolean): Receipt {
		if (!head) return receipt;
		const { device, seq } = head;
		this.#own.saw(device, seq, receipt);
		if (receipt !== 'waits' || this.#intake.isWaiting(device, seq)) return receipt;
		if (seq <= (this.vector.get(device) ?? 0)) return 'stored';
		return this.stopped.get(device) ?? (isKept ? 'no-room' : 'not-stored');
	}
}
