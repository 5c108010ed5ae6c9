import { describe, expect, test } from 'vitest';
import type { Day, Instant } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import { unshared, type SharedDevice, type SharingState } from '#session/sharing-state.ts';
import { waiting, withUnsealed } from '#session/sharing-state.ts';
import { longAloneSince } from '#session/long-alone.ts';
import { aloneWords } from '#ui/vocabulary/alone-words.ts';
import { presentPeople } from '#ui/app/present.ts';
import { togetherOf } from '#ui/app/together.ts';
import { boardAddresses } from '#ui/vocabulary/addresses.ts';
import { aBoard } from '#tests/builders.ts';

const board = aBoard();
const named = (id: PersonId, name: string) => ({ ...[...aBoard().people.values()][0]!, id, name });
const people = new Map(
	['Ana', 'Ben', 'Cleo'].map((name) => [name as PersonId, named(name as PersonId, name)])
);
const crew = { board: { ...board, people }, me: 'Ana' as PersonId };

function device(person: string | undefined, changes: Partial<SharedDevice> = {}): SharedDevice {
	return {
		id: `${person} ${JSON.stringify(changes)}`,
		name: 'Firefox on Linux',
		person: person as PersonId | undefined,
		canEdit: true,
		isThis: false,
		isHere: true,
		seenAt: undefined,
		behind: 0,
		place: undefined,
		...changes
	};
}
const self = device('Ana', { isThis: true });

function said(connection: SharingState['connection'], ...others: readonly SharedDevice[]) {
	return togetherOf({ ...unshared, connection, devices: [self, ...others] }, crew);
}
const sentence = (...of: Parameters<typeof said>) => said(...of)?.sentence;

describe('in step', () => {
	test('R-Q1 is said only of devices that confirmed everything', () => {
		expect(sentence('connected', device('Ben'))).toBe('In step with Ben.');
		expect(sentence('connected', device('Ben'), device('Cleo'))).toBe('In step with Ben and Cleo.');
		const some = [device('Ben'), device('Cleo'), device(undefined)];
		expect(sentence('connected', ...some)).toBe('In step with Ben and 2 others.');
		const late = [device('Ben', { behind: 1 }), device('Cleo')];
		expect(sentence('connected', ...late)).toBe('In step with Cleo.');
	});

	test('Y-S33 is not said while something that was edited here waits to be sealed', () => {
		const state = { ...unshared, connection: 'connected', devices: [self, device('Ben')] } as const;
		const later = waiting(state);
		expect(togetherOf(state, crew)?.sentence).toBe('In step with Ben.');
		expect(togetherOf(later, crew)?.sentence).toBe('1 change not yet with Ben.');
		expect(later.devices[0]).toBe(self);
		// However much waits, it is one change to come.
		expect(waiting(later)).toBe(later);
	});

	test('Y-S35 nothing is said of who has what before it is known whether something waits here', () => {
		const ben = device('Ben');
		const state = { ...unshared, connection: 'connected', devices: [self, ben] } as const;
		const unsure = withUnsealed(state, 'unknown');
		expect(togetherOf(unsure, crew)).toBeUndefined();
		expect(unsure.devices[1]?.behind).toBeUndefined();
		expect(togetherOf({ ...unsure, connection: 'looking' }, crew)?.sentence).toBe(
			'Looking for the others.'
		);
		expect(togetherOf(withUnsealed(state, 'none'), crew)?.sentence).toBe('In step with Ben.');
		expect(togetherOf(waiting(unsure), crew)?.sentence).not.toMatch(/in step/i);
		const late = withUnsealed({ ...state, devices: [self, device('Ben', { behind: 2 })] }, 'some');
		expect(togetherOf(late, crew)?.sentence).toBe('3 changes not yet with Ben.');
	});

	test('R-Q1 who has just come and confirmed nothing yet is being compared with', () => {
		expect(sentence('connected', device('Ben', { behind: undefined }))).toBe('Comparing with Ben.');
		expect(sentence('connected')).toBe('Comparing with another device.');
	});

	test('R-Q1 this device is no proof, and neither is silence', () => {
		expect(said('connected')?.isInStep).toBe(false);
		expect(said('looking')?.isInStep).toBe(false);
		const silent = said('connected', device('Ben', { behind: undefined }));
		expect(silent).toMatchObject({
			isInStep: false,
			sentence: expect.not.stringMatching(/in step/i)
		});
	});

	test('R-Q1 my other devices and those of nobody have names too', () => {
		expect(sentence('connected', device('Ana'))).toBe('In step with your other device.');
		expect(sentence('connected', device(undefined))).toBe('In step with another device.');
		expect(sentence('connected', device('gone'), device(undefined))).toBe(
			'In step with 2 other devices.'
		);
		expect(sentence('connected', device('Ana'), device('Ben'))).toBe(
			'In step with Ben and 1 other.'
		);
	});
});

describe('one person with several devices', () => {
	const phone = device('Ben', { id: 'phone', name: 'Chrome on Android' });
	const laptop = device('Ben', { id: 'laptop' });
	const late = { behind: 2 };

	test('R-Q9 is one person while all of them are meant, and else it is said which', () => {
		expect(sentence('connected', phone, laptop)).toBe('In step with Ben.');
		expect(sentence('connected', phone, { ...laptop, ...late })).toBe(
			'In step with Ben (Chrome on Android).'
		);
		expect(sentence('connected', { ...phone, ...late }, { ...laptop, behind: 5 })).toBe(
			'Nobody else has everything yet: 2 changes to go to Ben (Chrome on Android).'
		);
		expect(sentence('offline', phone, laptop)).toBe('No network. Ben has everything that is here.');
	});

	test('R-Q9 goes for my own too', () => {
		const [mine, other] = [device('Ana', { id: 'a' }), device('Ana', { id: 'b', name: 'Kitchen' })];
		expect(sentence('connected', mine, other)).toBe('In step with your other devices.');
		expect(sentence('connected', mine, { ...other, ...late })).toBe(
			'In step with your other device (Firefox on Linux).'
		);
		expect(sentence('offline', mine, other)).toBe(
			'No network. Your other devices have everything that is here.'
		);
	});
});

describe('out of step', () => {
	test('R-Q2 how much is not with the others yet', () => {
		expect(sentence('connected', device('Ben', { behind: 3 }))).toBe('3 changes not yet with Ben.');
		expect(sentence('connected', device('Ben', { behind: 3 }), device('Cleo', { behind: 1 }))).toBe(
			'Nobody else has everything yet: 1 change to go to Cleo.'
		);
	});

	test('R-Q2 what stands in the way, with the button that helps', () => {
		const ben = device('Ben', { behind: 2, isHere: false });
		expect(said('off', ben)).toMatchObject({ help: 'switch-on', short: 'Sharing off' });
		expect(sentence('offline', ben)).toBe('No network: changes go out later.');
		const viewer = [device('Ana', { isThis: true, canEdit: false }), ben];
		expect(
			togetherOf({ ...unshared, connection: 'offline', devices: viewer }, crew)?.sentence
		).toBe('No network: changes come later.');
		expect(said('unreachable', ben)?.help).toBe('connection');
		expect(said('unable', ben)).toMatchObject({
			sentence: 'This browser cannot connect to others. 2 changes not yet with Ben.',
			short: 'By file only'
		});
		expect(sentence('looking', ben)).toBe('Looking for the others. 2 changes not yet with Ben.');
		expect(said('looking')).toMatchObject({
			sentence: 'Nobody else has this board yet.',
			help: 'invite'
		});
	});

	test('R-Q2 without a network it is still known who has everything', () => {
		expect(sentence('offline', device('Ben', { isHere: false }))).toBe(
			'No network. Ben has everything that is here.'
		);
		expect(sentence('looking', device('Ben'), device('Cleo'))).toBe(
			'Looking for the others. Ben and Cleo have everything that is here.'
		);
	});

	test('R-Q4 new links are told with whom to ask, whatever else is true', () => {
		const renewed = (by: string | undefined) =>
			togetherOf(
				{ ...unshared, connection: 'connected', devices: [self, device('Ben')] },
				{ ...crew, renewal: { by: by as PersonId | undefined, at: 0 as Instant } }
			)?.sentence;
		expect(renewed('Ben')).toBe(
			'Ben made new links for this board. Ask Ben for the new one to go on together; what you have stays.'
		);
		expect(renewed('gone')).toMatch(/^New links were made for this board\. Ask for/);
		expect(renewed(undefined)).toBe(renewed('gone'));
		expect(renewed('Ana')).toMatch(/^You made new links .* on another device/);
	});

	test('R-Q4 whoever has met nobody for a week is told what may be the matter, with the button that opens a newer link', () => {
		const day = (text: string) => text as Day;
		const seen = (date: string) =>
			device('Ben', { isHere: false, behind: 1, seenAt: Date.parse(`${date}T12:00Z`) as Instant });
		const relays = [{ url: 'wss://one.example', state: 'open' }] as const;
		const state = {
			...unshared,
			connection: 'looking',
			devices: [self, seen('2026-11-12')],
			relays
		} as const;
		const since = (of: SharingState, today: string) =>
			longAloneSince(of, { today: day(today), timeZone: 'UTC' });
		expect(since(state, '2026-11-19')).toBe('2026-11-12');
		expect(since(state, '2026-11-18')).toBeUndefined();
		expect(
			since({ ...state, devices: [self, seen('2026-11-12'), seen('2026-11-18')] }, '2026-11-20')
		).toBeUndefined();
		// While nobody could introduce them, or nobody was ever met, there is no reason to think so.
		expect(since({ ...state, relays: [] }, '2026-11-30')).toBeUndefined();
		expect(
			since({ ...state, relays: [{ ...relays[0], state: 'connecting' }] }, '2026-11-30')
		).toBeUndefined();
		expect(since({ ...state, connection: 'connected' }, '2026-11-30')).toBeUndefined();
		expect(since({ ...state, devices: [self, device('Ben')] }, '2026-11-30')).toBeUndefined();
		const alone = aloneWords(day('2026-11-12'), 'en-GB');
		expect(togetherOf(state, { ...crew, alone })).toMatchObject({
			sentence: expect.stringMatching(/since 12 Nov\..* new links: ask for the newest one/),
			help: 'open-link'
		});
		expect(
			togetherOf({ ...state, connection: 'connected' }, { ...crew, alone })?.sentence
		).not.toContain('newest');
	});

	test('R-Q4 an edit that nobody takes is told with the button that sends it once more', () => {
		const state = { ...unshared, connection: 'connected', held: 'form' } as const;
		expect(togetherOf(state, crew)).toMatchObject({
			sentence: expect.stringContaining('They are kept'),
			help: 'send-anew'
		});
	});

	test('R-Q5 a part that nobody would take is told with what helps, and without a button that cannot', () => {
		const state = { ...unshared, connection: 'connected', held: 'content' } as const;
		const together = togetherOf(state, crew);
		expect(together?.sentence).toMatch(/kept on this device.*newer version.*backup/);
		expect(together).not.toHaveProperty('help');
	});

	test('Y-S42 where others built on what this device does not have, that is said before anything else of them, with the way to new links', () => {
		const state = { ...unshared, connection: 'connected', devices: [self, device('Ben')] } as const;
		const told = (forked: number, others: number) =>
			togetherOf({ ...state, refused: { forked, others } }, crew);
		expect(told(1, 1)).toMatchObject({
			sentence: expect.stringContaining('new links bring everything together'),
			help: 'invite'
		});
		// One that only went back sends anew what it has; one that is only broken parts nobody.
		for (const one of [told(1, 0), told(0, 1)]) expect(one?.sentence).toBe('In step with Ben.');
	});

	test('R-Q3 what comes in is counted', () => {
		const progress = { have: 2, total: 9 };
		const state = { ...unshared, connection: 'connected', devices: [self], progress } as const;
		expect(togetherOf(state, crew)?.sentence).toBe('Receiving changes: 2 of 9.');
	});

	test('R-Q3 of a board that is not shared nothing is said', () => {
		expect(togetherOf(unshared, crew)).toBeUndefined();
	});
});

describe('here now', () => {
	const addresses = boardAddresses(board.id);
	const present = (...devices: readonly SharedDevice[]) =>
		presentPeople([self, ...devices], crew.board, crew.me).map(({ words }) => words);

	test('R-H1 everybody who is here is shown once, with the screen they are on', () => {
		expect(
			present(
				device('Ben', { place: addresses.grid }),
				device('Ben', { place: addresses.home }),
				device('Cleo', { isHere: false })
			)
		).toEqual(['Ben is here, on KPIs']);
	});

	test('R-H1 my other device and a device of nobody are there too', () => {
		expect(present(device('Ana', { place: addresses.home }), device(undefined))).toEqual([
			'Your other device is here, on Home',
			'Firefox on Linux is here'
		]);
	});

	test.each([
		[addresses.home, 'Home'],
		[`${addresses.okrs}?team=t1`, 'OKRs'],
		[addresses.objective('gone' as never), 'OKRs'],
		[addresses.checkInAt('r1'), 'Check-in'],
		[addresses.connection, 'Share'],
		[addresses.earlierReviews, 'Review'],
		['#/b/other', 'Home']
	])('R-H2 %s reads as %s', (place, words) => {
		expect(present(device('Ben', { place }))).toEqual([`Ben is here, on ${words}`]);
	});

	test('R-H2 who is still joining is on no screen', () => {
		expect(present(device('Ben', { place: '#/join/b1' }))).toEqual(['Ben is here']);
	});
});
