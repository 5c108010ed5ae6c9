import { joinAddress } from '#ui/vocabulary/addresses.ts';

/** Where a link is put that has left the address bar. It stays with this tab, so that a reload finds it again. */
const key = 'quarterdeck/link';
/** For a browser that keeps nothing. */
let kept = '';

/** What stands in the address bar instead of a link. */
export const keptAddress = joinAddress('link');

/** Whether a secret stands in this address: it is longer than the name of a board. */
export function holdsSecret(hash: string): boolean {
	return !/^#\/join\/[\w-]{0,30}$/.test(hash);
}

/** Put a link where a reload finds it. */
export function keepLink(hash: string): void {
	kept = hash;
	try {
		sessionStorage.setItem(key, hash);
	} catch {
		// Then a reload asks for the link again.
	}
}

/** The address to join by: the link that was kept, or what the address says itself. */
export function linkAt(hash: string): string {
	if (hash !== keptAddress) return hash;
	try {
		return sessionStorage.getItem(key) ?? kept;
	} catch {
		return kept;
	}
}

/** The link has done what it is for, or is not wanted. */
export function forgetLink(): void {
	kept = '';
	try {
		sessionStorage.removeItem(key);
	} catch {
		// Nothing was kept then.
	}
}
