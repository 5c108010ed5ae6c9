import * as Y from 'yjs';
import type { DeviceId } from './signer.ts';
import { lookAt, type UpdateLimits } from './update-look.ts';
import { type Known, orderRefusal, type Struct } from './update-order.ts';
import type { LookRefusal } from './update-refusal.ts';

/** What the receiver knows, and what the envelope around an update says. */
export interface GateContext extends Known {
	/** The Yjs clients that the envelope declares. Those of this device's own open documents are claimed, too. */
	readonly clients: readonly number[];
	/** The device that a client belongs to, as soon as one has declared it. */
	readonly owner: (client: number) => DeviceId | undefined;
	/** The device that signed the envelope. */
	readonly device: DeviceId;
	/**
	 * A whole board. It may have many more structs, and repeat what is known of others' clients. Say so only where
	 * a snapshot is expected: any device can call what it sends one. When something is known already, apply
	 * `Y.diffUpdate` of it, because Yjs stumbles where a known part was collected.
	 */
	readonly isSnapshot?: boolean;
}

/** Why an update is not applied. */
export type GateRefusal =
	LookRefusal | 'foreign-client' | 'undeclared-client' | 'delete-beyond' | 'unknown-root';

/**
 * An update of one second or of one large import. A sender cuts what is larger.
 */
const ofUpdate: UpdateLimits = { bytes: 8 * 2 ** 20, structs: 20_000, values: 320_000 };

/** Ten times what a large board has: 26,000 records are 1.4 MB. */
const ofSnapshot: UpdateLimits = { bytes: 32 * 2 ** 20, structs: 250_000, values: 4_000_000 };

/**
 * The one door for foreign updates: why this one must not be applied, or nothing. `roots` are the names of the root
 * maps it may write to. It reads and keeps nothing, and never throws, whatever the bytes are.
 */
export function passGate(
	update: Uint8Array,
	context: GateContext,
	roots: ReadonlySet<string>
): GateRefusal | undefined {
	try {
		const why = lookAt(update, context.isSnapshot ? ofSnapshot : ofUpdate);
		if (why) return why;
		const { structs, ds } = Y.decodeUpdate(update);
		const sections = byClient(structs);
		return (
			clientRefusal(sections, context) ??
			clockRefusal(sections, context) ??
			rootRefusal(structs, roots) ??
			orderRefusal(sections, context) ??
			deleteRefusal(ds, sections, context.clocks)
		);
	} catch {
		// What is left for the decoder to stumble over is text that is no UTF-8.
		return 'unreadable';
	}
}

function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
	const sections = new Map<number, Struct[]>();
	for (const struct of structs) {
		const section = sections.get(struct.id.client);
		if (section) section.push(struct);
		else sections.set(struct.id.client, [struct]);
	}
	return sections;
}

type Sections = ReadonlyMap<number, readonly Struct[]>;

/**
 * Two devices that write as one client differ for ever, and their state vectors are equal. So a client belongs to
 * who declares it first; a snapshot may carry another device's structs as long as they are known and change nothing.
 */
function clientRefusal(
	sections: Sections,
	{ clients, clocks, owner, device, isSnapshot }: GateContext
): GateRefusal | undefined {
	const declared = new Set(clients);
	for (const client of sections.keys()) if (!declared.has(client)) return 'undeclared-client';
	for (const client of declared) {
		const known = clocks.get(client) ?? 0;
		const isHarmless = isSnapshot && endOf(sections.get(client)) <= known;
		if ((owner(client) ?? device) !== device && !isHarmless) return 'foreign-client';
	}
	return undefined;
}

/** Each section begins where what is known ends, or before; a struct that is known by half is only in a snapshot. */
function clockRefusal(
	sections: Sections,
	{ clocks, isSnapshot }: GateContext
): GateRefusal | undefined {
	for (const [client, structs] of sections) {
		const known = clocks.get(client) ?? 0;
		const [first] = structs;
		if (first && first.id.clock > known) return 'gap';
		const isHalfKnown = ({ id, length }: Struct) => id.clock < known && known < id.clock + length;
		if (!isSnapshot && structs.some(isHalfKnown)) return 'gap';
	}
	return undefined;
}

function rootRefusal(
	structs: readonly Struct[],
	roots: ReadonlySet<string>
): GateRefusal | undefined {
	for (const struct of structs) {
		// Decoded on its own, an item names its root; the types of Yjs do not say so.
		const parent: unknown = struct instanceof Y.Item ? struct.parent : undefined;
		if (typeof parent === 'string' && !roots.has(parent)) return 'unknown-root';
	}
	return undefined;
}

/** Yjs keeps what it cannot delete yet, and deletes it as soon as somebody writes it. */
function deleteRefusal(
	ds: { readonly clients: ReadonlyMap<number, readonly { clock: number; len: number }[]> },
	sections: Sections,
	clocks: GateContext['clocks']
): GateRefusal | undefined {
	for (const [client, ranges] of ds.clients) {
		const end = Math.max(clocks.get(client) ?? 0, endOf(sections.get(client)));
		if (ranges.some(({ clock, len }) => clock + len > end)) return 'delete-beyond';
	}
	return undefined;
}

function endOf(structs: readonly Struct[] | undefined): number {
	const last = structs?.at(-1);
	return last ? last.id.clock + last.length : 0;
}
