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

	/** What a device sends as its one client. */
	receive({ device, client }: Sent, update: Uint8Array): GateRefusal | undefined {
		return this.#receive(update, [client], { device: `device ${device}` as DeviceId });
	}

	/** A whole board, from whoever made it. */
	receiveWhole(update: Uint8Array): GateRefusal | undefined {
		const founder = { device: 'founder' as DeviceId, isSnapshot: true };
		return this.#receive(update, clientsOf(update), founder);
	}

	#receive(
		update: Uint8Array,
		clients: readonly number[],
		from: Pick<GateContext, 'device' | 'isSnapshot'>
	): GateRefusal | undefined {
		const owner = (client: number) => this.#owners.get(client);
		const why = passGate(update, contextOf(this.doc, clients, { ...from, owner }), roots);
		if (why) return why;
		for (const client of clients) if (!owner(client)) this.#owners.set(client, from.device);
		const { doc } = this;
		Y.applyUpdate(doc, from.isSnapshot ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update);
		return undefined;
	}
}

describe('what honest devices write', () => {
	test('Y-G1 20,000 updates by the real commands pass: each edit by itself, those of a while merged, whole boards', () => {
		let updates = 0;
		for (let number = 0; updates < 20_000; number += 1) {
			const seed = `honest ${number}`;
			const board = new HonestBoard(seed);
			const receivers = [new Receiver(), new Receiver()] as const;
			for (const receiver of receivers)
				expect(receiver.receiveWhole(board.genesis), seed).toBeUndefined();
			for (let round = 0; round < 25; round += 1)
				for (const sent of board.round()) {
					const answers = [
						receivers[0].receive(sent, sent.update),
						...sent.edits.map((edit) => receivers[1].receive(sent, edit))
					];
					if (answers.some((why) => why)) expect(answers, `${seed}, round ${round}`).toEqual([]);
					updates += sent.edits.length + (sent.edits.length > 1 ? 1 : 0);
				}
			const content = board.docs[0]?.toJSON();
			for (const { doc } of receivers) {
				expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
				expect(doc.toJSON(), seed).toEqual(content);
			}

			// The whole board as a device holds it: for one that joins, and for one that is as far.
			const doc = board.docs[number % 3];
			const whole = doc ? Y.encodeStateAsUpdate(doc) : new Uint8Array();
			const joining = new Receiver();
			expect(joining.receiveWhole(whole), seed).toBeUndefined();
			expect(joining.doc.toJSON(), seed).toEqual(content);
			expect(receivers[0].receiveWhole(whole), seed).toBeUndefined();
		}
	}, 60_000);

	test('Y-G1 the sample board passes', () => {
		const { doc } = sampleBoard({ today, timeZone: 'Europe/Oslo' });
		expect(new Receiver().receiveWhole(Y.encodeStateAsUpdate(doc))).toBeUndefined();
	});

	test('Y-G1 five years of daily readings pass as one import', () => {
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

	test('Y-G1 what comes again, as after a damaged row of the log, passes and changes nothing', () => {
		const board = new HonestBoard('again');
		const receiver = new Receiver();
		receiver.receiveWhole(board.genesis);
		const all = Array.from({ length: 20 }).flatMap(() =>
			[...board.round()].map((sent) => {
				receiver.receive(sent, sent.update);
				return sent;
			})
		);
		const before = Y.encodeStateAsUpdate(receiver.doc);
		const refused = all.filter((sent) => receiver.receive(sent, sent.update));
		expect(refused).toEqual([]);
		expect(Y.encodeStateAsUpdate(receiver.doc)).toEqual(before);
	});
});
