import { describe, expect, test } from 'vitest';
import type { Fault } from '#session/saving.ts';
import { quietSentence, troublesOf, type Safety } from '#ui/app/trouble.ts';

const safe: Safety = {
	saving: { state: 'saved' },
	isRemoved: false,
	readOnly: false,
	tooNew: false,
	setAside: 0,
	isBackupDue: false
};
const faults: readonly Fault[] = [
	...(['quota', 'cannot-open', 'blocked'] as const),
	...(['closed', 'aborted', 'corrupt'] as const)
];
const kinds = (safety: Partial<Safety>) =>
	troublesOf({ ...safe, ...safety }).map(({ kind }) => kind);

describe('the quiet line', () => {
	test('C-Q1 says saved only of what is saved', () => {
		expect(quietSentence(safe, false)).toBe('Saved on this device.');
		expect(quietSentence({ ...safe, saving: { state: 'saving' } }, false)).toBe('Saving…');
		expect(quietSentence({ ...safe, saving: { state: 'saving' } }, true)).toBe('Still saving…');
		const failed = { ...safe, saving: { state: 'failed', why: 'quota' } } as const;
		expect(quietSentence(failed, false)).toBe('Not saved on this device.');
		expect(quietSentence({ ...safe, isRemoved: true }, false)).toBe('Removed from this device.');
	});
});

describe('trouble', () => {
	test('C-Q2 is not spoken of where there is none', () => {
		expect(troublesOf(safe)).toEqual([]);
		expect(kinds({ saving: { state: 'saving' } })).toEqual([]);
	});

	test.each(faults)(
		'C-Q2 %s says what is kept, and offers to try again and to keep a file',
		(why) => {
			const [trouble] = troublesOf({ ...safe, saving: { state: 'failed', why } });
			expect(trouble).toMatchObject({ kind: 'unsaved', tone: 'bad', mayWait: false });
			expect(trouble!.sentence).toContain('kept as long as this page stays open');
			expect(trouble!.helps).toEqual(['retry', 'backUp']);
		}
	);

	test('C-Q3 the worst comes first', () => {
		const saving = { state: 'failed', why: 'closed' } as const;
		const rest = { tooNew: true, setAside: 2, isBackupDue: true };
		expect(kinds({ saving, ...rest })).toEqual([
			...['unsaved', 'too-new'],
			...['set-aside', 'backup-due']
		]);
		expect(kinds({ saving, isRemoved: true, isBackupDue: true })).toEqual(['removed']);
	});

	test('C-Q2 a board that others have is not called one that is only here', () => {
		const due = (isShared: boolean) => troublesOf({ ...safe, isBackupDue: true, isShared })[0];
		expect(due(false)?.sentence).toContain('only on this device');
		expect(due(true)?.sentence).not.toContain('only on this device');
	});

	test('C-Q3 only what harms nothing can be put off', () => {
		const waiting = troublesOf({ ...safe, tooNew: true, setAside: 1, isBackupDue: true });
		expect(waiting.map(({ mayWait }) => mayWait)).toEqual([false, true, true]);
	});
});
