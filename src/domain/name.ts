/**
 * The longest that a name or a title is given here, in UTF-16 units: room for a whole sentence. What came from
 * elsewhere stays as long as it is.
 */
const longestName = 300;

export function isNameTooLong(name: string): boolean {
	return name.trim().length > longestName;
}
