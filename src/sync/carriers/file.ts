import { done, refused, type Result } from '#domain/result.ts';
import { readHead } from '../envelope.ts';
import type { Receipt } from '../intake.ts';
import { messageBytes, type Message, readMessage } from '../messages.ts';
import { envelopesOf, inSteps } from '../read-log.ts';
import type { Replica } from '../replica.ts';
import type { DeviceId } from '../signer.ts';
import { mostDevices, type Vector } from '../vector.ts';
import { byAge } from '../wait-queue.ts';
import {
	eachRecord,
	type FileFormatRefusal,
	FileWriter,
	mostFileBytes,
	readFileHead
} from './file-format.ts';

/** What a file is made of. */
interface FileWish {
	/** What a device has confirmed: that is left out. */
	readonly since?: Vector;
	readonly aside?: Uint8Array;
	readonly mostBytes?: number;
}

/** A file to give away, and how many envelopes are in it. */
export interface ChangesFile {
	readonly file: Blob;
	readonly count: number;
}

/** Why nothing of a file was taken. */
export type FileRefusal =
	| FileFormatRefusal
	/** Of another board, or of links that were replaced. */
	| 'file-other-board'
	/** The disk of this device took nothing. */
	| 'not-stored';

/** What became of a file. */
export interface FileTaken {
	/** Envelopes that were not here and are now. */
	readonly news: number;
	/** Envelopes that build on some that have not come. */
	readonly waiting: number;
	/** Envelopes that no sound device would have written, or of a device that once wrote such. */
	readonly refused: number;
	/** The device that made it, if it has signed what it has. */
	readonly from: DeviceId | undefined;
	/** What whoever made it says of itself. */
	readonly aside: Uint8Array | undefined;
	/** Milliseconds since 1970, by the clock of whoever made it. */
	readonly made: number;
}

/** What is not refused: it is here now, was before, or will be when what it builds on comes. */
const isFair = new Set<Receipt>(['stored', 'known', 'waits', 'no-room', 'not-stored']);

/**
 * What is here and a device has not confirmed, or all of it: certificates, envelopes in an order in which each can be
 * applied, and our own word of what we have. It is what an exchange would say, without the answers. Refuses to make one
 * that is larger than anybody reads, where that is known before the log is read.
 */
export async function makeFile(
	replica: Replica,
	{ since = new Map(), aside, mostBytes = mostFileBytes }: FileWish = {}
): Promise<Result<ChangesFile, 'changes-too-big'>> {
	const { keys, log, now } = replica.options;
	const vector = new Map(replica.vector);
	const notes = (await log.notes())
		.filter(({ device, seq }) => seq <= (vector.get(device) ?? 0) && seq > (since.get(device) ?? 0))
		.sort(byAge);
	if (notes.reduce((sum, { size = 0 }) => sum + size, 0) > mostBytes)
		return refused('changes-too-big');
	const writer = await FileWriter.open(keys, Math.max(0, Math.floor(now())));
	const say = (message: Message) => writer.add(messageBytes(message));
	const told = replica.members.told(vector);
	// Of more devices than a hello names there are several.
	for (let from = 0; from === 0 || from < told.length; from += mostDevices) {
		const certificates = told.slice(from, from + mostDevices);
		await say({ kind: 'hello', heads: [], isRebuilt: false, certificates });
	}
	if (aside) await say({ kind: 'aside', bytes: aside });
	let count = 0;
	for (const some of inSteps(notes)) {
		for (const bytes of await envelopesOf(log, some)) {
			// One that the disk has lost is left out.
			if (!bytes) continue;
			await say({ kind: 'envelope', bytes });
			count += 1;
		}
	}
	await say({ kind: 'ack', ...(await replica.acknowledgement(vector)) });
	await say({ kind: 'sent' });
	const file = await writer.done();
	return file.size > mostBytes ? refused('changes-too-big') : done({ file, count });
}

/**
 * Take a file, from whomever and however old. It is looked through to its end before anything of it is believed;
 * then each envelope goes the way of all envelopes.
 */
export async function takeFile(
	replica: Replica,
	file: Blob
): Promise<Result<FileTaken, FileRefusal>> {
	const { keys } = replica.options;
	const head = await readFileHead(file);
	if (typeof head === 'string') return refused(head);
	if (head.syncId !== keys.syncId || head.epoch !== keys.epoch) return refused('file-other-board');
	const said = await lookedThrough(replica, file);
	if (!said || !(await replica.certify(said.certificates))) return refused('file-broken');

	const before = new Map(replica.vector);
	const taken = { brought: new Map<string, readonly [DeviceId, number]>(), refused: 0, lost: 0 };
	await eachRecord(keys, file, async (messages) => {
		const receipts = [...messages].map(async (bytes) => {
			const message = bytes && readMessage(bytes);
			if (message?.kind !== 'envelope') return;
			const { receipt, head } = await replica.receive(message.bytes);
			if (!isFair.has(receipt)) taken.refused += 1;
			else if (receipt === 'not-stored') taken.lost += 1;
			else if (head) taken.brought.set(`${head.device} ${head.seq}`, [head.device, head.seq]);
		});
		await Promise.all(receipts);
		return taken.lost === 0;
	});
	if (taken.lost > 0) return refused('not-stored');

	const brought = [...taken.brought.values()];
	const isIn = (vector: Vector, device: DeviceId, seq: number) => seq <= (vector.get(device) ?? 0);
	const missing = brought.filter((one) => !isIn(before, ...one));
	const news = missing.filter((one) => isIn(replica.vector, ...one)).length;
	const from = said.ack && (await replica.acknowledgements.keep(said.ack));
	const { aside } = said;
	const waiting = missing.length - news;
	return done({ news, waiting, refused: taken.refused, from, aside, made: head.made });
}

interface Said {
	readonly certificates: readonly Uint8Array[];
	readonly ack: (Message & { kind: 'ack' }) | undefined;
	readonly aside: Uint8Array | undefined;
}

/** What a file says besides its envelopes; nothing when anything in it is not as we write it, or its end is missing. */
async function lookedThrough(replica: Replica, file: Blob): Promise<Said | undefined> {
	const { keys } = replica.options;
	const said: { ack?: Said['ack']; aside?: Uint8Array; isAll?: boolean } = {};
	const certificates: Uint8Array[] = [];
	let isGreeted = false;
	/** Whether one may come: the first, and one behind another that is full. */
	let isHello = true;
	const isWhole = await eachRecord(keys, file, async (messages) => {
		for (const bytes of messages) {
			const message = bytes && readMessage(bytes);
			if (!message || said.isAll || (message.kind === 'hello' ? !isHello : !isGreeted))
				return false;
			if (message.kind === 'hello') {
				certificates.push(...message.certificates);
				isGreeted = true;
				isHello = message.certificates.length === mostDevices;
			} else if (message.kind === 'sent') said.isAll = true;
			else if (message.kind === 'ack' && !said.ack) said.ack = message;
			else if (message.kind === 'aside' && !said.aside) said.aside = message.bytes.slice();
			else if (message.kind !== 'envelope') return false;
			else {
				const head = readHead(message.bytes);
				if (head?.syncId !== keys.syncId || head.epoch !== keys.epoch) return false;
			}
		}
		return true;
	});
	const { ack, aside, isAll } = said;
	return isWhole && isAll ? { certificates, ack, aside } : undefined;
}
