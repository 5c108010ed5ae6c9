import { expect, test } from 'vitest';
import type { PersonId } from '#domain/id.ts';
import { deviceWords } from '#session/device-words.ts';
import { withDistinctNames } from '#session/distinct-names.ts';
import { patienceForWords, saidBytes, saidIn } from '#session/said.ts';
import { Patience } from '#sync/patience.ts';
import { sharedDevices } from '#session/shared-devices.ts';
import { namesIn, relaysIn } from '#session/link-query.ts';
import { linksOf, newSharing } from '#session/sharing-keys.ts';
import { toBase64Url, utf8 } from '#sync/bytes.ts';
import { readLink } from '#sync/link.ts';
import type { Replica } from '#sync/replica.ts';
import type { DeviceId } from '#sync/signer.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('Y-S6 what a device says of itself is taken only where it is short and of the right form', () => {
	const said = { name: 'Firefox on Linux', person: 'ana' as PersonId, place: '#/b/x/okrs' };
	expect(saidIn(saidBytes(said))).toEqual(said);
	expect(saidIn(bytes('{"name":5,"person":null}'))).toEqual({
		name: '',
		person: undefined,
		place: undefined
	});
	// A name that turns the reading direction, or is told from another by nothing that is seen.
	expect(saidIn(bytes('{"name":" \\u202eAna\\u200b\\n "}'))?.name).toBe('Ana');
	for (const foreign of [
		'',
		'no json',
		'[1',
		'null',
		'7',
		JSON.stringify({ name: 'x'.repeat(3000) })
	])
		expect(saidIn(bytes(foreign))).toBeUndefined();
});

test('Y-S21 of a device that says without end where it is, twenty words are heard and then one each second', () => {
	const patience = new Patience(patienceForWords);
	const heard = (fromMs: number, untilMs: number, everyMs: number) => {
		let count = 0;
		for (let at = fromMs; at < untilMs; at += everyMs) if (patience.hears(at)) count += 1;
		return count;
	};
	expect(heard(1_000, 1_100, 0.1)).toBe(20);
	expect(heard(1_100, 11_100, 10)).toBe(10);
	// Who is quiet for a while is heard as before, and not more than that.
	expect(heard(3_600_000, 3_600_050, 1)).toBe(20);
});

test('Y-S6 a device is called by its browser and its system', () => {
	const names = [
		['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
		[
			'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile Safari/537.36',
			'Chrome on Android'
		],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1',
			'Safari on an iPhone'
		],
		['Something else', 'A browser']
	] as const;
	for (const [agent, words] of names) expect(deviceWords(agent)).toBe(words);
});

test('Y-S7 a link says where its board meets only when that is not at the usual relays', async () => {
	const row = await newSharing('board');
	const usual = await linksOf(row, 'https://host.example/app/#/b/board/share');
	expect(usual.view).toMatch(/^https:\/\/host\.example\/app\/#\/join\/v\.[\w-]{86}$/);
	expect(relaysIn(usual.view)).toBeUndefined();
	const relays = ['wss://relay.example/x?y=1&z=2', 'ws://127.0.0.1:7000'];
	const { view, edit = '' } = await linksOf({ ...row, relays }, 'https://host.example/');
	for (const link of [view, edit, `${view}&mangled`]) {
		expect(relaysIn(link)).toEqual(relays);
		expect(readLink(link)).toMatchObject({ done: true, value: { wasMangled: false } });
	}
	expect(
		relaysIn(`${usual.view}?relay=javascript:alert(1)&relay=https://x.example`)
	).toBeUndefined();
});

test('Y-S13 a link says its board and whose device it is from, also inside another address; what is no name is none', async () => {
	const row = { ...(await newSharing('board')), relays: ['ws://127.0.0.1:7000'] };
	const names = { board: 'Kettle & Crate?', by: 'Tomasz Wiśniewski' };
	const { view, edit = '' } = await linksOf(row, 'https://host.example/', names);
	expect(new URL(view).search).toBe('');
	let wrapped = edit;
	for (const link of [view, edit, `${edit}&mangled`, view.replace('#', '%23')]) {
		expect(namesIn(link)).toEqual(names);
		expect(readLink(link).done).toBe(true);
	}
	for (let times = 0; times < 3; times++) {
		wrapped = `https://mail.example/?url=${encodeURIComponent(wrapped)}&data=05`;
		expect([namesIn(wrapped), relaysIn(wrapped)]).toEqual([names, row.relays]);
		expect(readLink(wrapped)).toMatchObject({ done: true, value: { kind: 'edit' } });
	}
	const alone = await linksOf(row, 'https://host.example/', { board: 'Crew' });
	expect(namesIn(alone.view)).toEqual({ board: 'Crew' });

	const said = (text: string) => namesIn(`#/join/x?names=${toBase64Url(utf8(text))}`);
	expect(said('Cr\u202eew\nA\u200bna')).toEqual({ board: 'Crew', by: 'Ana' });
	expect(said(`${'x'.repeat(500)}\n`)?.board).toHaveLength(80);
	for (const none of ['', '\nAna', '\u200b\nAna']) expect(said(none)).toBeUndefined();
	for (const broken of ['names=_w', 'names=!', 'names', '']) {
		expect(namesIn(`#/join/x?${broken}`)).toBeUndefined();
	}
});

test('Y-S8 a device is in step when it confirmed all that others wrote; without its word nobody knows', () => {
	const vector = (entries: Record<string, number>) =>
		new Map(Object.entries(entries) as [DeviceId, number][]);
	const replica = {
		device: { id: 'me' },
		vector: vector({ me: 5, ben: 3, cleo: 1 }),
		stopped: new Map(),
		members: { has: (id: string) => id !== 'vera', since: () => undefined },
		acknowledgements: {
			byDevice: new Map([
				// What Ben wrote himself needs no word of his.
				['ben', vector({ me: 5, cleo: 1 })],
				['cleo', vector({ me: 2, ben: 3 })]
			])
		}
	} as unknown as Replica;
	const row = (device: string, seenAt: number) => ({ boardId: 'b', device, seenAt });
	const known = [row('cleo', 1), row('vera', 9), row('ben', 5)];
	const present = [{ device: 'ben' as DeviceId, said: undefined, progress: undefined }];
	const devices = sharedDevices(replica, known, present, {
		person: 'ana' as PersonId,
		name: 'Firefox on Linux'
	});
	expect(devices.map(({ id, behind, isHere, canEdit }) => [id, behind, isHere, canEdit])).toEqual([
		['me', 0, true, true],
		['ben', 0, true, true],
		['vera', undefined, false, false],
		['cleo', 3, false, true]
	]);
});

test('Y-S11 devices of one person that call themselves the same are counted by age, wherever the list is made', () => {
	const device = (id: string, person: string | undefined, name: string | undefined) => ({
		...{ id, name, person: person as PersonId | undefined }
	});
	const since = ({ id }: { readonly id: string }) =>
		new Map([
			['old', 1],
			['young', 2],
			['bens', 3]
		]).get(id);
	const devices = [
		device('viewer', 'ana', 'Chrome on Linux'),
		device('young', 'ana', 'Chrome on Linux'),
		device('bens', 'ben', 'Chrome on Linux'),
		device('phone', 'ana', 'Chrome on Android'),
		device('old', 'ana', 'Chrome on Linux'),
		device('nameless', 'ana', undefined)
	];
	const names = (of: typeof devices) =>
		Object.fromEntries(withDistinctNames(of, since).map(({ id, name }) => [id, name]));
	expect(names(devices)).toEqual({
		...{ old: 'Chrome on Linux', young: '2nd Chrome on Linux', viewer: '3rd Chrome on Linux' },
		...{ bens: 'Chrome on Linux', phone: 'Chrome on Android', nameless: undefined }
	});
	expect(names(devices.toReversed())).toEqual(names(devices));
	expect(withDistinctNames(devices, since).map(({ id }) => id)).toEqual(
		devices.map(({ id }) => id)
	);
});

test('Y-S38 of devices that were certified without end each is looked at a few times, not once for every other', () => {
	let looks = 0;
	const known = Array.from({ length: 1_000 }, (_, nth) => ({
		boardId: 'board',
		get device() {
			looks += 1;
			return `device ${nth}`;
		}
	}));
	const replica = {
		...{ device: { id: 'me' }, vector: new Map() },
		stopped: new Map(),
		members: { has: () => true, since: () => undefined },
		acknowledgements: { byDevice: new Map() }
	} as unknown as Replica;
	const shown = sharedDevices(replica, known, [], { person: undefined, name: 'Mine' });
	expect(shown).toHaveLength(1_001);
	expect(looks).toBeLessThan(5_000);
});
