/** Why something cannot be changed on a board that can only be read here. */
export const onlyRead = 'This board can only be read here';

/** Why nothing from a backup was added to a board that this device may only view. */
export function nothingPutInto(name: string): string {
	return `“${name}” can only be viewed here, so nothing of the file was put into it. Whoever may edit it can bring the file back.`;
}
