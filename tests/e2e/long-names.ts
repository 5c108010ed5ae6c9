import { type Page } from '@playwright/test';
import { follow, openSample } from './board.ts';
import { exported, openFile } from './files.ts';

type Fields = Record<string, unknown>;

const word = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenbescheid';

/**
 * Open the sample board as another program may have written it: every name and title but the board's is one word of
 * several hundred letters. Answers its address.
 */
export async function openLongNamed(page: Page): Promise<string> {
	const sample = await openSample(page);
	await follow(page, `${sample}/settings`);
	const file = (await exported(page)) as { id: string; board: Record<string, Fields> };
	file.id = 'long-named';
	for (const [root, entities] of Object.entries(file.board))
		if (root !== 'meta') lengthen(entities);
	await follow(page, '#/');
	await openFile(page, 'long.json', Buffer.from(JSON.stringify(file)));
	await page.waitForURL(`**/#/b/${file.id}`);
	return `#/b/${file.id}`;
}

/** Names of parts lie beside their other fields, as `<id>.name`. */
function lengthen(fields: Fields): void {
	for (const [key, value] of Object.entries(fields)) {
		if (/(?:^|\.)(?:name|title|role)$/.test(key)) fields[key] = word.repeat(6);
		else if (key.startsWith('@')) lengthen(value as Fields);
	}
}
