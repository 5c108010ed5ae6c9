// A page without screens: envelopes of a board, looked at as those of others are.
import { sealEnvelope } from '#sync/envelope.ts';
import { keysFromEdit, newEditSecret } from '#sync/keys.ts';
import { Prover } from '#sync/prover.ts';
import { deviceKey, newDeviceKey } from '#sync/signer.ts';

const chain = { kind: 'update', seq: 1, previous: new Uint8Array(32), deps: [] } as const;
const payload = { schema: 1, clients: [7], update: new Uint8Array(100) };
const prover = new Prover();

/** Seal so many, change each fifth on its way, and tell which of them are signed. */
async function signedOf(count: number): Promise<readonly boolean[]> {
	const keys = await keysFromEdit(newEditSecret());
	const device = deviceKey(await newDeviceKey());
	const envelopes: Uint8Array[] = [];
	while (envelopes.length < count) {
		const lamport = envelopes.length + 1;
		const { bytes } = await sealEnvelope(keys, device, { ...chain, lamport }, payload);
		const last = bytes.length - 1;
		envelopes.push(lamport % 5 ? bytes : bytes.with(last, (bytes[last] ?? 0) ^ 1));
	}
	const proofs = await Promise.all(envelopes.map(prover.prove));
	return proofs.map(({ isSigned }) => isSigned);
}

declare global {
	interface Window {
		signedOf: typeof signedOf;
	}
}
window.signedOf = signedOf;
