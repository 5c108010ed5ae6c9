import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { passGate, type GateContext, type GateRefusal } from '#sync/gate.ts';
import type { DeviceId } from '#sync/signer.ts';
import { addKpi } from '#document/commands/kpi.ts';
import { recordReadings } from '#document/commands/reading.ts';
import { openRoots } from '#document/schema.ts';
import { addDays } from '#domain/day.ts';
import { sampleBoard } from '#exchange/sample/sample-board.ts';
import { aDocument, made, replica, today } from '../document/world.ts';
import { clientsOf, contextOf, roots } from './gated.ts';
import { HonestBoard, type Sent } from './honest-updates.ts';

/** A device that lets in what passes, and remembers which device each client belongs to. */
class Receiver {
	readonly doc = new Y.Doc();
	readonly #owners = new Map<number, DeviceId>();

	constructor() {
		openRoots(this.doc);
	}

	/**
	 * What a device sends, edit by edit. Before each, whatever a sender may have merged from there on is shown to
	 * the gate as well. Answers what was said to all of them.
	 */
	receive({ device, client, edits }: Sent): (GateRefusal | undefined)[] {
		return edits.flatMap((edit, from) => {
			const context = this.#context([client], { device: `device ${device}` as DeviceId });
			const answers = edits
				.slice(from)
				.map((_, more) => Y.mergeUpdates(edits.slice(from, from + more + 1)))
				.map((update) => passGate(update, context, roots));
			this.#owners.set(client, context.device);
			Y.applyUpdate(this.doc, edit);
			return answers;
		});
	}

	/** A whole board, from whoever made it. */
	receiveWhole(update: Uint8Array): GateRefusal | undefined {
		const from = { device: 'founder' as DeviceId, isSnapshot: true };
		const why = passGate(update, this.#context(clientsOf(update), from), roots);
		if (!why) Y.applyUpdate(this.doc, Y.diffUpdate(update, Y.encodeStateVector(this.doc)));
		return why;
	}

	#context(clients: readonly number[], from: Pick<GateContext, 'device' | 'isSnapshot'>) {
		return contextOf(this.doc, clients, { ...from, owner: (client) => this.#owners.get(client) });
	}
}

// All 20,000 are let through by `npm run converge`.
const wanted = Number(process.env['HONEST'] ?? 3_000);

describe('what honest devices write', () => {
	test('Y-GT1 many updates by the real commands pass: each edit, each row of edits merged, whole boards', () => {
		let updates = 0;
		for (let number = 0; updates < wanted; number += 1) {
			const seed = `honest ${number}`;
			const board = new HonestBoard(seed);
			const receiver = new Receiver();
			expect(receiver.receiveWhole(board.genesis), seed).toBeUndefined();
			for (let round = 0; round < 25; round += 1)
				for (const sent of board.round()) {
					const answers = receiver.receive(sent);
					if (answers.some((why) => why)) expect(answers, `${seed}, round ${round}`).toEqual([]);
					updates += answers.length;
				}
			const content = board.docs[0]?.toJSON();
			const { store } = receiver.doc;
			expect([store.pendingStructs, store.pendingDs]).toEqual([null, null]);
			expect(receiver.doc.toJSON(), seed).toEqual(content);

			// The whole board as a device holds it: for one that is as far, and for one that joins.
			for (const doc of board.docs) {
				const whole = Y.encodeStateAsUpdate(doc);
				const joining = new Receiver();
				expect(receiver.receiveWhole(whole), seed).toBeUndefined();
				expect(joining.receiveWhole(whole), seed).toBeUndefined();
				expect(joining.doc.toJSON(), seed).toEqual(content);
				updates += 2;
			}
		}
	}, 120_000);

	test('Y-GT1 the sample board passes', () => {
		const { doc } = sampleBoard({ today, timeZone: 'Europe/Oslo' });
		expect(new Receiver().receiveWhole(Y.encodeStateAsUpdate(doc))).toBeUndefined();
	});

	test('Y-GT1 five years of daily readings pass as one import', () => {
		const { doc, edit, kpiId } = aDocument();
		const reader = replica(doc);
		const days = Array.from({ length: 1826 }, (_, i) => addDays(today, -i));
		made(
			recordReadings(
				edit,
				kpiId,
				days.map((day, i) => ({ day, value: i / 3 }))
			)
		);
		made(addKpi(edit, { name: 'Another' }));
		const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(reader));
		expect(passGate(update, contextOf(reader, clientsOf(update)), roots)).toBeUndefined();
	});

	test('Y-GT1 what comes again, as after a damaged row of the log, passes and changes nothing', () => {
		const board = new HonestBoard('again');
		const receiver = new Receiver();
		receiver.receiveWhole(board.genesis);
		const all = Array.from({ length: 20 }).flatMap(() =>
			[...board.round()].map((sent) => {
				receiver.receive(sent);
				return sent;
			})
		);
		const before = Y.encodeStateAsUpdate(receiver.doc);
		const refused = all.flatMap((sent) => receiver.receive(sent)).filter((why) => why);
		expect(refused).toEqual([]);
		expect(Y.encodeStateAsUpdate(receiver.doc)).toEqual(before);
	});
});
