/** So much may lie unsent before we stop sending of our own accord; the peer asks for the rest. */
export const mostBuffered = 4 * 1024 * 1024;
/** A device takes another key where it was cloned; a peer that takes one after the other makes devices up. */
export const mostNames = 4;
/** So much may lie unread: more than we ever ask for. */
export const mostUnread = 32 * 1024 * 1024;
/** What a message costs besides its bytes. */
export const messageCost = 256;

/** Signs of a peer that does not do what ours do: what it forwards it should have checked. */
export const isHostile = new Set<string>([
	'too-large',
	'not-an-envelope',
	'other-board',
	'bad-signature'
]);
