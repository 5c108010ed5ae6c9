import * as Y from 'yjs';
import type { DeviceId } from './signer.ts';
import { byClient, type Deletes, type Struct } from './structs.ts';
import { lookAt, type UpdateLimits } from './update-look.ts';
import { type Known, orderRefusal } from './update-order.ts';
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
	/** How much it may hold, where that is not what an envelope may. */
	readonly limits?: UpdateLimits;
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

/** What this device saved itself, it opens again: four times what ten years of a large board come to. */
const ofBackup: UpdateLimits = { bytes: 128 * 2 ** 20, structs: 1_000_000, values: 16_000_000 };

/** A later version may have roots that we do not know: we keep and pass on what they hold. */
class AnyRoot extends Set<string> {
	override has(): boolean {
		return true;
	}
}
export const anyRoot: ReadonlySet<string> = new AnyRoot();

/** How many clients an update may be of: a device has a new one each time it opens a board. */
const mostClients = 256;

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
		const { limits = context.isSnapshot ? ofSnapshot : ofUpdate } = context;
		const why = lookAt(update, limits);
		if (why) return why;
		const { structs, ds } = Y.decodeUpdate(update);
		const sections = byClient(structs);
		return (
			clientRefusal(sections, context) ??
			clockRefusal(sections, context) ??
			placeRefusal(structs, roots) ??
			runRefusal(structs, ds) ??
			orderRefusal(sections, context) ??
			deleteRefusal(ds, sections, context.clocks)
		);
	} catch {
		// What is left for the decoder to stumble over is text that is no UTF-8.
		return 'unreadable';
	}
}

/** Whether a whole board that nobody signed, as in a backup, may be applied to an empty document. Never throws. */
export function isSoundBoard(state: Uint8Array): boolean {
	try {
		if (lookAt(state, ofBackup)) return false;
		const clients = [...Y.parseUpdateMeta(state).from.keys()];
		const context: GateContext = {
			...{ clients, isSnapshot: true, limits: ofBackup, device: '' as DeviceId },
			...{ clocks: new Map<number, number>(), owner: () => undefined }
		};
		return passGate(state, context, anyRoot) === undefined;
	} catch {
		return false;
	}
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
	if (!isSnapshot && declared.size > mostClients) return 'too-big';
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

/**
 * A client that sets a key again does so after what it had set itself. Of items that do not, Yjs walks past all
 * others of the key for each: 20,000 of them keep a device busy for seconds, and more with every further update.
 */
function placeRefusal(
	structs: readonly Struct[],
	roots: ReadonlySet<string>
): GateRefusal | undefined {
	const begun = new Set<string>();
	for (const struct of structs) {
		if (!(struct instanceof Y.Item) || struct.origin) continue;
		// Decoded on its own, an item names its root; the types of Yjs do not say so.
		const parent: unknown = struct.parent;
		if (typeof parent === 'string' && !roots.has(parent)) return 'unknown-root';
		const map = parent instanceof Y.ID ? `${parent.client}:${parent.clock}` : String(parent);
		const place = `${struct.id.client} ${map} ${struct.parentSub}`;
		if (begun.has(place)) return 'gap';
		begun.add(place);
	}
	return undefined;
}

/**
 * A run of values under one key is what undo keeps of old ones, all of them deleted. Of a live one Yjs loses sight
 * when it is split: its first part is neither shown nor deleted with its map, and collecting that map then throws.
 */
function runRefusal(structs: readonly Struct[], ds: Deletes): GateRefusal | undefined {
	const isLive = ({ id, length }: Struct) =>
		Array.from({ length }, (_, at) => Y.createID(id.client, id.clock + at)).some(
			(one) => !Y.isDeleted(ds, one)
		);
	const isRun = (struct: Struct) =>
		struct.length > 1 && struct instanceof Y.Item && struct.content instanceof Y.ContentAny;
	return structs.some((struct) => isRun(struct) && isLive(struct)) ? 'unknown-content' : undefined;
}

/** Yjs keeps what it cannot delete yet, and deletes it as soon as somebody writes it. */
function deleteRefusal(
	ds: Deletes,
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
