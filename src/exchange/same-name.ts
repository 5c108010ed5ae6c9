/** Equal for names that are the same: case, spaces and the way an accent is encoded make no difference. */
export function sameName(name: string): string {
	return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
