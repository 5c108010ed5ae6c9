/**
 * Who introduces the devices of a board that names nobody else. They see that somebody meets, under which
 * addresses, and nothing of what is said. Few, of different operators, free, and known to pass on short-lived events
 * of strangers (all are in the list that Trystero checks and prunes). Each board can name others.
 */
export const defaultRelays: readonly string[] = [
	// The oldest large one, run by the makers of Damus. Current strfry.
	'wss://relay.damus.io',
	// Large, in Europe, an operator of its own. Current strfry.
	'wss://nos.lol',
	// Independent of both, in America.
	'wss://purplerelay.com',
	// Small and independent: still there when the large ones keep strangers out for a while.
	'wss://nostr.data.haus'
];

/**
 * Who tells a device its own address on the internet, so that another network can reach it. Two are enough: each
 * more only lengthens the search for a path.
 */
export const defaultStun: readonly string[] = [
	// Answers near to everybody, and its operator promises not to use the addresses it sees.
	'stun:stun.cloudflare.com:3478',
	// Of another operator; port 443 passes where others are closed.
	'stun:stun.nextcloud.com:443'
];
