/** A link that may be opened: http or https, nothing that could run code. Undefined for any other text. */
export function safeLink(text: string | undefined): string | undefined {
	if (!text || !/^https?:\/\//i.test(text.trim())) return undefined;
	try {
		return new URL(text.trim()).href;
	} catch {
		return undefined;
	}
}
