import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BoardKeys, keysFromEdit, keysFromView } from '#sync/keys.ts';
import { editLink, readLink, viewLink } from '#sync/link.ts';
import { quickestMs } from '#tests/patience.ts';
import { editorsKeys, viewersKeys } from './keyring.ts';

const base = 'https://team.example/deck/';
const keys = await editorsKeys(3);
const later = await editorsKeys(3, 12);
const [edit, view] = [editLink(base, keys), viewLink(base, keys)];
const [laterEdit, laterView] = [editLink(base, later), viewLink(base, later)];
const links = [
	[edit, keys],
	[view, await viewersKeys(keys)],
	[laterEdit, later],
	[laterView, await viewersKeys(later)]
] as const;

/** The board's keys that a text leads to. */
async function keysIn(text: string): Promise<BoardKeys | string> {
	const found = readLink(text);
	if (!found.done) return found.why;
	const link = found.value;
	return link.kind === 'edit'
		? keysFromEdit(link.editSecret, link.epoch)
		: keysFromView(link.viewSecret, link.writePublic, link.epoch);
}

function wasMangled(text: string): boolean | string {
	const found = readLink(text);
	return found.done ? found.value.wasMangled : found.why;
}

/** As quoted-printable breaks a line: `=` at its end. */
function inLines(text: string, width: number, end: string): string {
	return text.replace(new RegExp(`.{${width}}(?=.)`, 'g'), `$&${end}`);
}

test('Y-K10 a link leads to the keys it was made of, with its epoch', async () => {
	for (const [link, expected] of links) {
		expect(await keysIn(link)).toEqual(expected);
		expect(await keysIn(link.slice(link.indexOf('#')))).toEqual(expected);
		expect(await keysIn(link.slice(link.indexOf('join/') + 5))).toEqual(expected);
		expect(wasMangled(link)).toBe(false);
	}
	expect(edit).toMatch(/^https:\/\/team\.example\/deck\/#\/join\/e\.[\w-]{43}$/);
	expect(view).toMatch(/#\/join\/v\.[\w-]{86}$/);
	expect(laterEdit).toBe(`${edit}.12`);
	expect(editLink(`${base}#/b/whatever/share`, keys)).toBe(edit);
});

test('Y-K10 a view link does not hold what the edit link holds', () => {
	const secret = edit.slice(-43);
	expect(view).not.toContain(secret);
	expect(() => editLink(base, { ...keys, editSecret: undefined } as never)).toThrow(TypeError);
});

const mangled: ReadonlyArray<readonly [what: string, mangle: (link: string) => string]> = [
	['%23 for #', (link) => link.replace('#', '%23')],
	['a host that lost its #', (link) => link.replace('#', '')],
	['everything encoded', (link) => encodeURIComponent(link)],
	['encoded twice', (link) => encodeURIComponent(encodeURIComponent(link))],
	[
		'an address inside that of a mail scanner',
		(link) => `https://safe.example/?url=${encodeURIComponent(link)}&data=05%7C01%7C&reserved=0`
	],
	['small letters in the encoding', (link) => encodeURIComponent(link).replace(/%2F/g, '%2f')],
	['quoted-printable', (link) => inLines(link, 19, '=\r\n')],
	['quoted-printable with encoded marks', (link) => link.replace('#', '=23').replace('.', '=2E')],
	['lines broken hard', (link) => inLines(link, 36, '\n')],
	['lines broken in a quoted mail', (link) => `> > ${inLines(link, 31, '\r\n> > ')}\r\n> > Ana`],
	['a space for each broken line', (link) => inLines(link, 50, ' ')],
	['signs that cannot be seen', (link) => inLines(link, 9, '\u200b')],
	['a break before the secret', (link) => link.replace('join/', 'join/\n')]
];

test.each(mangled)(
	'Y-K11 a link mangled by %s is put right, and it is said so',
	async (_, mangle) => {
		for (const [link, expected] of links) {
			expect(await keysIn(mangle(link)), mangle(link)).toEqual(expected);
			expect(wasMangled(mangle(link))).toBe(true);
		}
	}
);

test('Y-K11 a link broken at any place is put right', async () => {
	for (const end of ['=\n', '=\r\n']) {
		for (let at = 1; at < laterView.length; at++) {
			const broken = laterView.slice(0, at) + end + laterView.slice(at);
			expect(await keysIn(broken), broken).toEqual(await viewersKeys(later));
		}
	}
	const start = view.indexOf('#');
	for (let at = start + 1; at < view.length; at++) {
		const broken = `See ${view.slice(0, at)}\n${view.slice(at)}\nGreetings`;
		expect(await keysIn(broken), broken).toEqual(await viewersKeys(keys));
	}
});

test('Y-K12 what stands around a link is none of it, and no reason to warn', async () => {
	const around = [
		...['<L>', '(L)', '[L]', '"L"', '«L»', 'L.', 'L,', 'L;', 'L!', 'L?', 'L>', 'L)', '_L_', '*L*'],
		...['  L\n', '\tL', 'L…', 'See L. Ana', 'See L\nAna', 'L)\n', '[our board](L)', '<a href="L">'],
		...['100% sure: L', 'a=\nb L', 'Ana invited you: L\r\n\r\n-- \r\nAna', `${base} and L`]
	];
	for (const [link, expected] of links) {
		for (const frame of around) {
			expect(await keysIn(frame.replace('L', link)), frame).toEqual(expected);
			expect(wasMangled(frame.replace('L', link)), frame).toBe(false);
		}
	}
});

test('Y-K12 of two links the first that is whole counts', async () => {
	expect(await keysIn(`${edit.slice(0, 50)}… <${edit}>`)).toEqual(keys);
	expect(await keysIn(`${view}\n${edit}`)).toEqual(await viewersKeys(keys));
});

test('Y-K13 a link cut anywhere is told as cut, and no link as none', () => {
	for (const link of [edit, view]) {
		const start = link.indexOf('join/') + 5;
		for (let length = 0; length < link.length; length++) {
			const expected = length < start ? 'link-none' : 'link-cut';
			expect(wasMangled(link.slice(0, length)), `${length}`).toBe(expected);
		}
		const words = `${link.slice(0, -20)} then we go to the harbour and eat fish in the sun all day`;
		expect(wasMangled(words)).toBe('link-cut');
		expect(wasMangled(`${link.slice(0, -20)}\n\nGreetings from the harbour, Ana`)).toBe('link-cut');
	}
	for (const text of [
		'',
		' ',
		'e.g. a board',
		base,
		`${base}#/b/AAAAAAAAAAAAAAAAAAAAAA`,
		'join/'
	]) {
		expect(wasMangled(text), text).toBe('link-none');
	}
});

test('Y-K13 a link of a form we do not know is told as foreign', () => {
	const foreign = [
		`${edit}A`,
		`${view}a.2`,
		`${edit}.0`,
		`${edit}.65536`,
		`${edit.slice(0, -1)}_`,
		edit.replace('/e.', '/x.'),
		edit.replace('/e.', '/e/')
	];
	for (const link of foreign) expect(wasMangled(link), link).toBe('link-foreign');
	// Half of a view link is as long as an edit link, but says what it is.
	expect(wasMangled(view.slice(0, -43))).toBe('link-cut');
});

test('Y-K13 no text makes reading throw or take long', async () => {
	const piece = fc.constantFrom(
		'#',
		'/join/',
		'e.',
		'v.',
		'%',
		'%23',
		'25',
		'=\n',
		' ',
		'\n> ',
		'A'.repeat(43)
	);
	const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 });
	fc.assert(
		fc.property(text, (parts) => void readLink(parts.join(''))),
		{ numRuns: 500 }
	);

	const long = [
		'#',
		'=\t',
		'join/e.',
		'j ',
		'%25',
		'\n>',
		`#/join/v.${'A '.repeat(50)}`,
		edit,
		' '
	];
	for (const unit of long) {
		const text = unit.repeat(1_000_000 / unit.length);
		expect(await quickestMs(500, () => readLink(text)), unit).toBeLessThan(500);
	}
});
