import type { Why } from '#domain/why.ts';
import { type Fault, faultOf } from '#storage/fault.ts';

/** The refusal that tells a fault of storage. */
export function whyNotKept(error: unknown): Why {
	const fault: Fault = faultOf(error, 'cannot-open');
	return fault === 'quota' ? 'device-full' : 'device-keeps-nothing';
}
