import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { type Fault, faultOf } from '#storage/fault.ts';

/** The refusal that tells a fault of storage. */
export function whyNotKept(error: unknown): Why {
	const fault: Fault = faultOf(error, 'cannot-open');
	return fault === 'quota' ? 'device-full' : 'device-keeps-nothing';
}

/** Do what writes to this device. Refuses where it was not kept. */
export async function kept(write: () => Promise<unknown>): Promise<Result<undefined, Why>> {
	try {
		await write();
		return done();
	} catch (error) {
		return refused(whyNotKept(error));
	}
}
