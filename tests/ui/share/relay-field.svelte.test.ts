import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { Draft, type Fields } from '#session/draft.svelte.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import type { SharingChoices } from '#session/sharing-state.ts';
import { onStage } from '#tests/ui/stage.ts';
import RelayField from '#ui/share/RelayField.svelte';

afterEach(cleanup);

test('R-C4 what is typed among the relays while the last choice is being kept stays', async () => {
	const choices: SharingChoices = {
		...{ isOff: false, sameNetworkOnly: false, relays: undefined, turn: undefined }
	};
	const session = {
		draft: (_key: string, initial: Fields) => new Draft(initial, undefined, () => undefined)
	} as unknown as BoardSession;
	const kept: (() => void)[] = [];
	const asked: SharingChoices['relays'][] = [];
	const onchoose = (relays: SharingChoices['relays']) => {
		asked.push(relays);
		return new Promise<void>((resolve) => kept.push(resolve));
	};
	const give = onStage({ session }, RelayField, () => ({ choices, onchoose }));
	const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
	const type = (value: string) => fireEvent.input(field(), { target: { value } });
	await type('wss://one.example.org');
	await fireEvent.blur(field());
	await type('wss://one.example.org\nwss://two');
	const chosen = { ...choices, relays: ['wss://one.example.org'] };
	await give(() => ({ choices: chosen, onchoose }));
	kept[0]!();
	await tick();
	await tick();
	expect(field().value).toBe('wss://one.example.org\nwss://two');
	await type('wss://one.example.org\nwss://two.example.org');
	await fireEvent.blur(field());
	expect(asked.at(-1)).toEqual(['wss://one.example.org', 'wss://two.example.org']);
});
