import { sha256 } from './bytes.ts';
import { signedParts } from './envelope-format.ts';
import { verify } from './signer.ts';

/** What the bytes of an envelope show by themselves, whoever looks at them. */
export interface Proof {
	/** The device in its head has signed it. */
	readonly isSigned: boolean;
	/** SHA-256 of the bytes. */
	readonly hash: Uint8Array;
}

/** Of bytes that have the form of an envelope. Most of what taking one in costs: browsers do it on the page's own thread. */
export async function proofOf(envelope: Uint8Array): Promise<Proof> {
	const { publicBytes, signature, signed } = signedParts(envelope);
	const [isSigned, hash] = await Promise.all([
		verify(publicBytes, signature, signed),
		sha256(Uint8Array.from(envelope))
	]);
	return { isSigned, hash };
}
