import { expect, test } from 'vitest';
import { addressInText } from '#ui/shelf/link-text.ts';

const token = `e.${'A'.repeat(43)}`;

test('R-J5 a link is found in what was pasted, whatever is around it', () => {
	const address = `#/join/${token}`;
	expect(addressInText(`https://team.example.org/qd/${address}`)).toBe(address);
	expect(addressInText(`Hello!\n<https://team.example.org/${address}>\nAna`)).toBe(address);
	expect(addressInText(address)).toBe(address);
});

test('R-J5 one whose # was rewritten says so, and no link is no link', () => {
	expect(addressInText(`https://team.example.org/%23/join/${token}`)).toBe(
		`#/join/${token}?mangled`
	);
	expect(addressInText('https://team.example.org/#/b/b1')).toBeUndefined();
	expect(addressInText('')).toBeUndefined();
});

test('R-J5 a link of a kind that only a newer version knows leads to who says so', () => {
	expect(addressInText('https://team.example.org/#/join/q.AAAA')).toBe('#/join/q.AAAA');
});
