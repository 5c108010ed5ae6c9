import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { passGate, type GateContext } from '#sync/gate.ts';
import { seeded, type Random } from '#domain/seeded.ts';
import { replica } from '../document/world.ts';
import { clientsOf, contextOf, roots, stateOf } from './gated.ts';
import { HonestBoard } from './honest-updates.ts';

/** An update, and the document of a device when it comes. */
interface Case {
	readonly update: Uint8Array;
	readonly doc: Y.Doc;
	/** All of the document, so that a copy of it is made quickly. */
	readonly whole: Uint8Array;
	readonly context: GateContext;
}

/** Updates of all kinds on small boards: edits, merged edits, undo, whole boards. */
function corpus(): Case[] {
	const cases: Case[] = [];
	for (let number = 0; number < 20; number += 1) {
		const board = new HonestBoard(`damaged ${number}`);
		let doc = new Y.Doc();
		const take = (update: Uint8Array) => {
			const context = contextOf(doc, clientsOf(update));
			if (update.length < 3000)
				cases.push({ update, doc, whole: Y.encodeStateAsUpdate(doc), context });
			doc = replica(doc);
			Y.applyUpdate(doc, update);
		};
		take(board.genesis);
		for (let round = 0; round < 2; round += 1) for (const { update } of board.round()) take(update);
	}
	return cases;
}

type Damage = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const place = (bytes: Uint8Array, random: Random) => Math.floor(random() * bytes.length);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** Bytes that mean much where they land: kinds of values, ends of numbers, bits of structs. */
const telling = [0, 1, 7, 8, 10, 0x20, 0x28, 0x7f, 0x80, 0x88, 0xff, 116, 117, 118, 122, 123];

const damages: readonly Damage[] = [
	function flipBit(bytes, random) {
		const at = place(bytes, random);
		return bytes.with(at, (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8)));
	},
	function setByte(bytes, random) {
		return bytes.with(place(bytes, random), telling[Math.floor(random() * telling.length)] ?? 0);
	},
	function addToByte(bytes, random) {
		const at = place(bytes, random);
		return bytes.with(at, (bytes[at] ?? 0) + (random() < 0.5 ? 1 : 255));
	},
	function cut(bytes, random) {
		return bytes.slice(0, place(bytes, random));
	},
	function takeOut(bytes, random) {
		const at = place(bytes, random);
		return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + Math.floor(random() * 9)));
	},
	function insert(bytes, random) {
		const at = place(bytes, random);
		const some = Uint8Array.from({ length: 1 + Math.floor(random() * 6) }, () => random() * 256);
		return joined(bytes.subarray(0, at), some, bytes.subarray(at));
	},
	function splice(bytes, random, other) {
		const from = place(other, random);
		const piece = other.subarray(from, from + Math.floor(random() * 60));
		const at = place(bytes, random);
		const instead = random() < 0.5 ? piece.length : 0;
		return joined(bytes.subarray(0, at), piece, bytes.subarray(at + instead));
	},
	function crossOver(bytes, random, other) {
		return joined(bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random)));
	}
];

// All 50,000 are damaged by `npm run converge`.
const wanted = Number(process.env['DAMAGED'] ?? 8_000);

test('Y-GT2 damaged updates throw nothing, change nothing when refused and apply cleanly when not', () => {
	const seed = 'damaged updates';
	const random = seeded(seed);
	const chosen = <Value>(all: readonly Value[]) => all[Math.floor(random() * all.length)] as Value;
	const cases = corpus();
	const before = cases.map(({ doc }) => stateOf(doc));
	let passed = 0;
	for (let number = 0; number < wanted; number += 1) {
		const { update, whole, context } = chosen(cases);
		const damage = chosen(damages);
		let damaged = damage(update, random, chosen(cases).update);
		if (damaged.length > 0 && random() < 0.3) damaged = chosen(damages)(damaged, random, update);
		try {
			if (passGate(damaged, context, roots)) continue;
			passed += 1;
			expectClean(whole, damaged);
		} catch (error) {
			throw new Error(`seed ${seed}, number ${number}, ${damage.name}`, { cause: error });
		}
	}
	expect(passed).toBeGreaterThan(1000);
	expect(cases.map(({ doc }) => stateOf(doc))).toEqual(before);
}, 120_000);

/** That it can be applied to a copy of the document without an error, and leaves nothing waiting. */
function expectClean(whole: Uint8Array, update: Uint8Array): void {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, whole);
	Y.applyUpdate(copy, update);
	if (copy.store.pendingStructs ?? copy.store.pendingDs)
		throw new Error('something is left waiting');
}
