import { done, refused, type Result } from '#domain/result.ts';
import type { Copy } from './copy.ts';
import { sealEnvelope } from './envelope.ts';
import { mostDeps } from './envelope-format.ts';
import type { UpdatePayload } from './envelope-payload.ts';
import type { GateRefusal } from './gate.ts';
import { type Accepted, type Intake, noteOf } from './intake.ts';
import type { BoardKeys } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { newParts, type OwnPart } from './own-update.ts';
import type { DeviceId, DeviceKey } from './signer.ts';
import { StagedDepth } from './staged-depth.ts';

/** What a device of ours wants to say, and by which keys. A snapshot is only what a log begins with; an epoch notice writes nothing into the document. */
export interface Writing {
	readonly keys: BoardKeys;
	readonly device: DeviceKey;
	readonly kind: 'snapshot' | 'update' | 'epoch';
	readonly payload: UpdatePayload;
}

/** What one envelope is to say. */
interface Written extends OwnPart {
	readonly kind: Writing['kind'];
}

/** An update of Yjs that changes nothing. */
const noChange = Uint8Array.of(0, 0);

/**
 * What a device wrote, as one envelope after the other takes it; nothing when all of it is in the log. Of more devices
 * than one envelope can name as seen, envelopes before it name the others and say nothing else.
 */
export function inEnvelopes(
	{ kind, update, clients }: Written,
	device: DeviceId,
	ledger: Ledger
): readonly Written[] {
	const parts = kind === 'epoch' ? [{ update, clients: [] }] : newParts(update, ledger);
	if (parts.length === 0) return [];
	const before = Math.ceil(ledger.depsOf(device).length / mostDeps) - 1;
	const naming: Written = { kind: 'update', update: noChange, clients: [] };
	return [
		...Array.from({ length: before }, () => naming),
		...parts.map((part) => ({
			...{ kind, update: part.update },
			clients: [...new Set([...clients, ...part.clients])]
		}))
	];
}

/**
 * Seal the next envelope of this device's chain, and add it to the ledger. What others would refuse is refused
 * here: sealed, it would end our chain everywhere else.
 */
export async function sealNext(
	{ keys, device, kind, payload }: Writing,
	{ ledger, doc }: Pick<Copy, 'ledger' | 'doc'>,
	intake: Intake
): Promise<Result<Accepted, GateRefusal>> {
	const seq = (ledger.vector.get(device.id) ?? 0) + 1;
	const deps = ledger.depsOf(device.id).slice(0, mostDeps);
	const head = {
		...{ kind: kind === 'snapshot' && ledger.count > 0 ? ('update' as const) : kind, seq, deps },
		lamport: ledger.lamportAfter({ device: device.id, seq, deps }),
		previous: ledger.head(device.id)?.hash ?? new Uint8Array(32)
	};
	const written = kind === 'epoch' ? undefined : payload;
	const depth = new StagedDepth(doc);
	const why = written && intake.gate({ ...head, device: device.id }, written, ledger, depth);
	if (why) return refused(why);
	const sealed = await sealEnvelope(keys, device, head, payload);
	const note = noteOf(sealed, written);
	ledger.add(note);
	return done({ sealed, note, payload: written });
}
