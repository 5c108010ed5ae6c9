import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { BoardId } from '#domain/id.ts';
import { saveFile } from '#kit/save-file.ts';
import type { Backup } from '#session/backups.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import type { Shelf } from '#session/shelf.svelte.ts';
import { until } from '#tests/patience.ts';
import { onStage } from '#tests/ui/stage.ts';
import BackupButtons from '#ui/settings/BackupButtons.svelte';

vi.mock('#kit/save-file.ts', () => ({ saveFile: vi.fn() }));
afterEach(() => {
	cleanup();
	vi.mocked(saveFile).mockClear();
});

const making = { doneRatio: undefined };
const boards = ['Deck', 'Crew', 'Hull'].map((name) => ({ id: name as BoardId, name }));

async function saved(missing: readonly string[], more: readonly object[] = []): Promise<string> {
	const ids = boards.map(({ id }) => id).filter((id) => !missing.includes(id));
	const file = new File([], 'All boards.quarterdeck');
	const backup: Backup = { file, at: 1, ids, missing: missing as BoardId[] };
	const shelf = {
		boards: [...boards, ...more],
		...{ making, opening: making },
		backUp: () => Promise.resolve(backup),
		backedUp: () => Promise.resolve()
	} as unknown as Shelf;
	const session = { id: 'Deck', files: { making } } as unknown as BoardSession;
	onStage({ session, shelf }, BackupButtons, () => ({}));
	await fireEvent.click(screen.getByRole('button', { name: 'Save all 3 boards' }));
	await until(() => expect(document.querySelectorAll('.notice').length).toBeGreaterThan(0));
	return document.body.textContent;
}

test('S-B14 a backup of all boards says which of them are not in the file', async () => {
	expect(await saved([])).not.toContain('not in the file');
	cleanup();
	const one = await saved(['Crew']);
	expect(one).toContain(
		'Nothing of “Crew” could be read on this device, so it is not in the file.'
	);
	expect(one).toContain('Backup saved.');
	cleanup();
	expect(await saved(['Crew', 'Hull'])).toContain('“Crew” and “Hull”');
	expect(saveFile).toHaveBeenCalledTimes(3);
});

test('S-B14 without a board in it no file is saved, and one that is still on its way is not counted', async () => {
	const joining = { id: 'Mast', name: 'Mast', isJoining: true };
	const none = await saved(['Deck', 'Crew', 'Hull'], [joining]);
	expect(none).toContain('they are not in the file');
	expect(none).not.toContain('Backup saved.');
	expect(saveFile).not.toHaveBeenCalled();
});
