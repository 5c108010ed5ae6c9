import { done, refused, type Result } from '#domain/result.ts';
import type { Copy } from './copy.ts';
import { sealEnvelope } from './envelope.ts';
import type { UpdatePayload } from './envelope-payload.ts';
import type { GateRefusal } from './gate.ts';
import { type Accepted, type Intake, noteOf } from './intake.ts';
import type { BoardKeys } from './keys.ts';
import type { DeviceKey } from './signer.ts';
import { StagedDepth } from './staged-depth.ts';

/** What a device of ours wants to say, and by which keys. A snapshot is only what a log begins with. */
export interface Writing {
	readonly keys: BoardKeys;
	readonly device: DeviceKey;
	readonly kind: 'snapshot' | 'update';
	readonly payload: UpdatePayload;
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
	const deps = ledger.depsOf(device.id);
	const head = {
		...{ kind: ledger.count === 0 ? kind : ('update' as const), seq, deps },
		lamport: ledger.lamportAfter({ device: device.id, seq, deps }),
		previous: ledger.head(device.id)?.hash ?? new Uint8Array(32)
	};
	const why = intake.gate({ ...head, device: device.id }, payload, ledger, new StagedDepth(doc));
	if (why) return refused(why);
	const sealed = await sealEnvelope(keys, device, head, payload);
	const note = noteOf(sealed, payload);
	ledger.add(note);
	return done({ sealed, note, payload });
}
