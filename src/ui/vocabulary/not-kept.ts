/** What is said of boards of a file that this device would not keep, while others of it are here now. */
export function notKeptWords(names: readonly string[]): string {
	const [those, they] = names.length === 1 ? ['It is', 'it'] : ['They are', 'them'];
	const listed = names.map((name) => `“${name}”`).join(', ');
	return `This device would not keep ${listed}, perhaps because it has no room left. ${those} still in the file: free some space and open it again to bring ${they} back. What else was in it is here.`;
}
