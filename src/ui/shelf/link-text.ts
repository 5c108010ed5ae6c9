import { joinAddress } from '#ui/vocabulary/addresses.ts';

/** Where a link that was pasted leads: from a mail with words around it too. Nothing where there is no link in it. */
export function addressInText(text: string): string | undefined {
	const [, before = '', token = ''] =
		/(#|%23)?(?:\/|%2F)join(?:\/|%2F)([ev][.%][^\s<>"']+)/i.exec(text) ?? [];
	if (token === '') return undefined;
	const isMangled = /%/.test(before);
	return joinAddress(isMangled ? `${token}?mangled` : token);
}
