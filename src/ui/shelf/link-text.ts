import { joinAddress } from '#ui/vocabulary/addresses.ts';

/** How much of a pasted text is kept and searched: enough for a long mail with a link in it. */
export const mostText = 20_000;

/** Where a pasted link leads, even from a mail with words around it. Undefined if there is no link in it. */
export function addressInText(text: string): string | undefined {
	const [, before = '', token = ''] =
		/(#|%23)?(?:\/|%2F)join(?:\/|%2F)([a-z][.%][^\s<>"']+)/i.exec(text.slice(0, mostText)) ?? [];
	if (token === '') return undefined;
	const isMangled = /%/.test(before);
	return joinAddress(isMangled ? `${token}?mangled` : token);
}
