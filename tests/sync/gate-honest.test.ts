import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { passGate, type GateRefusal } from '#sync/gate.ts';
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

	receive(update: Uint8Array, device: DeviceId, isSnapshot = false): GateRefusal | undefined {
		const clients = clientsOf(update);
		const owner = (client: number) => this.#owners.get(client);
		const context = contextOf(this.doc, clients, { device, owner, isSnapshot });
		const why = passGate(update, context, roots);
		if (why) return why;
		for (const client of clients) if (!owner(client)) this.#owners.set(client, device);
		Y.applyUpdate(
			this.doc,
			isSnapshot ? Y.diffUpdate(update, Y.encodeStateVector(this.doc)) : update
		);
		return undefined;
	}
}

const deviceOf = ({ device }: Sent) => `device ${device}` as DeviceId;

describe('what honest devices write', () => {
	test('Y-G1 20,000 edits by the real commands pass, with undo and redo, at the same time and merged', () => {
		let edits = 0;
		let updates = 0;
		for (let number = 0; edits < 20_000; number += 1) {
			const seed = `honest ${number}`;
			const board = new HonestBoard(seed);
			const receiver = new Receiver();
			expect(receiver.receive(board.genesis, 'founder' as DeviceId, true), seed).toBeUndefined();
			for (let round = 0; round < 40; round += 1)
				for (const sent of board.round()) {
					const why = receiver.receive(sent.update, deviceOf(sent));
					if (why) expect(why, `${seed}, round ${round}`).toBeUndefined();
					edits += sent.edits;
					updates += 1;
				}
			const { pendingStructs, pendingDs } = receiver.doc.store;
			expect({ pendingStructs, pendingDs }).toEqual({ pendingStructs: null, pendingDs: null });
			expect(receiver.doc.toJSON(), seed).toEqual(board.docs[0]?.toJSON());

			// The whole board as each device holds it: for one that joins, and for one that is as far.
			for (const doc of board.docs) {
				const whole = Y.encodeStateAsUpdate(doc);
				const joining = new Receiver();
				expect(joining.receive(whole, 'founder' as DeviceId, true), seed).toBeUndefined();
				expect(joining.doc.toJSON(), seed).toEqual(doc.toJSON());
				expect(receiver.receive(whole, 'founder' as DeviceId, true), seed).toBeUndefined();
			}
		}
		expect(updates).toBeGreaterThan(2000);
	}, 60_000);

	test('Y-G1 the sample board passes', () => {
		const { doc } = sampleBoard({ today, timeZone: 'Europe/Oslo' });
		expect(
			new Receiver().receive(Y.encodeStateAsUpdate(doc), 'founder' as DeviceId)
		).toBeUndefined();
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
		receiver.receive(board.genesis, 'founder' as DeviceId, true);
		const all = Array.from({ length: 20 }).flatMap(() =>
			[...board.round()].map((sent) => {
				receiver.receive(sent.update, deviceOf(sent));
				return sent;
			})
		);
		const before = Y.encodeStateAsUpdate(receiver.doc);
		const refused = all.filter((sent) => receiver.receive(sent.update, deviceOf(sent)));
		expect(refused).toEqual([]);
		expect(Y.encodeStateAsUpdate(receiver.doc)).toEqual(before);
	});
});
